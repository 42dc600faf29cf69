import { PERSON } from './case-event.ts';
import type { CaseContent, CaseEvent, CaseFile, EventBodies, TaskBody } from './case-event.ts';

type Stamp = { readonly seq: number; readonly by: string; readonly day: string };

export type Fact = Stamp & { readonly value: unknown };
export type Task = TaskBody & Stamp & { readonly isDone: boolean };
/** One stay in a stage; `to` is null for the present one. */
export type Stay = {
  readonly stage: string;
  /** The move that led here; null for the first stage. */
  readonly move: string | null;
  readonly by: string;
  readonly from: string;
  readonly to: string | null;
};

/** What a case is: the sum of its history, and nothing else. */
export type CaseState = {
  readonly id: string;
  readonly kind: string;
  readonly stage: string;
  /** UTC dates: since when it is in the stage, when it came in, by when something is due. */
  readonly since: string;
  readonly receivedOn: string;
  readonly due: string | null;
  /** The number of events; what is added next is `seq + 1`. */
  readonly seq: number;
  readonly isErased: boolean;
  /** Null once erased, as is everything that was sealed. */
  readonly content: CaseContent | null;
  readonly files: readonly CaseFile[];
  readonly assignee: string | null;
  readonly tasks: readonly Task[];
  readonly notes: readonly (Stamp & EventBodies['note'])[];
  /** Messages and letters in both directions, oldest first; `subject` is '' for a message. */
  readonly letters: readonly (Stamp & {
    readonly id: string;
    readonly template: string | null;
    readonly subject: string;
    readonly text: string;
  })[];
  /** Facts by name, oldest first; of several the last is usually what counts. */
  readonly facts: ReadonlyMap<string, readonly Fact[]>;
  readonly stays: readonly Stay[];
  readonly history: readonly CaseEvent[];
};

/** The value of the newest fact of a name. */
export function newestFact(state: Pick<CaseState, 'facts'>, name: string): Fact | undefined {
  return state.facts.get(name)?.at(-1);
}

/** All facts of a name, oldest first. */
export function factsNamed(state: Pick<CaseState, 'facts'>, name: string): readonly Fact[] {
  return state.facts.get(name) ?? [];
}

/** Whether a person wrote something themselves: a letter that followed from what they did is ours. */
export function isFromPerson({
  by,
  template,
}: Pick<CaseState['letters'][number], 'by' | 'template'>): boolean {
  return by === PERSON && template === null;
}
