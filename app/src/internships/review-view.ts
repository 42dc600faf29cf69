import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState } from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { spanWords } from '../ui/zoned-time.ts';
import type { Problem } from '../workbench/form.ts';
import { button, choiceField, form, problemOf, problemSummary, textField } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import { cardFields, cardsTable } from './cards-view.ts';
import { cardsSeenBy, cardStanding } from './internship-facts.ts';
import type { Internship } from './internship-facts.ts';
import { internshipMessages } from './messages.ts';
import type { ReviewTexts } from './review-texts.ts';
import type { CardName } from './scorecard-criteria.ts';
import type { InterviewSlot } from './slot-store.ts';

export type ReviewShown = {
  readonly state: CaseState;
  readonly part: CardName;
  readonly internship: Internship;
  readonly may: 'yes' | 'not named' | 'conflict unsaid' | 'conflict declared';
  readonly slot: InterviewSlot | undefined;
  readonly hasBegun: boolean;
  readonly texts: ReviewTexts;
  nameOf(user: string): string;
  given(field: string): string;
  readonly problems: readonly Problem[];
};

/** An application for somebody who scores it. */
export function reviewBody(request: WorkRequest, person: SignedIn, shown: ReviewShown): Content {
  const { lang } = request;
  const t = internshipMessages[lang].review;
  const { may, part, problems, state } = shown;
  const summary = problemSummary(lang, problems);
  if (may === 'conflict unsaid') return [summary, conflictForm(request, person, shown)];
  if (may !== 'yes') return [summary, html`<p>${t.conflictDone}</p>`];
  if (part === 'review' && state.stage !== 'review')
    return [summary, html`<p>${t.closed}</p>`, cards(request, person, shown)];
  return [
    summary,
    part === 'review' ? html`<p class="notice">${t.blind}</p>` : interviewFacts(request, shown),
    texts(request, shown),
    cards(request, person, shown),
    cardForm(request, person, shown),
    part === 'review'
      ? html`<details class="fold">
          <summary>${t.conflictNow}</summary>
          ${conflictForm(request, person, shown)}
        </details>`
      : null,
  ];
}

function conflictForm(
  { lang, href }: WorkRequest,
  person: SignedIn,
  { state, problems }: ReviewShown,
): Content {
  const t = internshipMessages[lang].review;
  return [
    html`<h2>${t.conflictTitle}</h2>
      <p>${t.conflictText}</p>`,
    form(person, href(`/reviews/${state.id}/conflict`), [
      choiceField({
        name: 'conflict',
        type: 'radio',
        label: t.conflict,
        values: [],
        problem: problemOf(problems, 'conflict'),
        options: [
          ['no', t.conflictNo],
          ['yes', t.conflictYes],
        ],
      }),
      button(t.conflictDo),
    ]),
  ];
}

function interviewFacts({ lang, href }: WorkRequest, { state, slot }: ReviewShown): Content {
  const t = internshipMessages[lang].review;
  if (!slot) return null;
  const row = (label: string, text: Content): Content =>
    html`<div>
      <dt>${label}</dt>
      <dd>${text}</dd>
    </div>`;
  return html`<dl class="facts">
      ${row(t.whom, state.content?.answers['name'] ?? '')} ${row(t.when, spanWords(lang, slot, slot.zone))}
      ${row(t.place, slot.place)}
    </dl>
    <p>
      <a href="${href(`/reviews/${state.id}/calendar`)}">${internshipMessages[lang].panel.calendar}</a>
    </p>`;
}

function texts({ lang }: WorkRequest, { texts: { answers, documents } }: ReviewShown): Content {
  const t = internshipMessages[lang].review;
  return [
    html`<dl class="facts">
      ${answers.map(
        ({ label, text }) =>
          html`<div>
            <dt>${label}</dt>
            <dd class="case-answer" dir="auto">${text}</dd>
          </div>`,
      )}
    </dl>`,
    documents.length === 0 ? null : html`<h2>${t.documents}</h2>`,
    documents.map(
      (document, at) =>
        html`<details class="fold" open>
          <summary>${t.document(at + 1)}</summary>
          ${
            document === undefined
              ? html`<p>${t.notOpened}</p>`
              : document.text.trim() === ''
                ? html`<p>${t.noText}</p>`
                : html`<div class="case-text" dir="auto">${document.text}</div>`
          }
          ${document?.isCut ? html`<p class="quiet">${t.more}</p>` : null}
        </details>`,
    ),
  ];
}

function cards({ lang }: WorkRequest, person: SignedIn, { internship, part, nameOf }: ReviewShown): Content {
  const t = internshipMessages[lang].review;
  const seen = cardsSeenBy(internship, person.user, part, true);
  if (seen.length === 0) return null;
  const hasOther = seen.some(({ by }) => by !== person.user);
  return [
    html`<h2>
      ${hasOther ? internshipMessages[lang].panel[part === 'review' ? 'cards' : 'interviewCards'] : t.own}
    </h2>`,
    cardsTable(lang, part, seen, nameOf),
    hasOther || part === 'interview' ? null : html`<p class="quiet">${t.otherWaits}</p>`,
  ];
}

function cardForm({ lang, href }: WorkRequest, person: SignedIn, shown: ReviewShown): Content {
  const t = internshipMessages[lang].review;
  const { state, part, internship, hasBegun, given, problems } = shown;
  const standing = cardStanding(internship, state.stage, person.user, part);
  if (standing === 'closed') return null;
  if (part === 'interview' && !hasBegun) return html`<p class="quiet">${t.notYet}</p>`;
  const own = internship.cards.find(({ name, by }) => name === part && by === person.user);
  const value = (field: string): string => {
    const typed = given(field);
    if (typed !== '' || problems.length > 0 || !own) return typed;
    const [what, id = ''] = field.split(/-(.*)/s);
    if (what === 'score') return String(own.card.scores[id] ?? '');
    return what === 'comment' ? (own.card.comments[id] ?? '') : field === 'verdict' ? own.card.verdict : '';
  };
  const fields = form(person, href(`/reviews/${state.id}/card`), [
    cardFields(lang, part, value, problems),
    standing === 'needs reason'
      ? textField({ name: 'reason', label: t.replaceReason, value: given('reason') })
      : null,
    button(t.handIn),
  ]);
  if (!own)
    return html`<h2>${part === 'review' ? t.card : t.cardInterview}</h2>
      ${fields}`;
  return html`<details class="fold" ${problems.length > 0 ? html` open` : null}>
    <summary>${standing === 'needs reason' ? t.replace : t.change}</summary>
    ${fields}
  </details>`;
}
