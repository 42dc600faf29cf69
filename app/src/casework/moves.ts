import { permissionOf } from '../accounts/policy.ts';
import type { Permission } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { CaseKind, MoveRule } from './case-kind.ts';
import { CLOCK, PERSON } from './case-event.ts';
import type { CaseState } from './case-state.ts';

/** Who acts: somebody of staff, the person the case is about by their code, or a due date. */
export type CaseActor = SignedIn | typeof PERSON | typeof CLOCK;

/** A move that stands open to an actor from where the case is. */
export type OpenMove = {
  readonly name: string;
  readonly rule: MoveRule<string>;
  /** The actor has to prove first, with a passkey, that it is them. */
  readonly needsProof: boolean;
};

/** The moves an actor may make of a case as it stands; what each needs first is checked when it is made. */
export function moves(
  kind: CaseKind,
  state: Pick<CaseState, 'stage' | 'isErased'>,
  actor: CaseActor,
  now: Date,
): readonly OpenMove[] {
  if (state.isErased) return [];
  return Object.entries(kind.moves).flatMap(([name, rule]) => {
    if (!rule.from.includes(state.stage)) return [];
    const permission = permissionToMove(rule, actor, now);
    return permission === 'yes' || permission === 'proof'
      ? [{ name, rule, needsProof: permission === 'proof' }]
      : [];
  });
}

/** The move that takes another back: from where it led to where the case was, by the same actor, with nothing sent. */
export function reverseOf(
  kind: CaseKind,
  move: string,
  from: string,
  actor: CaseActor,
  now: Date,
): string | undefined {
  const made = kind.moves[move];
  if (!made || made.letter !== undefined) return undefined;
  return moves(kind, { stage: made.to, isErased: false }, actor, now).find(
    ({ rule, needsProof }) =>
      rule.to === from && !needsProof && rule.letter === undefined && (rule.needs ?? []).length === 0,
  )?.name;
}

function permissionToMove({ by }: MoveRule<string>, actor: CaseActor, now: Date): Permission {
  if (typeof actor === 'string') return by.includes(actor) ? 'yes' : 'no';
  const permissions = by.flatMap((name) =>
    name === PERSON || name === CLOCK ? [] : [permissionOf(name, actor, now)],
  );
  return permissions.find((each) => each === 'yes') ?? permissions.find((each) => each === 'proof') ?? 'no';
}

/** The name under which an actor stands in a history and in the log. */
export function nameOfActor(actor: CaseActor): string {
  return typeof actor === 'string' ? actor : actor.user;
}
