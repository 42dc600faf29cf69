import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import { choiceField, problemOf, textArea } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { HandedIn } from './internship-facts.ts';
import { internshipMessages } from './messages.ts';
import type { CardName } from './scorecard-criteria.ts';
import { CRITERIA, SCORES } from './scorecard-criteria.ts';
import type { ScoreCard } from './scorecard.ts';
import { disagreements, meanOf, VERDICTS } from './scorecard.ts';

/** Cards beside one another, criterion by criterion, with those they replaced. */
export function cardsTable(
  lang: Language,
  name: CardName,
  cards: readonly HandedIn[],
  nameOf: (user: string) => string,
): Content {
  const t = internshipMessages[lang].panel;
  const [one, other] = cards;
  const apart = one && other ? disagreements(name, [one.card, other.card]) : [];
  return [
    plainTable(
      name === 'review' ? t.cards : t.interviewCards,
      [t.criterion, ...cards.map(({ by }) => nameOf(by))],
      [
        ...CRITERIA[name].map(({ id, label, anchors }) => [
          label[lang],
          ...cards.map(({ card }) => scoreOf(lang, card, id, anchors)),
        ]),
        [t.mean, ...cards.map(({ card }) => String(meanOf(card)))],
        [t.verdict, ...cards.map(({ card }) => t.verdicts[card.verdict])],
      ],
      { isHeaded: true },
    ),
    apart.length === 0 ? null : html`<p>${t.apart(apart.map(({ label }) => label[lang]).join(', '))}</p>`,
    cards.flatMap(({ by, before, reason }) =>
      before.map(
        ({ card, day }, at) =>
          html`<details class="fold">
            <summary>${nameOf(by)}: ${t.replaced(day, before[at + 1]?.reason ?? reason ?? '')}</summary>
            ${plainTable(
              t.cards,
              [t.criterion, nameOf(by)],
              CRITERIA[name].map(({ id, label, anchors }) => [label[lang], scoreOf(lang, card, id, anchors)]),
              { isHeaded: true },
            )}
          </details>`,
      ),
    ),
  ];
}

function scoreOf(
  lang: Language,
  card: ScoreCard,
  id: string,
  anchors: (typeof CRITERIA)['review'][number]['anchors'],
): Html {
  const score = card.scores[id];
  return html`<b>${score}</b> <span class="quiet small">${score ? anchors[score][lang] : ''}</span><br />
    <span class="review-text">${card.comments[id]}</span>`;
}

/** The fields of a card, each score with what it means. */
export function cardFields(
  lang: Language,
  name: CardName,
  given: (field: string) => string,
  problems: readonly Problem[],
): Content {
  const t = internshipMessages[lang].review;
  return [
    html`<p>${t.cardLead}</p>`,
    CRITERIA[name].map(({ id, label, question, anchors }) => [
      choiceField({
        name: `score-${id}`,
        type: 'radio',
        label: label[lang],
        hint: question[lang],
        values: [given(`score-${id}`)],
        problem: problemOf(problems, `score-${id}`),
        options: SCORES.map((score) => [String(score), html`<b>${score}</b> ${anchors[score][lang]}`]),
      }),
      textArea({
        name: `comment-${id}`,
        label: html`${t.comment}<span class="visually-hidden">: ${label[lang]}</span>`,
        value: given(`comment-${id}`),
        rows: 3,
        problem: problemOf(problems, `comment-${id}`),
      }),
    ]),
    choiceField({
      name: 'verdict',
      type: 'radio',
      label: t.verdict,
      values: [given('verdict')],
      problem: problemOf(problems, 'verdict'),
      options: VERDICTS.map((verdict) => [verdict, t.verdicts[verdict]]),
    }),
  ];
}
