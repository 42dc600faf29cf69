import type { CaseKind } from './case-kind.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseState, Fact } from './case-state.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';

/**
 * The state a history leads to. Where its key is gone without an erasure, as after a restored backup, it counts as erased. A history that does not begin with its creation, has a gap, or holds a move the kind
 * does not declare is refused whole: nothing but declared moves can make a case what it is.
 */
export function fold(kind: CaseKind, id: string, history: readonly CaseEvent[]): Result<CaseState> {
  let state: CaseState | undefined;
  for (const event of history) {
    const problem = state ? problemAfter(kind, state, event) : problemFirst(kind, event);
    if (problem !== undefined) return failure(`Event ${event.seq} of a case of ${kind.name}: ${problem}.`);
    state = state ? after(state, event) : begin(kind, id, event);
  }
  if (state?.content === null && !state.isErased) state = withoutContent(state);
  return state ? success(state) : failure(`A case of ${kind.name} has no history.`);
}

function problemFirst(kind: CaseKind, { type, seq, stage }: CaseEvent): string | undefined {
  if (type !== 'created' || seq !== 1) return 'a history begins with its creation';
  return stage === kind.first ? undefined : `a case begins as ${kind.first}`;
}

function problemAfter(kind: CaseKind, state: CaseState, event: CaseEvent): string | undefined {
  if (event.seq !== state.seq + 1) return 'an event is missing or there twice';
  if (event.type === 'created') return 'a case is created once';
  if (state.isErased) return 'nothing follows an erasure';
  if (event.type !== 'move')
    return event.stage === state.stage && event.move === null ? undefined : 'only a move changes the stage';
  const rule = Object.hasOwn(kind.moves, event.move ?? '') ? kind.moves[event.move ?? ''] : undefined;
  if (!rule) return 'the kind declares no such move';
  if (!rule.from.includes(state.stage)) return `${event.move} does not start from ${state.stage}`;
  return rule.to === event.stage ? undefined : `${event.move} does not lead to ${event.stage}`;
}

function begin(kind: CaseKind, id: string, event: CaseEvent): CaseState {
  const { seq, stage, due, day, by } = event;
  const content = event.type === 'created' ? event.body : null;
  return {
    id,
    kind: kind.name,
    stage,
    since: day,
    receivedOn: day,
    due,
    seq,
    isErased: false,
    content,
    files: content?.files ?? [],
    assignee: null,
    tasks: [],
    notes: [],
    letters: [],
    facts: new Map(),
    stays: [{ stage, move: null, by, from: day, to: null }],
    history: [event],
  };
}

function after(state: CaseState, event: CaseEvent): CaseState {
  const { seq, by, day } = event;
  const stamp = { seq, by, day };
  const next = { ...state, seq, history: [...state.history, event] };
  if (event.type === 'move') {
    const { stage, move, due } = event;
    const before = state.stays.map((stay) => (stay.to === null ? { ...stay, to: day } : stay));
    return { ...next, stage, since: day, due, stays: [...before, { stage, move, by, from: day, to: null }] };
  }
  if (event.type === 'erased') return withoutContent(next);
  if (event.body === null) return next;
  switch (event.type) {
    case 'note':
      return { ...next, notes: [...state.notes, { ...stamp, ...event.body }] };
    case 'message':
      return {
        ...next,
        letters: [...state.letters, { ...stamp, ...event.body, template: null, subject: '' }],
      };
    case 'letter':
      return { ...next, letters: [...state.letters, { ...stamp, ...event.body }] };
    case 'assign':
      return { ...next, assignee: event.body.user };
    case 'task':
      return { ...next, tasks: [...state.tasks, { ...stamp, ...event.body, isDone: false }] };
    case 'task done': {
      const { id } = event.body;
      return {
        ...next,
        tasks: state.tasks.map((task) => (task.id === id ? { ...task, isDone: true } : task)),
      };
    }
    case 'files':
      return { ...next, files: [...state.files, ...event.body.files] };
    case 'fact': {
      const { name, value } = event.body;
      const facts: readonly Fact[] = [...(state.facts.get(name) ?? []), { ...stamp, value }];
      return { ...next, facts: new Map([...state.facts, [name, facts]]) };
    }
    default:
      return next;
  }
}

function withoutContent(state: CaseState): CaseState {
  return {
    ...state,
    isErased: true,
    due: null,
    content: null,
    files: [],
    assignee: null,
    tasks: [],
    notes: [],
    letters: [],
    facts: new Map(),
  };
}
