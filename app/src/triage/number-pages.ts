import { propertyOf } from '@unhidden/record';
import type { ClaimId } from '@unhidden/record';
import { accountNames } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { SubmittedNumber } from '../publishing/intake-rule.ts';
import { REVIEWS_NEEDED, submittedNumbers } from '../publishing/intake-rule.ts';
import { plainWords } from '../recording/claim-words.ts';
import { readableOf, recordTitles } from '../recording/index.ts';
import { decideReview } from '../review/review-actions.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import { button, form, problemSummary } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { triageMessages } from './messages.ts';

/** Numbers that came in by a form, with what they still need before they can be published. */
export const numberRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/review/numbers',
    policy: 'review claims',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/review/numbers', policy: 'review claims', handle: accept },
];

/** The numbers a person may read. */
export async function numbersFor(services: Services, person: SignedIn): Promise<readonly SubmittedNumber[]> {
  const all = await submittedNumbers(services.register, services.ring);
  const readable = await readableOf(
    services,
    services.register,
    person,
    all.flatMap(({ claim }) => [claim.record, claim.source]),
  );
  return all.filter(({ claim }) => readable.has(claim.record) && readable.has(claim.source));
}

/** Those that wait for a further review which this person could give. */
export function waitingFor(person: SignedIn, numbers: readonly SubmittedNumber[]): number {
  return numbers.filter(
    ({ reviewers }) => reviewers.length < REVIEWS_NEEDED && !reviewers.includes(person.user),
  ).length;
}

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[] = [],
): Promise<Answer> {
  const { lang } = request;
  const { register } = services;
  const t = triageMessages[lang];
  const numbers = await numbersFor(services, person);
  const titles = await recordTitles(services, register, person, [
    ...new Set(numbers.map(({ claim }) => claim.record)),
  ]);
  const people = await accountNames(
    register,
    services,
    numbers.flatMap(({ reviewers }) => reviewers),
  );
  const row = ({ claim, reviewers, second, isConfirmed }: SubmittedNumber): readonly Content[] => {
    const property = propertyOf(register.catalogue, 'figure', claim.property);
    const title = titles.get(claim.record)?.[lang] ?? '';
    return [
      html`<a href="${request.href(`/records/${claim.record}`)}">${title}</a> ${property?.label[lang]}:
        ${property ? plainWords(lang, property, claim) : claim.value}`,
      [
        t.count(reviewers.length),
        reviewers.length === 0 ? '' : `: ${reviewers.map((user) => people.get(user) ?? user).join(', ')}`,
      ],
      second ? t.has : t.hasNot,
      isConfirmed
        ? t.ready
        : reviewers.includes(person.user)
          ? null
          : form(
              person,
              request.href('/review/numbers'),
              [
                html`<input type="hidden" name="claim" value="${claim.id}" />`,
                button([t.accept, html`<span class="visually-hidden">: ${title}</span>`], { isQuiet: true }),
              ],
              { isPlain: true },
            ),
    ];
  };
  return {
    page: {
      title: t.numbers,
      section: 'review',
      status: problems.length > 0 ? 422 : 200,
      body: [
        problemSummary(lang, problems),
        html`<p class="lead">${t.numbersLead}</p>`,
        numbers.length === 0
          ? html`<p>${t.numbersNone}</p>`
          : plainTable(t.numbers, [t.number, t.reviews, t.second, ''], numbers.map(row)),
      ],
      help: t.numbersHelp,
    },
  };
}

async function accept(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang } = request;
  const t = triageMessages[lang];
  const claim = (sent.get('claim') ?? '') as ClaimId;
  const isOffered = (await numbersFor(services, person)).some((each) => each.claim.id === claim);
  const chosen = isOffered ? [claim] : [];
  const decided = await decideReview(services, person, 'accept', chosen, t.acceptReason);
  return decided.ok
    ? { redirect: '/review/numbers', notice: t.accepted }
    : show(
        request,
        person,
        services,
        decided.problems.map((text): Problem => ['', text]),
      );
}
