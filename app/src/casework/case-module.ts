import type { Words } from '@unhidden/record';
import { POLICIES } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { FormName, NoteBody, Status } from '../intake/submission.ts';
import type { Terms } from '../intake/terms.ts';
import type { Store } from '../register/index.ts';
import type { Content } from '../ui/html.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import type { MoveBody } from './case-event.ts';
import type { CaseKind } from './case-kind.ts';
import type { CaseState } from './case-state.ts';
import type { CaseActor } from './moves.ts';
import type { CaseChange, LetterText } from './case-change.ts';
import type { Outcome, Problem } from './outcome.ts';

/** A kind of case with all that belongs to it beyond its stages. */
export type CaseModule = {
  readonly kind: CaseKind;
  /** Submissions by this form become cases of the kind; null: none do. */
  readonly form: FormName | null;
  /** For each code in `needs` of a move: undefined where it is there, otherwise what to do first. */
  readonly needs?: Readonly<Record<string, Need>>;
  /** Words for the tasks that moves bring, by their names. */
  readonly tasks?: Readonly<Record<string, { readonly title: Words; readonly dueDays: number | null }>>;
  /** Days in which something is due after coming into a stage, where it is not the fixed number of the stage. */
  dueDays?(stage: string, terms: Terms): number | null;
  /** The text of a letter that a move brings, where whoever moves gave none. */
  letter?(context: Context, state: CaseState, template: string): Promise<LetterText>;
  /** Letters and messages also go out by e-mail, where an address was given. */
  readonly sendsMail?: true;
  /** Whether people may get back what they sent, from their status page. */
  readonly givesCopy?: true;
  /** What somebody with a code did on the status page that is the kind's own; in the transaction that takes it up. */
  takeNote?(change: CaseChange, note: NoteBody): Promise<Outcome<null>>;
  /** What the person's status page shows besides standing and letters. */
  status?(services: Services, state: CaseState): Promise<Partial<Status>>;
  /**
   * After a change is committed, and again after a crash that came in between: called with what was not yet told. May
   * send mail; whoever must not send twice remembers what was sent.
   */
  changed?(services: Services, state: CaseState, sinceSeq: number): Promise<void>;
  /** What has to go with an erasure, in its transaction. */
  erase?(context: Context, state: CaseState): Promise<void>;
  /** Whether somebody who does not see the kind's cases may act on this one, as an assigned reviewer. */
  admits?(state: CaseState, person: SignedIn): boolean;
  /** How a case is named in lists; null: by its reference alone. */
  title?(state: CaseState, person: SignedIn): string | null;
  /** What of a case is not shown to this person now, as in a blind review; null: all of it is. */
  veil?(state: CaseState, person: SignedIn): Veil | null;
  /** Codes and words of reasons for moves that need one. */
  readonly reasons?: Readonly<Record<string, Readonly<Record<string, Words>>>>;
  /** Every few seconds while the workbench runs: clocks and claims of the kind's own. Must bear being cut off. */
  round?(services: Services): Promise<void>;
  /** Moves that pages of the kind's own make; the page of a case names no button for them. */
  readonly ownMoves?: readonly string[];
  /** Parts of the page of a case that are the kind's own. */
  panels?(request: WorkRequest, person: SignedIn, services: Services, state: CaseState): Promise<Content>;
};

/** What functions of a kind that read the database are given. */
export type Context = { readonly services: Services; readonly tx: Store; readonly actor: CaseActor };
/** `body` is undefined where somebody only looks at what a move needs. */
export type Need = (
  context: Context,
  state: CaseState,
  move: string,
  body: MoveBody | undefined,
) => Promise<Problem | undefined> | Problem | undefined;

/** Fields, names of files, page images, originals and letters are not shown; what is shown goes through `mask`. */
export type Veil = {
  readonly fields: ReadonlySet<string>;
  mask(text: string): string;
  /** Why, for the person who looks. */
  readonly why: Words;
};

const modules = new Map<string, CaseModule>();

/** Makes a kind known. A kind that is declared wrongly must stop the program, not wait for its first case. */
export function declareCases(module: CaseModule): CaseModule {
  const problems = declarationProblems(module);
  if (modules.has(module.kind.name)) problems.push('it is declared twice');
  if (problems.length > 0) throw new Error(`case kind ${module.kind.name}: ${problems.join('; ')}`);
  modules.set(module.kind.name, module);
  return module;
}

export function caseModules(): readonly CaseModule[] {
  return [...modules.values()];
}

export function moduleOf(kind: string): CaseModule {
  const module = modules.get(kind);
  if (!module) throw new Error(`there is no case kind ${kind}`);
  return module;
}

export function moduleOfForm(form: FormName): CaseModule | undefined {
  return caseModules().find((module) => module.form === form);
}

/** Everything that is wrong with how a kind is declared. */
export function declarationProblems({ kind, needs = {}, tasks = {}, letter }: CaseModule): string[] {
  const problems: string[] = [];
  const isStage = (stage: string) => Object.hasOwn(kind.stages, stage);
  if (!isStage(kind.first)) problems.push(`its first stage ${kind.first} is none of its stages`);
  if (!Object.hasOwn(POLICIES, kind.seenBy)) problems.push(`there is no policy ${kind.seenBy}`);
  for (const [name, rule] of Object.entries(kind.moves)) {
    for (const stage of [...rule.from, rule.to])
      if (!isStage(stage)) problems.push(`${name} names a stage ${stage} it does not have`);
    if (rule.from.length === 0 || rule.by.length === 0) problems.push(`nobody can ever make ${name}`);
    for (const by of rule.by)
      if (by !== 'person' && by !== 'clock' && !Object.hasOwn(POLICIES, by))
        problems.push(`${name} is for a policy ${by} that there is not`);
    for (const code of rule.needs ?? [])
      if (!Object.hasOwn(needs, code)) problems.push(`nothing checks ${code}, which ${name} needs`);
    for (const task of rule.tasks ?? [])
      if (!Object.hasOwn(tasks, task)) problems.push(`there are no words for the task ${task} of ${name}`);
    if (rule.letter !== undefined && !letter) problems.push(`${name} sends a letter and nothing writes it`);
  }
  for (const [name, rule] of Object.entries(kind.stages)) {
    if (name !== kind.first && !Object.values(kind.moves).some(({ to }) => to === name))
      problems.push(`no move leads to ${name}`);
    if (rule.keptDays !== undefined && !rule.isEnd) problems.push(`${name} is kept for days and is no end`);
  }
  return problems;
}
