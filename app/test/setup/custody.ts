import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createCustody } from '../../src/custody/custody.ts';
import type { Custody, CustodyEvent } from '../../src/custody/custody.ts';
import type { CustodyLog } from '../../src/custody/sequencer.ts';
import type { KeyRing } from '../../src/keyring/index.ts';
import type { Register } from '../../src/register/index.ts';

/** A log over a register, with a clock that a test moves. */
export type TestLog = CustodyLog & {
  readonly custody: Custody;
  readonly clock: { now: Date };
  /** One entry in a transaction of its own. */
  tell(event?: Partial<CustodyEvent>): Promise<void>;
};

export function custodyLog(register: Register, ring: KeyRing, folder: string): TestLog {
  const clock = { now: new Date('2026-11-23T08:00:00.000Z') };
  const now = (): Date => clock.now;
  const [keys, log] = [join(folder, 'keys'), join(folder, 'log')];
  for (const part of [keys, log]) mkdirSync(part, { recursive: true });
  const custody = createCustody({ ring, now });
  const { db, engine } = register;
  return {
    register,
    ring,
    folder: { keys, log },
    now,
    clock,
    custody,
    tell: (event = {}) =>
      db
        .transaction()
        .execute((transaction) =>
          custody.append(
            { db: transaction, engine },
            { actor: 'system', action: 'claim add', object: randomUUID(), ...event },
          ),
        ),
  };
}

export function minutes(count: number): number {
  return count * 60_000;
}
