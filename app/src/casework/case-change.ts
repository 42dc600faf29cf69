import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { MoveBody, NewEvent } from './case-event.ts';
import type { CaseState } from './case-state.ts';
import type { CaseActor } from './moves.ts';
import type { Outcome } from './outcome.ts';

export type LetterText = { readonly subject: string; readonly text: string };

/** What may be added besides moves. */
export type Addition = Exclude<NewEvent, { readonly type: 'created' | 'move' | 'erased' }>;

/** A case while it is changed: all of it is in one transaction, and a problem undoes all of it. */
export type CaseChange = {
  readonly services: Services;
  readonly tx: Store;
  readonly actor: CaseActor;
  /** UTC date of the change. */
  readonly day: string;
  /** As the case stands now, with what this change added. */
  state(): CaseState;
  add(what: Addition): Promise<Outcome<null>>;
  /** Makes a declared move with the tasks and the letter it brings. `letter` stands for the kind's own text. */
  move(name: string, body?: MoveBody, letter?: LetterText): Promise<Outcome<null>>;
};
