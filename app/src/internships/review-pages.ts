import { accountNames } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState, Outcome } from '../casework/index.ts';
import {
  CASE_PROBLEMS,
  done,
  findLines,
  inOneTransaction,
  loadCase,
  loadCases,
  referenceOf,
} from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { calendarFile } from '../ui/calendar-file.ts';
import { internshipOf, mayReview } from './internship-facts.ts';
import type { Internship } from './internship-facts.ts';
import { internshipKind } from './internship-kind.ts';
import { internshipMessages } from './messages.ts';
import { declareConflict, handInCard } from './review-actions.ts';
import { reviewBody } from './review-view.ts';
import { readTexts } from './review-texts.ts';
import type { CardName } from './scorecard-criteria.ts';
import { CRITERIA } from './scorecard-criteria.ts';
import { readCard } from './scorecard.ts';
import type { CardProblem } from './scorecard.ts';
import { slotsById } from './slot-store.ts';

const ONE = '/reviews/:review';

/** Reviews without a name, and scorecards of interviews: for those who were asked. */
export const reviewRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/reviews', policy: 'score applications', handle: list },
  {
    method: 'GET',
    path: ONE,
    policy: 'score applications',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: `${ONE}/conflict`, policy: 'score applications', handle: conflict },
  { method: 'POST', path: `${ONE}/card`, policy: 'score applications', handle: handIn },
  { method: 'GET', path: `${ONE}/calendar`, policy: 'score applications', handle: calendar },
];

/** What somebody has to do with an application: the review while it is open, else the interview they hold. */
export function partOf(state: CaseState, user: string): CardName | undefined {
  const internship = internshipOf(state);
  if (INTERVIEW.has(state.stage) && internship.interviewers.includes(user)) return 'interview';
  return mayReview(internship, user) === 'not named' || state.stage === 'received' ? undefined : 'review';
}

const INTERVIEW = new Set(['interview', 'interviewed', 'decision']);

/** Applications somebody was asked to score, by what is still to do. */
export async function scoringOf(
  services: Services,
  person: SignedIn,
): Promise<readonly { readonly state: CaseState; readonly part: CardName; readonly isDone: boolean }[]> {
  const { lines } = await findLines(services.register, {
    kinds: [internshipKind.name],
    stages: ['review', ...INTERVIEW],
    limit: 1000,
  });
  const states = await loadCases(
    services,
    services.register,
    lines.map(({ id }) => id),
  );
  return [...states.values()].flatMap((state) => {
    const part = partOf(state, person.user);
    if (part === undefined || (part === 'review' && state.stage !== 'review')) return [];
    const internship = internshipOf(state);
    const isDone =
      internship.cards.some(({ name, by }) => name === part && by === person.user) ||
      (part === 'review' && mayReview(internship, person.user) === 'conflict declared');
    return [{ state, part, isDone }];
  });
}

async function list(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href } = request;
  const t = internshipMessages[lang].review;
  const scoring = await scoringOf(services, person);
  const part = (heading: string, found: typeof scoring): Content =>
    found.length === 0
      ? null
      : html`<h2>${heading}</h2>
          <ul class="home-list">
            ${found.map(({ state }) => html`<li><a href="${href(`/reviews/${state.id}`)}">${t.application(referenceOf(state.id))}</a></li>`)}
          </ul>`;
  return {
    page: {
      title: t.title,
      section: 'reviews',
      body: [
        html`<p class="lead">${t.lead}</p>`,
        scoring.length === 0 ? html`<p>${t.none}</p>` : null,
        part(
          t.toReview,
          scoring.filter((each) => each.part === 'review' && !each.isDone),
        ),
        part(
          t.interviews,
          scoring.filter((each) => each.part === 'interview'),
        ),
        part(
          t.done,
          scoring.filter((each) => each.part === 'review' && each.isDone),
        ),
      ],
      help: t.help,
    },
  };
}

async function askedOf(
  { params }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<
  { readonly state: CaseState; readonly part: CardName; readonly internship: Internship } | undefined
> {
  const state = await loadCase(services, services.register, params['review'] ?? '');
  if (!state || state.kind !== internshipKind.name || state.isErased) return undefined;
  const part = partOf(state, person.user);
  return part && { state, part, internship: internshipOf(state) };
}

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  {
    given = () => '',
    problems = [],
  }: { readonly given?: (field: string) => string; readonly problems?: readonly Problem[] } = {},
): Promise<Answer> {
  const { lang } = request;
  const t = internshipMessages[lang].review;
  const asked = await askedOf(request, person, services);
  if (!asked) return { missing: true };
  const { state, part, internship } = asked;
  const may = part === 'interview' ? 'yes' : mayReview(internship, person.user);
  // The log is told before anything is shown.
  await inOneTransaction(services, async (tx) => {
    await services.custody.append(tx, { actor: person.user, action: `${part} read`, object: state.id });
    return done(null);
  });
  const [slot] =
    part === 'interview' ? await slotsById(services, services.register, [internship.lastSlot ?? '']) : [];
  const names = await accountNames(
    services.register,
    services,
    internship.cards.map(({ by }) => by),
  );
  return {
    page: {
      title: t.application(referenceOf(state.id)),
      section: 'reviews',
      status: problems.length > 0 ? 422 : 200,
      body: reviewBody(request, person, {
        state,
        part,
        internship,
        may,
        slot,
        hasBegun: slot !== undefined && Date.parse(slot.start) <= services.now().getTime(),
        // Whoever has not said that they have no conflict sees nothing yet.
        texts: may === 'yes' ? await readTexts(lang, services, state, part) : { answers: [], documents: [] },
        nameOf: (user) => names.get(user) ?? user,
        given,
        problems,
      }),
      help: t.help,
    },
  };
}

async function conflict(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, lang } = request;
  const t = internshipMessages[lang].review;
  const asked = await askedOf(request, person, services);
  if (!asked) return { missing: true };
  const given = form.get('conflict');
  if (given !== 'yes' && given !== 'no')
    return show(request, person, services, { problems: [['conflict', t.conflictMissing]] });
  const declared = await declareConflict(services, person, asked.state.id, given === 'yes');
  if (!declared.ok) return failed(request, person, services, declared);
  return given === 'yes'
    ? { redirect: '/reviews', notice: t.conflictDone }
    : { redirect: `/reviews/${asked.state.id}` };
}

async function handIn(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, lang } = request;
  const t = internshipMessages[lang].review;
  const asked = await askedOf(request, person, services);
  if (!asked) return { missing: true };
  const { state, part } = asked;
  const given = (field: string): string => (form.get(field) ?? '').replaceAll('\r\n', '\n');
  const { card, problems } = readCard(part, given);
  if (!card)
    return show(request, person, services, {
      given,
      problems: problems.map((problem) => [problem.field, wordsOf(lang, part, problem)] as const),
    });
  const handed = await handInCard(services, person, state.id, { name: part, card, reason: given('reason') });
  if (!handed.ok) return failed(request, person, services, handed, given);
  return { redirect: `/reviews/${state.id}`, notice: t.handedIn };
}

function wordsOf(lang: WorkRequest['lang'], name: CardName, { field, code }: CardProblem): string {
  const words = internshipMessages[lang].review.problems[code];
  if (typeof words === 'string') return words;
  const criterion = CRITERIA[name].find(({ id }) => field.endsWith(`-${id}`));
  return words(criterion?.label[lang] ?? field);
}

function failed(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { problems }: Extract<Outcome<unknown>, { ok: false }>,
  given?: (field: string) => string,
): Promise<Answer> | Answer {
  const { lang } = request;
  if (problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  return show(request, person, services, {
    ...(given ? { given } : {}),
    problems: problems.map((each) => ['', each[lang]] as const),
  });
}

/** The interview for the calendar of whoever holds it, without a name in it. */
async function calendar(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const asked = await askedOf(request, person, services);
  const [slot] = asked?.internship.booked
    ? await slotsById(services, services.register, [asked.internship.booked.slot])
    : [];
  if (!asked || !slot?.interviewers.includes(person.user)) return { missing: true };
  const appointment = { ...slot, sequence: 0, isCancelled: false, reference: referenceOf(asked.state.id) };
  const text = calendarFile(request.lang, appointment, services.now());
  return {
    download: new TextEncoder().encode(text),
    name: 'interview.ics',
    type: 'text/calendar; charset=utf-8',
  };
}
