import { accountNames, listAccounts } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState } from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { spanWords } from '../ui/zoned-time.ts';
import { button, form, selectField, textField } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { cardsTable } from './cards-view.ts';
import { zoneOf } from './case-letters.ts';
import type { Internship } from './internship-facts.ts';
import { cardsSeenBy, internshipOf, REVIEWERS, reviewCards } from './internship-facts.ts';
import { internshipMessages } from './messages.ts';
import { LEAST_NOTICE_MS } from './slot-rules.ts';
import { freeSlots, slotsById } from './slot-store.ts';

/** What the page of a case shows of an application besides what every case has. */
export async function internshipPanels(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  state: CaseState,
): Promise<Content> {
  const internship = internshipOf(state);
  const users = [
    ...internship.named.map(({ user }) => user),
    ...internship.cards.map(({ by }) => by),
    ...internship.interviewers,
  ];
  const names = await accountNames(services.register, services, users);
  const around = {
    request,
    person,
    services,
    state,
    internship,
    nameOf: (user: string) => names.get(user) ?? user,
  };
  return [
    stepsPanel(around),
    await reviewPanel(around),
    await interviewPanel(around),
    offerPanel(around),
    answersPanel(around),
  ];
}

type Around = {
  readonly request: WorkRequest;
  readonly person: SignedIn;
  readonly services: Services;
  readonly state: CaseState;
  readonly internship: Internship;
  nameOf(user: string): string;
};

/** Steps that send a letter have a page of their own, on which it is read before it goes. */
function stepsPanel({ request: { lang, href }, state }: Around): Content {
  const t = internshipMessages[lang].panel;
  const { stage, id } = state;
  const steps = [
    ...(['received', 'asked'].includes(stage) ? ([['ask', t.ask]] as const) : []),
    ...(stage === 'review' ? ([['invite', t.invite]] as const) : []),
    ...(stage === 'interview' ? ([['invite', t.inviteAgain]] as const) : []),
    ...(stage === 'decision' ? ([['offer', t.offer]] as const) : []),
    ...(REJECTABLE.has(stage) ? ([['reject', t.reject]] as const) : []),
  ];
  if (steps.length === 0) return null;
  return panel(
    t.steps,
    html`<ul>
      ${steps.map(([step, label]) => html`<li><a href="${href(`/cases/${id}/${step}`)}">${label}</a></li>`)}
    </ul>`,
  );
}

const REJECTABLE = new Set([
  'received',
  'asked',
  'review',
  'interview',
  'interviewed',
  'decision',
  'offer',
  'onboarding',
]);

async function reviewPanel(around: Around): Promise<Content> {
  const { request, person, services, state, internship, nameOf } = around;
  const { lang, href } = request;
  const t = internshipMessages[lang].panel;
  const { named, reviewers } = internship;
  if (state.stage !== 'review' && named.length === 0) return null;
  const done = new Set(reviewCards(internship).map(({ by }) => by));
  const cards = cardsSeenBy(internship, person.user, 'review', false);
  return panel(t.review, [
    named.length === 0
      ? html`<p>${t.noReviewers}</p>`
      : html`<ul>
          ${named.map(
            ({ user, isReleased, conflict }) =>
              html`<li>
                ${nameOf(user)}:
                ${isReleased ? t.states.isReleased : done.has(user) ? t.states.in : t.states[conflict]}
              </li>`,
          )}
        </ul>`,
    state.stage === 'review' && reviewers.length < REVIEWERS
      ? form(person, href(`/cases/${state.id}/reviewers`), [
          selectField({
            name: 'user',
            label: t.name,
            hint: t.nameHint,
            options: await candidates(
              services,
              named
                .filter(({ isReleased, conflict }) => !isReleased || conflict === 'declared')
                .map(({ user }) => user),
            ),
          }),
          button(t.nameDo, { name: 'step', value: 'name', isQuiet: true }),
        ])
      : null,
    state.stage === 'review' && named.some(({ isReleased }) => !isReleased)
      ? html`<details class="fold">
          <summary>${t.releaseWho}</summary>
          ${form(person, href(`/cases/${state.id}/reviewers`), [
            selectField({
              name: 'released',
              label: t.reviewers,
              options: named
                .filter(({ isReleased }) => !isReleased)
                .map(({ user }) => [user, nameOf(user)] as const),
            }),
            textField({ name: 'why', label: t.releaseReason }),
            button(t.release, { name: 'step', value: 'release', isQuiet: true }),
          ])}
        </details>`
      : null,
    cards.length > 0 ? cardsTable(lang, 'review', cards, nameOf) : html`<p class="quiet">${t.notBoth}</p>`,
  ]);
}

/** Colleagues who may score and do not see who applies. */
async function candidates(
  services: Services,
  without: readonly string[],
): Promise<readonly (readonly [string, string])[]> {
  const accounts = await listAccounts(services.register, services);
  const may = (roles: SignedIn['roles'], policy: Parameters<typeof permissionOf>[0]): boolean =>
    permissionOf(policy, { roles } as SignedIn, services.now()) !== 'no';
  return accounts
    .filter(
      ({ user, standing, roles }) =>
        standing === 'active' &&
        !without.includes(user) &&
        may(roles, 'score applications') &&
        !may(roles, 'work on internships'),
    )
    .map(({ user, name }) => [user, name] as const);
}

async function interviewPanel({
  request,
  person,
  services,
  state,
  internship,
  nameOf,
}: Around): Promise<Content> {
  const { lang, href } = request;
  const t = internshipMessages[lang].panel;
  const { register, now } = services;
  const { offered, lastSlot, booked } = internship;
  if (offered.length === 0 && lastSlot === null) return null;
  const [slot] = await slotsById(services, register, [booked?.slot ?? lastSlot ?? '']);
  const soonest = new Date(now().getTime() + LEAST_NOTICE_MS).toISOString();
  const free = await freeSlots(services, register, offered, soonest);
  const cards = cardsSeenBy(
    internship,
    person.user,
    'interview',
    internship.interviewers.includes(person.user),
  );
  const isCurrent = slot && booked !== null;
  const fact = (label: string, text: string): Content =>
    html`<div>
      <dt>${label}</dt>
      <dd>${text}</dd>
    </div>`;
  return panel(t.interview, [
    isCurrent
      ? html`<dl class="facts">
          ${fact(t.bookedFor, spanWords(lang, slot, slot.zone))}
          ${fact(t.inTheirZone, spanWords(lang, slot, zoneOf(state)))} ${fact(t.place, slot.place)}
          ${fact(t.interviewers, slot.interviewers.map(nameOf).join(', '))}
        </dl>`
      : html`<p>${state.stage === 'interview' ? t.offered(free.length) : t.noTimes}</p>`,
    isCurrent ? html`<p><a href="${href(`/cases/${state.id}/calendar`)}">${t.calendar}</a></p>` : null,
    isCurrent && state.stage === 'interview'
      ? form(
          person,
          href(`/cases/${state.id}/interview`),
          [
            button(t.cancel, { name: 'step', value: 'by us', isQuiet: true }),
            ' ',
            button(t.missed, { name: 'step', value: 'missed', isQuiet: true }),
          ],
          { isPlain: true },
        )
      : null,
    cards.length > 0 ? cardsTable(lang, 'interview', cards, nameOf) : null,
  ]);
}

function offerPanel({ request: { lang }, internship: { offer } }: Around): Content {
  const t = internshipMessages[lang].panel;
  if (!offer) return null;
  const { start, end, hours, supervisorName, answerBy } = offer;
  const m = internshipMessages[lang].letter;
  return panel(
    t.offerPart,
    html`<p>
      ${start} – ${end}, ${m.hours} ${hours}, ${m.supervisor} ${supervisorName}, ${t.answerBy(answerBy)}
    </p>`,
  );
}

function answersPanel({ request: { lang }, internship: { answers } }: Around): Content {
  const t = internshipMessages[lang].panel;
  if (answers.size === 0) return null;
  const titles: Readonly<Record<string, string>> = t.asks;
  return panel(
    t.answers,
    html`<dl class="facts">
      ${[...answers].map(
        ([ask, given]) =>
          html`<div>
            <dt>${titles[ask] ?? ask}</dt>
            <dd class="case-answer">${Object.values(given).join('\n')}</dd>
          </div>`,
      )}
    </dl>`,
  );
}

function panel(heading: string, content: Content): Content {
  return html`<section class="case-part">
    <h2>${heading}</h2>
    ${content}
  </section>`;
}
