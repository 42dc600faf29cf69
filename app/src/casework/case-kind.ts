import type { Words } from '@unhidden/record';
import type { PolicyName } from '../accounts/policy.ts';

/**
 * A kind of case: its stages, and the moves between them. What a case is follows from its history alone, and a history
 * holds declared moves only.
 */
export type CaseKind<Stage extends string = string, Move extends string = string> = {
  readonly name: string;
  readonly label: Words;
  /** Who may see its cases and their lists. */
  readonly seenBy: PolicyName;
  /** The compartment its keys are under. */
  readonly compartment: string;
  readonly first: Stage;
  readonly stages: Readonly<Record<Stage, StageRule>>;
  readonly moves: Readonly<Record<Move, MoveRule<Stage>>>;
};

export type StageRule = {
  readonly label: Words;
  /** In words for the person the case is about, shown on the status page. */
  readonly standing: Words;
  /** Days a case may stay here before it is overdue; null: nothing is due. */
  readonly dueDays: number | null;
  /** Days after which a case that ended here is erased; only for end stages. */
  readonly keptDays?: number;
  readonly isEnd?: true;
};

export type MoveRule<Stage extends string> = {
  readonly label: Words;
  readonly from: readonly Stage[];
  readonly to: Stage;
  /** A policy of the table, `person` for the person the case is about (by their code), `clock` for a due date. */
  readonly by: readonly (PolicyName | 'person' | 'clock')[];
  /** Codes of what must be there first; the store checks them against the facts of the case. */
  readonly needs?: readonly string[];
  /** What happens after: a letter by the name of its template, a task by its name. */
  readonly letter?: string;
  readonly tasks?: readonly string[];
};
