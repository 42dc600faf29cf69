import type { CaseKind } from './case-kind.ts';
import type { CaseEvent } from './case-event.ts';
import { daysBetween } from './days.ts';

/** What a history leaves after an erasure, and all that statistics look at. */
export type Step = Pick<CaseEvent, 'type' | 'stage' | 'day'>;

export type StageCount = {
  readonly stage: string;
  /** Cases that were ever there. */
  readonly reached: number;
  readonly here: number;
  /** Cases that went on from there, by the stage they went to next. */
  readonly wentTo: readonly (readonly [stage: string, count: number])[];
  /** Days of stays that are over; null where none is. */
  readonly medianDays: number | null;
  readonly longestDays: number | null;
};

export type Statistics = {
  readonly came: number;
  readonly open: number;
  readonly erased: number;
  readonly stages: readonly StageCount[];
};

/** Counts the histories of one kind, each in the order of its events. */
export function countCases(kind: CaseKind, histories: readonly (readonly Step[])[]): Statistics {
  const reached = new Map<string, Set<number>>();
  const here = new Map<string, number>();
  const went = new Map<string, Map<string, number>>();
  const stays = new Map<string, number[]>();
  let open = 0;
  let erased = 0;
  for (const [index, history] of histories.entries()) {
    let now: Step | undefined;
    let isErased = false;
    for (const step of history) {
      isErased ||= step.type === 'erased';
      if (step.type !== 'created' && step.type !== 'move') continue;
      if (now) {
        added(went, now.stage, () => new Map<string, number>());
        const next = went.get(now.stage);
        next?.set(step.stage, (next.get(step.stage) ?? 0) + 1);
        added(stays, now.stage, () => []).push(daysBetween(now.day, step.day));
      }
      added(reached, step.stage, () => new Set<number>()).add(index);
      now = step;
    }
    if (!now) continue;
    if (isErased) erased += 1;
    else here.set(now.stage, (here.get(now.stage) ?? 0) + 1);
    if (!isErased && !kind.stages[now.stage]?.isEnd) open += 1;
  }
  const stages = Object.keys(kind.stages).map((stage): StageCount => {
    const days = (stays.get(stage) ?? []).sort((a, b) => a - b);
    return {
      stage,
      reached: reached.get(stage)?.size ?? 0,
      here: here.get(stage) ?? 0,
      wentTo: [...(went.get(stage) ?? [])].sort(([, a], [, b]) => b - a),
      medianDays: median(days),
      longestDays: days.at(-1) ?? null,
    };
  });
  return { came: histories.length, open, erased, stages };
}

/** The middle value of sorted numbers, or the mean of the two in the middle; null of none. */
function median(sorted: readonly number[]): number | null {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

function added<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
