import { accountNames } from '../accounts/account-store.ts';
import type { ClaimId } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { success } from '../platform/result.ts';
import { recordTitles } from '../recording/names-store.ts';
import { inTransaction } from '../register/index.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { reviewMessages } from './messages.ts';
import type { QueueFilter } from './queue.ts';
import { QUEUE_STATES } from './queue.ts';
import { countQueue, readQueue } from './queue-store.ts';
import { queryOf, queueBody } from './queue-view.ts';
import { decideReview, REVIEW_STEPS } from './review-actions.ts';

/** The queue of statements that wait for review. */
export const queueRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/review',
    policy: 'review claims',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/review', policy: 'review claims', handle: decide },
];

type Typed = {
  readonly chosen: readonly string[];
  readonly reason: string;
  readonly problems: readonly Problem[];
};

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  typed: Typed = { chosen: [], reason: '', problems: [] },
): Promise<Answer> {
  const { lang, query } = request;
  const { register, custody } = services;
  const filter = filterOf(query);
  const page = Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1);
  const waiting = await readQueue(register, person, filter, page);
  const counts = await countQueue(register, person, filter);
  const isProtected = ({ kind, property }: (typeof waiting)[number]) =>
    propertyOf(register.catalogue, kind, property)?.tier === 'protected';
  if (waiting.some(isProtected))
    await inTransaction(register, async (tx) =>
      success(
        await custody.append(tx, {
          actor: person.user,
          action: 'queue read protected',
          object: person.user,
          after: waiting.filter(isProtected).map(({ id }) => id),
        }),
      ),
    );
  const refs = waiting.filter(
    ({ kind, property }) => propertyOf(register.catalogue, kind, property)?.type === 'ref',
  );
  const shown = {
    filter,
    page,
    waiting,
    counts,
    titles: await recordTitles(services, register, person, [
      ...waiting.flatMap(({ record, source }) => [record, source]),
      ...refs.map(({ value }) => value),
      ...counts.sources.map(({ id }) => id),
    ]),
    people: await accountNames(
      register,
      services,
      waiting.flatMap(({ by }) => by ?? []),
    ),
    ...typed,
  };
  const t = reviewMessages[lang];
  return {
    page: {
      title: t.title,
      section: 'review',
      status: typed.problems.length > 0 ? 422 : 200,
      islands: ['review'],
      body: queueBody(request, person, register.catalogue, shown),
      help: t.reviewHelp,
    },
  };
}

async function decide(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, form, query } = request;
  const t = reviewMessages[lang];
  const step = REVIEW_STEPS.find((each) => each === form.get('step')) ?? 'accept';
  const chosen = form.getAll('claim') as ClaimId[];
  const typed = (form.get('reason') ?? '').trim();
  const reason = typed === '' && step === 'accept' ? t.acceptReason : typed;
  const problems: Problem[] = [];
  if (chosen.length === 0) problems.push(['', t.chooseOne]);
  if (reason === '') problems.push(['reason', t.needReason]);
  if (problems.length === 0) {
    const decided = await decideReview(services, person, step, chosen, reason);
    if (decided.ok)
      return {
        redirect: `/review?${queryOf(filterOf(query))}`,
        notice: `${t.counted(decided.value)} ${t.done[step]}.`,
      };
    problems.push(...decided.problems.map((text): Problem => ['', text]));
  }
  return show(request, person, services, { chosen, reason: typed, problems });
}

function filterOf(query: URLSearchParams): QueueFilter {
  const given = (name: string) => query.get(name) || undefined;
  return {
    state: QUEUE_STATES.find((state) => state === query.get('state')) ?? 'waiting',
    source: given('source'),
    kind: given('kind'),
    whose: query.get('whose') === 'mine' ? 'mine' : 'others',
  };
}
