import type { SignedIn } from '../accounts/roles.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { findLines, loadCases } from '../casework/index.ts';
import { internshipKind } from './internship-kind.ts';
import { internshipMessages } from './messages.ts';
import { placesByTerm, stageWords, termWords } from './overview-pages.ts';
import type { Reached } from './pipeline-counts.ts';
import { countPipeline } from './pipeline-counts.ts';
import { OFFER_REASONS, REJECT_REASONS } from './reasons.ts';

export const statisticsRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/internships/statistics', policy: 'work on internships', handle: show },
];

async function show(request: WorkRequest, _person: SignedIn, services: Services): Promise<Answer> {
  const { lang } = request;
  const t = internshipMessages[lang].statistics;
  const counts = countPipeline(await readHistories(services));
  const percent = (n: number): string => t.share(n, Math.round((100 * n) / Math.max(counts.came, 1)));
  return {
    page: {
      title: t.title,
      section: 'internships',
      body:
        counts.came === 0
          ? html`<p>${t.none}</p>`
          : [
              html`<p class="lead">${t.lead}</p>`,
              html`<p>${t.acceptance(counts.offered, counts.accepted)}</p>`,
              part(
                t.months,
                [t.month, t.came, t.offered, t.accepted, t.rejected, t.withdrawn],
                counts.months.map(({ month, came, offered, accepted, rejected, withdrawn }) => [
                  month,
                  came,
                  offered,
                  accepted,
                  rejected,
                  withdrawn,
                ]),
              ),
              part(
                t.steps,
                [t.stage, t.reached, t.ended, t.median],
                counts.steps.map(({ stage, reached, ended, medianDays }) => [
                  stageWords(lang, stage),
                  percent(reached),
                  ended,
                  medianDays ?? '–',
                ]),
              ),
              part(
                t.places,
                [t.places, t.placesOf],
                (await placesByTerm(services)).map(([term, taken, of]) => [
                  termWords(lang, term),
                  internshipMessages[lang].home.taken(taken, of),
                ]),
              ),
              part(t.reasons, [t.reason, t.came], await reasonRows(request, services)),
            ],
      help: t.help,
    },
  };
}

function part(heading: string, heads: readonly string[], rows: readonly (readonly Content[])[]): Content {
  return html`<section class="case-part">
    <h2>${heading}</h2>
    ${plainTable(heading, heads, rows, { isHeaded: true })}
  </section>`;
}

/** Only what an erasure leaves. */
async function readHistories({ register }: Services): Promise<readonly (readonly Reached[])[]> {
  const rows = await register.db
    .selectFrom('case_event')
    .select(['case_id', 'stage', 'day'])
    .where('kind', '=', internshipKind.name)
    .where('type', 'in', ['created', 'move'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  return [...Map.groupBy(rows, (row) => row.case_id).values()];
}

/** Reasons are sealed with the case, so that those of erased ones are gone. */
async function reasonRows(
  { lang }: WorkRequest,
  services: Services,
): Promise<readonly (readonly Content[])[]> {
  const { lines } = await findLines(services.register, { kinds: [internshipKind.name], limit: 10_000 });
  const states = await loadCases(
    services,
    services.register,
    lines.map(({ id }) => id),
  );
  const counts = new Map<string, number>();
  for (const { history } of states.values())
    for (const event of history)
      if (event.type === 'move' && event.body?.reason !== undefined)
        counts.set(event.body.reason, (counts.get(event.body.reason) ?? 0) + 1);
  return [...OFFER_REASONS, ...REJECT_REASONS].flatMap(({ code, label }) =>
    counts.has(code) ? [[label[lang], counts.get(code) ?? 0]] : [],
  );
}
