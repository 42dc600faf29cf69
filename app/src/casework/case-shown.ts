import type { Words } from '@unhidden/record';
import type { Terms } from '../intake/terms.ts';
import type { Content } from '../ui/html.ts';
import type { Problem as FieldProblem } from '../workbench/form.ts';
import type { MoveRule } from './case-kind.ts';
import type { CaseModule, Veil } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import type { KeptView } from './kept-documents.ts';
import type { Problem } from './outcome.ts';

/** A move that stands open, and what is still missing for it. */
export type OfferedMove = {
  readonly name: string;
  readonly rule: MoveRule<string>;
  readonly missing: readonly Problem[];
  readonly reasons: Readonly<Record<string, Words>> | null;
};
export type Typed = Readonly<Record<string, string>>;

/** All that the page of a case shows. */
export type CaseShown = {
  readonly state: CaseState;
  readonly module: CaseModule;
  readonly veil: Veil | null;
  readonly views: ReadonlyMap<string, KeptView | undefined>;
  readonly colleagues: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly offered: readonly OfferedMove[];
  readonly mayErase: boolean;
  readonly today: string;
  readonly terms: Terms;
  readonly panels: Content;
  readonly problems: readonly FieldProblem[];
  readonly typed: Typed;
};
