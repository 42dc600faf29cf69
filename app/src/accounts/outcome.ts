import type { PasskeyProblem } from './passkeys.ts';

/** What a person may get wrong here, each with its words in the messages. */
export type AccountProblem =
  | `passkey ${PasskeyProblem}`
  | 'name empty'
  | 'name odd'
  | 'name taken'
  | 'partner alone'
  | 'last administrator'
  | 'own request'
  | 'gone'
  | 'last key'
  | 'not allowed'
  | 'passphrase short'
  | 'passphrase long'
  | 'passphrase common'
  | 'passphrase repeated'
  | 'passphrase differs'
  | 'code wrong'
  | 'wrong'
  | 'too many'
  | 'too early'
  | 'no such person'
  | 'expiry wrong'
  | 'last owner';

/** What an action came to: its value, or the first problem and the field it belongs to. */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly field: string; readonly problem: AccountProblem };

export function done<Value>(value: Value): Outcome<Value> {
  return { ok: true, value };
}

export function wrong(
  problem: AccountProblem,
  field = '',
): { readonly ok: false; readonly field: string; readonly problem: AccountProblem } {
  return { ok: false, field, problem };
}
