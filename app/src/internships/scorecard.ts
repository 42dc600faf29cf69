import type { CardName, Criterion, Score } from './scorecard-criteria.ts';
import { CRITERIA, SCORES } from './scorecard-criteria.ts';

/** What one person makes of an application or an interview. */
export type ScoreCard = {
  readonly scores: Readonly<Record<string, Score>>;
  /** One for each criterion: a score alone tells nobody what to make of it. */
  readonly comments: Readonly<Record<string, string>>;
  readonly verdict: Verdict;
};

export const VERDICTS = ['yes', 'unsure', 'no'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Shortest and longest comment, in characters. */
export const COMMENT_CHARACTERS = { least: 10, most: 2_000 } as const;

export type CardProblem = {
  readonly field: string;
  readonly code: 'score missing' | 'comment short' | 'comment long' | 'verdict missing';
};

/** Reads a card from a form: `score-<criterion>`, `comment-<criterion>`, `verdict`. */
export function readCard(
  name: CardName,
  given: (field: string) => string,
):
  | { readonly card: ScoreCard; readonly problems: readonly [] }
  | { readonly card: undefined; readonly problems: readonly CardProblem[] } {
  const problems: CardProblem[] = [];
  const scores: Record<string, Score> = {};
  const comments: Record<string, string> = {};
  for (const { id } of CRITERIA[name]) {
    const score = SCORES.find((each) => String(each) === given(`score-${id}`));
    if (score === undefined) problems.push({ field: `score-${id}`, code: 'score missing' });
    else scores[id] = score;
    const comment = given(`comment-${id}`).trim();
    const { length } = [...comment];
    if (length < COMMENT_CHARACTERS.least) problems.push({ field: `comment-${id}`, code: 'comment short' });
    else if (length > COMMENT_CHARACTERS.most)
      problems.push({ field: `comment-${id}`, code: 'comment long' });
    comments[id] = comment;
  }
  const verdict = VERDICTS.find((each) => each === given('verdict'));
  if (verdict === undefined) problems.push({ field: 'verdict', code: 'verdict missing' });
  if (verdict === undefined || problems.length > 0) return { card: undefined, problems };
  return { card: { scores, comments, verdict }, problems: [] };
}

/** Mean of the scores, to one decimal. */
export function meanOf({ scores }: ScoreCard): number {
  const all = Object.values(scores);
  return all.length === 0 ? 0 : Math.round((all.reduce((sum, each) => sum + each, 0) / all.length) * 10) / 10;
}

/** Criteria on which two cards lie at least two scores apart: worth a word between the two who wrote them. */
export function disagreements(
  name: CardName,
  [one, other]: readonly [ScoreCard, ScoreCard],
): readonly Criterion[] {
  return CRITERIA[name].filter(({ id }) => Math.abs((one.scores[id] ?? 0) - (other.scores[id] ?? 0)) >= 2);
}
