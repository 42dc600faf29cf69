import type { SignedIn } from '../accounts/roles.ts';
import { html } from '../ui/html.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import type { Store } from '../register/index.ts';
import { caseworkMessages } from './messages.ts';
import { kindsFor } from './read-case.ts';
import type { Step } from './statistics.ts';
import { countCases } from './statistics.ts';

export const statisticsRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/cases/statistics', policy: 'see cases', handle: show },
];

async function show(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href, query } = request;
  const t = caseworkMessages[lang].statistics;
  const modules = kindsFor(services, person);
  const module = modules.find(({ kind }) => kind.name === query.get('kind')) ?? modules[0];
  if (!module)
    return { page: { title: t.title, section: 'cases', body: html`<p>${t.none}</p>`, help: t.help } };
  const { kind } = module;
  const { came, open, erased, stages } = countCases(kind, await historiesOf(services.register, kind.name));
  const label = (stage: string): string => kind.stages[stage]?.label[lang] ?? stage;
  return {
    page: {
      title: t.title,
      section: 'cases',
      body: [
        html`<nav aria-label="${caseworkMessages[lang].list.kinds}">
          <ul class="review-states">
            ${modules.map(
              (each) =>
                html`<li>
                  <a
                    href="${href(`/cases/statistics?kind=${each.kind.name}`)}"
                    ${each === module ? html` aria-current="page"` : null}
                    >${each.kind.label[lang]}</a
                  >
                </li>`,
            )}
          </ul>
        </nav>`,
        html`<p class="lead">${t.lead}</p>`,
        came === 0
          ? html`<p>${t.none}</p>`
          : [
              html`<dl class="facts">
                <div>
                  <dt>${t.came}</dt>
                  <dd>${came}</dd>
                </div>
                <div>
                  <dt>${t.open}</dt>
                  <dd>${open}</dd>
                </div>
                <div>
                  <dt>${t.erased}</dt>
                  <dd>${erased}</dd>
                </div>
              </dl>`,
              plainTable(
                t.title,
                [t.stage, t.entered, t.here, t.left, t.median, t.longest],
                stages.map(({ stage, reached, here, wentTo, medianDays, longestDays }) => [
                  label(stage),
                  t.share(reached, Math.round((100 * reached) / came)),
                  here,
                  wentTo.length === 0
                    ? '–'
                    : html`<ul>
                        ${wentTo.map(
                          ([to, count]) =>
                            html`<li>
                              ${label(to)}:
                              ${t.share(count, Math.round((100 * count) / Math.max(reached, 1)))}
                            </li>`,
                        )}
                      </ul>`,
                  medianDays ?? '–',
                  longestDays ?? '–',
                ]),
                { isHeaded: true },
              ),
            ],
        html`<p>
          <a href="${href(`/cases?kind=${kind.name}`)}">${caseworkMessages[lang].bulk.back}</a>
        </p>`,
      ],
      help: t.help,
    },
  };
}

/** Only what an erasure leaves: nothing is opened to count. */
async function historiesOf({ db }: Store, kind: string): Promise<readonly (readonly Step[])[]> {
  const rows = await db
    .selectFrom('case_event')
    .select(['case_id', 'type', 'stage', 'day'])
    .where('kind', '=', kind)
    .where('type', 'in', ['created', 'move', 'erased'])
    .orderBy('case_id')
    .orderBy('seq')
    .execute();
  return [...Map.groupBy(rows, (row) => row.case_id).values()] as readonly (readonly Step[])[];
}
