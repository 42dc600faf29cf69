import { daysAfter, daysBetween, isDay } from '../casework/index.ts';

/** An offer as a coordinator enters it. */
export type OfferGiven = {
  readonly start: string;
  readonly end: string;
  readonly hours: string;
  readonly supervisor: string;
  readonly answerBy: string;
};
export type OfferProblem = {
  readonly field: keyof OfferGiven;
  readonly code: 'day' | 'past' | 'order' | 'long' | 'hours' | 'supervisor' | 'answer late' | 'answer soon';
};

/** Days that somebody has to decide on an offer, at the least and unless another day is given. */
export const LEAST_ANSWER_DAYS = 3;
export const ANSWER_DAYS = 10;
const MOST_DAYS = 731;

export function offerProblems(given: OfferGiven, today: string): readonly OfferProblem[] {
  const problems: OfferProblem[] = [];
  const say = (field: OfferProblem['field'], code: OfferProblem['code']): void =>
    void problems.push({ field, code });
  const days = (['start', 'end', 'answerBy'] as const).filter((field) => !isDay(given[field]));
  for (const field of days) say(field, 'day');
  if (!/^\d{1,2}$/.test(given.hours) || Number(given.hours) < 1 || Number(given.hours) > 60)
    say('hours', 'hours');
  if (given.supervisor === '') say('supervisor', 'supervisor');
  if (days.length > 0) return problems;
  if (given.start <= today) say('start', 'past');
  if (given.end < given.start) say('end', 'order');
  else if (daysBetween(given.start, given.end) > MOST_DAYS) say('end', 'long');
  if (given.answerBy < daysAfter(today, LEAST_ANSWER_DAYS)) say('answerBy', 'answer soon');
  if (given.answerBy >= given.start) say('answerBy', 'answer late');
  return problems;
}

/** The first offer that is put before a coordinator: what the application asks for. */
export function suggestedOffer(
  answers: Readonly<Record<string, string>>,
  today: string,
): Omit<OfferGiven, 'supervisor'> {
  const start = isDay(answers['start'] ?? '') ? (answers['start'] ?? '') : '';
  const months = Number(answers['months'] ?? '');
  return {
    start,
    end: start !== '' && Number.isInteger(months) && months > 0 ? dayBefore(monthsAfter(start, months)) : '',
    hours: /^\d{1,2}$/.test(answers['hours'] ?? '') ? (answers['hours'] ?? '') : '',
    answerBy: daysAfter(today, ANSWER_DAYS),
  };
}

/** The same day of a later month, or its last day where it has no such day. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

function dayBefore(day: string): string {
  return daysAfter(day, -1);
}
