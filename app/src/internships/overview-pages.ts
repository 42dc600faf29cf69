import type { SignedIn } from '../accounts/roles.ts';
import type { CaseLine } from '../casework/index.ts';
import {
  currentTerms,
  daysAfter,
  daysBetween,
  dayOf,
  findLines,
  loadCases,
  referenceOf,
} from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { spanWords } from '../ui/zoned-time.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { placesTaken } from './capacity.ts';
import { internshipOf } from './internship-facts.ts';
import { internshipKind } from './internship-kind.ts';
import { countTroubledMail } from './mail-store.ts';
import { internshipMessages } from './messages.ts';
import { readPlacements } from './placements.ts';
import { slotsAfter } from './slot-store.ts';
import type { Term } from './term.ts';
import { termOf } from './term.ts';

/** What is due with applicants: where a coordinator starts. */
export const overviewRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/internships', policy: 'work on internships', handle: show },
];

/** Days before an erasure in which it stands on the list. */
const SOON_DAYS = 14;
const WAITS_FOR_US = ['received', 'review', 'interviewed', 'decision'];

async function show(request: WorkRequest, _person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href } = request;
  const t = internshipMessages[lang].home;
  const undelivered = await countTroubledMail(services.register);
  const links = [
    ['/cases?kind=internship', t.all],
    ['/internships/times', t.times],
    ['/internships/mail', t.mail],
    ['/internships/statistics', t.statistics],
    ['/cases/terms', t.terms],
  ] as const;
  return {
    page: {
      title: t.title,
      section: 'internships',
      body: [
        html`<p class="lead">${t.lead}</p>`,
        undelivered > 0 ? html`<p class="notice">${t.undelivered(undelivered)}</p>` : null,
        html`<ul class="review-states">
          ${links.map(([path, text]) => html`<li><a href="${href(path)}">${text}</a></li>`)}
        </ul>`,
        await inTouch(request, services),
        await interviews(request, services),
        await offers(request, services),
        await erasures(request, services),
        await places(request, services),
      ],
      help: t.help,
    },
  };
}

/** "We will be in touch" is a promise with a date. */
async function inTouch({ lang, href }: WorkRequest, services: Services): Promise<Content> {
  const t = internshipMessages[lang].home;
  const today = dayOf(services.now());
  const lines = await linesIn(services, WAITS_FOR_US);
  return part(t.answer, [
    html`<p>${t.answerLead}</p>`,
    lines.length === 0
      ? html`<p>${t.nothing}</p>`
      : plainTable(
          t.answer,
          [t.application, t.stage, t.by],
          lines.map(({ id, stage, due }) => [
            html`<a href="${href(`/cases/${id}`)}">${referenceOf(id)}</a>`,
            stageWords(lang, stage),
            due === null
              ? ''
              : [due, due < today ? html` <strong>${t.late(daysBetween(due, today))}</strong>` : null],
          ]),
        ),
  ]);
}

async function interviews({ lang, href }: WorkRequest, services: Services): Promise<Content> {
  const t = internshipMessages[lang].home;
  const booked = (await slotsAfter(services, services.register, services.now().toISOString())).filter(
    ({ state }) => state === 'booked',
  );
  return part(
    t.interviews,
    booked.length === 0
      ? html`<p>${t.nothing}</p>`
      : plainTable(
          t.interviews,
          [t.when, t.application],
          booked.map((slot) => [
            spanWords(lang, slot, slot.zone),
            slot.caseId === null
              ? ''
              : html`<a href="${href(`/cases/${slot.caseId}`)}">${referenceOf(slot.caseId)}</a>`,
          ]),
        ),
  );
}

async function offers({ lang, href }: WorkRequest, services: Services): Promise<Content> {
  const t = internshipMessages[lang].home;
  const states = await loadCases(
    services,
    services.register,
    (await linesIn(services, ['offer'])).map(({ id }) => id),
  );
  const open = [...states.values()]
    .map((state) => [state.id, internshipOf(state).offer?.answerBy ?? ''] as const)
    .sort(([, a], [, b]) => (a < b ? -1 : 1));
  return part(
    t.offers,
    open.length === 0
      ? html`<p>${t.nothing}</p>`
      : plainTable(
          t.offers,
          [t.application, t.by],
          open.map(([id, answerBy]) => [
            html`<a href="${href(`/cases/${id}`)}">${referenceOf(id)}</a>`,
            answerBy,
          ]),
        ),
  );
}

/** The reminder before the clock of an outcome runs out. */
async function erasures({ lang, href }: WorkRequest, services: Services): Promise<Content> {
  const t = internshipMessages[lang].home;
  const soon = await erasedSoon(services);
  if (soon.length === 0) return null;
  return part(t.erase, [
    html`<p>${t.eraseLead}</p>`,
    plainTable(
      t.erase,
      [t.application, t.stage, t.by],
      soon.map(({ id, stage, on }) => [
        html`<a href="${href(`/cases/${id}`)}">${referenceOf(id)}</a>`,
        stageWords(lang, stage),
        on,
      ]),
    ),
  ]);
}

/** Applications whose clock runs out within two weeks, with the day. */
export async function erasedSoon(
  services: Services,
): Promise<readonly (CaseLine & { readonly on: string })[]> {
  const until = daysAfter(dayOf(services.now()), SOON_DAYS);
  const kept = new Map(
    Object.entries(internshipKind.stages).flatMap(([stage, { keptDays }]) =>
      keptDays === undefined ? [] : [[stage, keptDays] as const],
    ),
  );
  return (await linesIn(services, [...kept.keys()]))
    .map((line) => ({ ...line, on: daysAfter(line.since, kept.get(line.stage) ?? 0) }))
    .filter(({ on }) => on <= until)
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

async function places({ lang }: WorkRequest, services: Services): Promise<Content> {
  const t = internshipMessages[lang].home;
  return part(
    t.places,
    html`<dl class="facts">
      ${(await placesByTerm(services)).map(
        ([term, taken, of]) =>
          html`<div>
            <dt>${termWords(lang, term)}</dt>
            <dd>${t.taken(taken, of)}</dd>
          </div>`,
      )}
    </dl>`,
  );
}

/** Half-years from now on, and earlier ones that had interns: places taken, and how many there are. */
export async function placesByTerm(
  services: Services,
): Promise<readonly (readonly [term: Term, taken: number, of: number])[]> {
  const { placesPerTerm } = await currentTerms(services, services.register);
  const taken = placesTaken(await readPlacements(services, services.register));
  const today = dayOf(services.now());
  const terms = new Set([termOf(today), termOf(daysAfter(today, 183)), ...taken.keys()]);
  return [...terms].sort().map((term) => [term, taken.get(term) ?? 0, placesPerTerm] as const);
}

export function termWords(lang: WorkRequest['lang'], term: Term): string {
  const [year = '', half = ''] = term.split('-');
  return internshipMessages[lang].home.term(year, half);
}

export function stageWords(lang: WorkRequest['lang'], stage: string): string {
  return internshipKind.stages[stage as 'received']?.label[lang] ?? stage;
}

async function linesIn(services: Services, stages: readonly string[]): Promise<readonly CaseLine[]> {
  const { lines } = await findLines(services.register, { kinds: [internshipKind.name], stages, limit: 500 });
  return lines;
}

function part(heading: string, content: Content): Content {
  return html`<section class="case-part">
    <h2>${heading}</h2>
    ${content}
  </section>`;
}
