import { permissionOf } from '../accounts/policy.ts';
import type { WrappedKey } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import { recordKeyFor } from '../sealing/index.ts';
import type { Services } from '../workbench/services.ts';
import type { CaseChange, LetterText } from './case-change.ts';
import type { CaseContent, CaseEvent, MoveBody, NewEvent } from './case-event.ts';
import type { CaseKind } from './case-kind.ts';
import { keepLine } from './case-line-store.ts';
import type { CaseModule } from './case-module.ts';
import { moduleOf } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import { addEvent, loadCase, stateOf } from './case-store.ts';
import { daysAfter, dayOf } from './days.ts';
import { followUp } from './follow-up.ts';
import type { CaseActor } from './moves.ts';
import { moves, nameOfActor } from './moves.ts';
import type { Outcome, Problem } from './outcome.ts';
import { done, wrong } from './outcome.ts';
import { CASE_PROBLEMS } from './problems.ts';
import { currentTerms } from './terms-store.ts';

/**
 * Opens a case within the caller's transaction, with its entry in the log. Whoever calls it brings the case up to date
 * (`followUp`) once the transaction is through.
 */
export async function createCase(
  services: Services,
  tx: Store,
  actor: CaseActor,
  opened: { readonly kind: string; readonly id: string; readonly day: string; readonly content: CaseContent },
): Promise<Outcome<CaseState>> {
  const { kind: name, id, day, content } = opened;
  const module = moduleOf(name);
  const { kind } = module;
  const writer = await writerOf(services, tx, module, id);
  const due = await dueAfter(services, tx, module, kind.first, day);
  const by = nameOfActor(actor);
  const added = await writer.write(
    undefined,
    { move: null, stage: kind.first, due, by, day },
    {
      type: 'created',
      body: content,
    },
  );
  if (!added.ok) return added;
  await services.custody.append(tx, {
    actor: by,
    action: 'case open',
    object: id,
    after: { kind: name, day },
    ...(typeof actor === 'string' ? { isDayOnly: true } : {}),
  });
  return added;
}

/**
 * Changes a case: one transaction, one entry in the log, then whatever follows from it. `seq` is what the person saw;
 * where the case has moved on since, nothing happens.
 */
export async function changeCase<Value>(
  services: Services,
  actor: CaseActor,
  id: string,
  { action, seq }: { readonly action: string; readonly seq?: number | undefined },
  change: (change: CaseChange) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const outcome = await inOneTransaction(services, (tx) =>
    changeWithin(services, tx, actor, id, { action, seq }, change),
  );
  if (outcome.ok) await followUp(services, id);
  return outcome;
}

/** The same within a transaction of the caller, who undoes it where the outcome is a problem. */
export async function changeWithin<Value>(
  services: Services,
  tx: Store,
  actor: CaseActor,
  id: string,
  { action, seq }: { readonly action: string; readonly seq?: number | undefined },
  change: (change: CaseChange) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const before = await loadCase(services, tx, id);
  if (!before || !mayTouch(services, actor, before)) return wrong(CASE_PROBLEMS.gone);
  if (before.isErased) return wrong(CASE_PROBLEMS.erased);
  if (seq !== undefined && seq !== before.seq) return wrong(CASE_PROBLEMS.meanwhile);
  const changing = await begin(services, tx, actor, before);
  const outcome = await change(changing);
  if (!outcome.ok) return outcome;
  const after = changing.state();
  if (after.seq > before.seq)
    await services.custody.append(tx, {
      actor: nameOfActor(actor),
      action,
      object: id,
      before: { stage: before.stage, seq: before.seq },
      after: { stage: after.stage, seq: after.seq },
      ...(typeof actor === 'string' ? { isDayOnly: true } : {}),
    });
  return outcome;
}

/** Runs in one transaction; a problem, like what is thrown, undoes all that was written. */
export async function inOneTransaction<Value>(
  { register }: Pick<Services, 'register'>,
  act: (tx: Store) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  try {
    return await register.db.transaction().execute(async (db) => {
      const outcome = await act({ db, engine: register.engine });
      if (!outcome.ok) throw new Undone(outcome.problems);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return { ok: false, problems: error.problems };
    throw error;
  }
}

class Undone extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('the transaction was undone');
    this.problems = problems;
  }
}

function mayTouch(services: Services, actor: CaseActor, state: CaseState): boolean {
  if (typeof actor === 'string') return true;
  const module = moduleOf(state.kind);
  if (permissionOf(module.kind.seenBy, actor, services.now()) === 'yes') return true;
  return module.admits?.(state, actor) ?? false;
}

type Writer = {
  readonly key: WrappedKey;
  write(
    state: CaseState | undefined,
    stamp: Pick<CaseEvent, 'move' | 'stage' | 'due' | 'by' | 'day'>,
    what: NewEvent,
  ): Promise<Outcome<CaseState>>;
};

async function writerOf(
  services: Services,
  tx: Store,
  { kind }: Pick<CaseModule, 'kind'>,
  id: string,
): Promise<Writer> {
  const { ring } = services;
  const key = await recordKeyFor(ring, tx, kind.compartment, id);
  return {
    key,
    async write(state, stamp, what) {
      const seq = (state?.seq ?? 0) + 1;
      const event = { seq, ...stamp, ...what } as CaseEvent;
      // Folded before it is written: what does not follow from the history cannot get into it.
      const next = stateOf(kind, id, [...(state?.history ?? []), event]);
      if (!(await addEvent(services, tx, key, { id, kind: kind.name, seq, ...stamp, what })))
        return wrong(CASE_PROBLEMS.meanwhile);
      await keepLine(services, tx, next);
      return done(next);
    },
  };
}

async function begin(
  services: Services,
  tx: Store,
  actor: CaseActor,
  before: CaseState,
): Promise<CaseChange> {
  const module = moduleOf(before.kind);
  const { kind } = module;
  const writer = await writerOf(services, tx, module, before.id);
  const day = dayOf(services.now());
  const by = nameOfActor(actor);
  let state = before;
  const write = async (
    what: NewEvent,
    moved: Pick<CaseEvent, 'move' | 'stage' | 'due'> = { move: null, stage: state.stage, due: null },
  ): Promise<Outcome<null>> => {
    const added = await writer.write(state, { ...moved, by, day }, what);
    if (!added.ok) return added;
    state = added.value;
    return done(null);
  };
  return {
    services,
    tx,
    actor,
    day,
    state: () => state,
    add: (what) => write(what),
    async move(name, body = {}, letter) {
      const open = moves(kind, state, actor, services.now()).find((each) => each.name === name);
      if (!open) return wrong(CASE_PROBLEMS.move);
      if (open.needsProof) return wrong(CASE_PROBLEMS.proof);
      const missing = await unmetNeeds({ services, tx, actor }, module, state, name, body);
      if (missing.length > 0) return wrong(...missing);
      const { rule } = open;
      const due = await dueAfter(services, tx, module, rule.to, day);
      const moved = await write({ type: 'move', body }, { move: name, stage: rule.to, due });
      if (!moved.ok) return moved;
      for (const what of await consequences({ services, tx, actor }, module, state, open.rule, day, letter)) {
        const added = await write(what);
        if (!added.ok) return added;
      }
      return moved;
    },
  };
}

/** What has to be there before a move and is not. */
export async function unmetNeeds(
  context: { readonly services: Services; readonly tx: Store; readonly actor: CaseActor },
  { kind, needs = {}, reasons = {} }: Pick<CaseModule, 'kind' | 'needs' | 'reasons'>,
  state: CaseState,
  move: string,
  body?: MoveBody,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const codes = reasons[move];
  if (body && codes && !Object.hasOwn(codes, body.reason ?? '')) problems.push(CASE_PROBLEMS.reason);
  for (const code of kind.moves[move]?.needs ?? []) {
    const problem = await needs[code]?.(context, state, move, body);
    if (problem) problems.push(problem);
  }
  return problems;
}

async function consequences(
  context: { readonly services: Services; readonly tx: Store; readonly actor: CaseActor },
  module: CaseModule,
  state: CaseState,
  { tasks = [], letter }: CaseKind['moves'][string],
  day: string,
  given: LetterText | undefined,
): Promise<readonly NewEvent[]> {
  const { newId } = context.services;
  const added: NewEvent[] = tasks.flatMap((name): NewEvent[] => {
    const task = module.tasks?.[name];
    if (!task) return [];
    const due = task.dueDays === null ? null : daysAfter(day, task.dueDays);
    return [{ type: 'task', body: { id: newId(), title: task.title, due } }];
  });
  const text = letter === undefined ? undefined : (given ?? (await module.letter?.(context, state, letter)));
  if (letter !== undefined && text)
    added.push({ type: 'letter', body: { id: newId(), template: letter, ...text } });
  return added;
}

async function dueAfter(
  services: Services,
  tx: Store,
  module: CaseModule,
  stage: string,
  day: string,
): Promise<string | null> {
  const fixed = module.kind.stages[stage]?.dueDays ?? null;
  const days = module.dueDays ? module.dueDays(stage, await currentTerms(services, tx)) : fixed;
  return days === null ? null : daysAfter(day, days);
}
