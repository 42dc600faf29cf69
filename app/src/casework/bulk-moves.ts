import type { SignedIn } from '../accounts/roles.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { MoveRule } from './case-kind.ts';
import type { CaseModule } from './case-module.ts';

/** The moves somebody can make of several cases at once: none that a page of the kind's own makes, none that needs a proof. */
export function movesInBulk(
  { kind, ownMoves = [] }: CaseModule,
  person: SignedIn,
  now: Date,
): readonly (readonly [name: string, rule: MoveRule<string>])[] {
  return Object.entries(kind.moves).filter(
    ([name, { by }]) =>
      !ownMoves.includes(name) &&
      by.some((each) => each !== 'person' && each !== 'clock' && permissionOf(each, person, now) === 'yes'),
  );
}

/** `<case>:<seq>` as a list sends it. */
export function readChoice(text: string): { readonly id: string; readonly seq: number } | undefined {
  const [, id, seq] = /^([\w-]{8,64}):(\d{1,9})$/.exec(text) ?? [];
  return id === undefined ? undefined : { id, seq: Number(seq) };
}
