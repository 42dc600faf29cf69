import type { CaseState, Fact } from '../casework/index.ts';
import { factsNamed, newestFact } from '../casework/index.ts';
import type { CardName } from './scorecard-criteria.ts';
import type { ScoreCard } from './scorecard.ts';

/** What an internship remembers beyond its stages, by the name of the fact. */
export type InternshipFacts = {
  /** Somebody is asked to review without knowing whose the application is, or is asked no more. */
  readonly reviewer: { readonly user: string; readonly isReleased: boolean; readonly reason: string };
  /** A reviewer says whether they know the person or stand to gain; by whoever the fact is from. */
  readonly conflict: { readonly has: boolean };
  /** By whoever the fact is from; `reason` where it takes the place of one that both had handed in. */
  readonly card: { readonly name: CardName; readonly card: ScoreCard; readonly reason: string | null };
  /** Interview times the person may choose from; each time anew, all that are offered. */
  readonly slots: { readonly slots: readonly string[] };
  readonly booked: { readonly slot: string; readonly zone: string; readonly interviewers: readonly string[] };
  readonly 'booking over': {
    readonly slot: string;
    readonly why: 'by person' | 'by us' | 'missed' | 'application over';
  };
  readonly 'reminded of interview': { readonly slot: string };
  readonly offer: Offer;
  readonly 'reminded of offer': { readonly offer: string };
  readonly wanted: Wanted;
  /** Answers to what was asked on the status page. */
  readonly answers: { readonly ask: string; readonly answers: Readonly<Record<string, string>> };
};
export type FactName = keyof InternshipFacts;

export type Offer = {
  readonly id: string;
  /** First and last day. */
  readonly start: string;
  readonly end: string;
  readonly hours: number;
  /** The account that looks after the intern, and their name as the letter says it. */
  readonly supervisor: string;
  readonly supervisorName: string;
  readonly answerBy: string;
};

/** What more the person is asked for. */
export type Wanted = { readonly text: string; readonly takesFiles: boolean; readonly answerBy: string };

/** An application as its facts make it. */
export type Internship = {
  /** Whom the review is with: named, not released, and not in conflict. */
  readonly reviewers: readonly Reviewer[];
  /** Everybody who was named, for the coordinator. */
  readonly named: readonly Reviewer[];
  readonly cards: readonly HandedIn[];
  readonly offered: readonly string[];
  readonly booked: { readonly slot: string; readonly zone: string } | null;
  /** The slot of the interview that was held, or is booked. */
  readonly lastSlot: string | null;
  /** Who holds or held it. */
  readonly interviewers: readonly string[];
  readonly offer: Offer | null;
  readonly wanted: Wanted | null;
  readonly answers: ReadonlyMap<string, Readonly<Record<string, string>>>;
};

export type Reviewer = {
  readonly user: string;
  readonly conflict: 'unsaid' | 'none' | 'declared';
  readonly isReleased: boolean;
};

/** A card that counts, and those before it, oldest first. */
export type HandedIn = {
  readonly by: string;
  readonly name: CardName;
  readonly card: ScoreCard;
  readonly day: string;
  readonly before: readonly {
    readonly card: ScoreCard;
    readonly day: string;
    readonly reason: string | null;
  }[];
  readonly reason: string | null;
};

/** How many reviewers an application needs. */
export const REVIEWERS = 2;

type Facts = Pick<CaseState, 'facts'>;

export function internshipOf(state: Facts): Internship {
  const named = reviewersOf(state);
  const ended = new Map(all(state, 'booking over').map(({ value, seq }) => [value.slot, seq] as const));
  const bookings = all(state, 'booked');
  const last = bookings.at(-1);
  const isBooked = last !== undefined && (ended.get(last.value.slot) ?? 0) < last.seq;
  return {
    named,
    reviewers: named.filter(({ isReleased, conflict }) => !isReleased && conflict !== 'declared'),
    cards: cardsOf(state),
    offered: newest(state, 'slots')?.slots ?? [],
    booked: isBooked ? last.value : null,
    lastSlot: last?.value.slot ?? null,
    interviewers: last?.value.interviewers ?? [],
    offer: newest(state, 'offer') ?? null,
    wanted: newest(state, 'wanted') ?? null,
    answers: new Map(all(state, 'answers').map(({ value }) => [value.ask, value.answers])),
  };
}

/** Review cards of those the review is with. */
export function reviewCards({ cards, reviewers }: Internship): readonly HandedIn[] {
  return cards.filter(({ name, by }) => name === 'review' && reviewers.some(({ user }) => user === by));
}

export function isReviewDone(internship: Internship): boolean {
  return reviewCards(internship).length >= REVIEWERS;
}

/** Whether somebody may hand in a review card now, or what stands against it. */
export function mayReview(
  internship: Internship,
  user: string,
): 'yes' | 'not named' | 'conflict unsaid' | 'conflict declared' {
  const reviewer = internship.named.find((each) => each.user === user && !each.isReleased);
  if (!reviewer) return 'not named';
  if (reviewer.conflict === 'unsaid') return 'conflict unsaid';
  return reviewer.conflict === 'declared' ? 'conflict declared' : 'yes';
}

/**
 * The cards somebody may see: their own; another's once they handed in their own. Whoever hands in none sees the cards
 * of the review when both are in, those of the interview when there is one.
 */
export function cardsSeenBy(
  internship: Internship,
  user: string,
  name: CardName,
  isJudging: boolean,
): readonly HandedIn[] {
  const cards =
    name === 'review' ? reviewCards(internship) : internship.cards.filter((card) => card.name === name);
  const own = cards.filter(({ by }) => by === user);
  if (own.length > 0) return cards;
  if (isJudging) return [];
  return name === 'interview' || isReviewDone(internship) ? cards : [];
}

/** Whether a card may be handed in as it is, takes a reason because it replaces one both relied on, or comes too late. */
export function cardStanding(
  internship: Internship,
  stage: string,
  user: string,
  name: CardName,
): 'open' | 'needs reason' | 'closed' {
  const isOpen =
    name === 'review' ? stage === 'review' : ['interview', 'interviewed', 'decision'].includes(stage);
  if (!isOpen) return 'closed';
  const own = internship.cards.some((card) => card.name === name && card.by === user);
  if (!own) return 'open';
  return name === 'interview' || isReviewDone(internship) ? 'needs reason' : 'open';
}

function reviewersOf(state: Facts): readonly Reviewer[] {
  const conflicts = new Map(
    all(state, 'conflict').map(({ by, value, seq }) => [by, { ...value, seq }] as const),
  );
  const reviewers = new Map<string, Reviewer>();
  for (const { value, seq } of all(state, 'reviewer')) {
    const said = conflicts.get(value.user);
    // Whoever is named again is asked again.
    const counts = said !== undefined && said.seq > seq;
    const conflict = said && (counts || value.isReleased) ? (said.has ? 'declared' : 'none') : 'unsaid';
    reviewers.set(value.user, { user: value.user, conflict, isReleased: value.isReleased });
  }
  return [...reviewers.values()];
}

function cardsOf(state: Facts): readonly HandedIn[] {
  const cards = new Map<string, HandedIn>();
  for (const { value, by, day } of all(state, 'card')) {
    const key = `${value.name} ${by}`;
    const earlier = cards.get(key);
    const before = earlier
      ? [...earlier.before, { card: earlier.card, day: earlier.day, reason: earlier.reason }]
      : [];
    cards.set(key, { by, day, before, ...value });
  }
  return [...cards.values()];
}

type Typed<Name extends FactName> = Omit<Fact, 'value'> & { readonly value: InternshipFacts[Name] };

/** Facts are written by `addInternshipFact` alone, and sealed: what is read is what was written. */
function all<Name extends FactName>(state: Facts, name: Name): readonly Typed<Name>[] {
  return factsNamed(state, name) as readonly Typed<Name>[];
}

function newest<Name extends FactName>(state: Facts, name: Name): InternshipFacts[Name] | undefined {
  return newestFact(state, name)?.value as InternshipFacts[Name] | undefined;
}

/** Whether somebody was already reminded of a booking or an offer. */
export function wasReminded(state: Facts, of: 'interview' | 'offer', id: string): boolean {
  return of === 'interview'
    ? all(state, 'reminded of interview').some(({ value }) => value.slot === id)
    : all(state, 'reminded of offer').some(({ value }) => value.offer === id);
}
