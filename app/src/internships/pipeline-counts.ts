import { daysBetween } from '../casework/index.ts';
import { internshipKind } from './internship-kind.ts';

/** What a history leaves after an erasure: a stage and the day it was reached. */
export type Reached = { readonly stage: string; readonly day: string };

export type MonthCount = {
  readonly month: string;
  readonly came: number;
  readonly offered: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly withdrawn: number;
};
export type StepCount = {
  readonly stage: string;
  readonly reached: number;
  /** Applications that went from there to an end that is no internship. */
  readonly ended: number;
  readonly medianDays: number | null;
};
export type PipelineCounts = {
  readonly came: number;
  readonly offered: number;
  readonly accepted: number;
  /** By the month in which an application came, newest first. */
  readonly months: readonly MonthCount[];
  readonly steps: readonly StepCount[];
};

const LOST = new Set(['rejected', 'withdrawn', 'declined']);
const STEPS = ['received', 'review', 'interview', 'interviewed', 'decision', 'offer', 'onboarding', 'active'];

/** Counts histories, each in the order of its days. */
export function countPipeline(histories: readonly (readonly Reached[])[]): PipelineCounts {
  const has = (history: readonly Reached[], stage: string): boolean =>
    history.some((each) => each.stage === stage);
  const months = Map.groupBy(histories, ([first]) => (first?.day ?? '').slice(0, 7));
  const count = (list: readonly (readonly Reached[])[], stage: string): number =>
    list.filter((history) => has(history, stage)).length;
  return {
    came: histories.length,
    offered: count(histories, 'offer'),
    accepted: count(histories, 'onboarding'),
    months: [...months]
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .map(([month, list]) => ({
        month,
        came: list.length,
        offered: count(list, 'offer'),
        accepted: count(list, 'onboarding'),
        rejected: count(list, 'rejected'),
        withdrawn: count(list, 'withdrawn'),
      })),
    steps: STEPS.map((stage) => ({
      stage,
      reached: count(histories, stage),
      ended: histories.filter((history) => {
        const at = history.findLastIndex((each) => STEPS.includes(each.stage));
        return history[at]?.stage === stage && LOST.has(history.at(-1)?.stage ?? '');
      }).length,
      medianDays: median(histories.flatMap((history) => daysIn(history, stage))),
    })).filter(({ stage }) => Object.hasOwn(internshipKind.stages, stage)),
  };
}

/** Days of each stay that is over. */
function daysIn(history: readonly Reached[], stage: string): readonly number[] {
  return history.flatMap((each, at) => {
    const next = history[at + 1];
    return each.stage === stage && next ? [daysBetween(each.day, next.day)] : [];
  });
}

function median(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
