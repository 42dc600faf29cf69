import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import { leafHash, toBase64 } from '@unhidden/translog';
import type { KeyRing } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import { lockLog, newestEntry } from './custody-store.ts';
import { entryBytes, formatEntry, sealOf } from './entry.ts';

/** Something somebody did or read, as it is told to the log. */
export type CustodyEvent = {
  /** A user id, or `terminal`, or `system`. */
  readonly actor: string;
  /** A plain code: `claim add`, `sealed open`, `release approve`. */
  readonly action: string;
  /** What it was done to (a record, claim, user, proposal); enters the log only as a keyed hash. */
  readonly object: string;
  /** State before and after, of any JSON shape; enters the log only as a salted commitment. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** A reason code or the id of a kept reason, never the text itself. */
  readonly reason?: string;
  /** Ids of the approvals it rests on. */
  readonly approvals?: readonly string[];
  /** Somebody outside did it, by a form: the hour would say when they sat at it, so only the day is written. */
  readonly isDayOnly?: boolean;
};

/** The private log of every action and of every read of protected or sealed values. */
export type Custody = {
  /**
   * Appends in the caller's transaction, so that an action and its entry stand or fall together. Appends wait for one
   * another until their transactions end, so it is best the last thing a transaction does. Throws outside a
   * transaction, and for an event whose codes and ids are free text; whatever it throws must fail the action.
   */
  append(store: Store, event: CustodyEvent): Promise<void>;
};

/** The log of a register; `salt` gives 32 random bytes. */
export function createCustody({
  ring,
  now,
  salt = () => randomBytes(32),
}: {
  readonly ring: KeyRing;
  readonly now: () => Date;
  readonly salt?: () => Buffer;
}): Custody {
  return {
    append: async (store, { actor, action, object, before, after, reason, approvals, isDayOnly }) => {
      if (!store.db.isTransaction)
        throw new Error('custody.append needs the transaction of the action it tells of');
      const secret = salt();
      const commitment = commitmentOf(secret, { before, after });
      const hidden = objectMac(ring, object);
      await lockLog(store);
      await store.db
        .insertInto('custody_salt')
        .values({ commitment, object: hidden, salt: secret.toString('base64') })
        .execute();
      const newest = await newestEntry(store);
      const n = (newest?.n ?? 0) + 1;
      const entry = formatEntry({
        v: 1,
        at: isDayOnly ? `${now().toISOString().slice(0, 10)}T00:00:00.000Z` : now().toISOString(),
        actor,
        action,
        object: hidden,
        commit: commitment,
        prev: newest?.leaf ?? null,
        reason: reason ?? null,
        approvals: approvals ?? [],
      });
      const leaf = toBase64(leafHash(entryBytes(entry)));
      await store.db
        .insertInto('custody_entry')
        .values({ n, entry, leaf, seal: sealOf(ring, n, leaf) })
        .execute();
    },
  };
}

/** What stands in the log for a record, claim, user or proposal: whoever has only the log cannot tell which. */
export function objectMac(ring: Pick<KeyRing, 'mac'>, object: string): string {
  return ring.mac('custody object', object);
}

/** SHA-256(salt ‖ canonical state): shows nothing, and proves the state to whoever is given both. */
export function commitmentOf(salt: Uint8Array, state: { before?: unknown; after?: unknown }): string {
  return createHash('sha256')
    .update(salt)
    .update(canonicalize(state) ?? '')
    .digest('base64');
}

/** Destroys the salts of all entries about an object; nobody can then show what the entries committed to. */
export async function destroySalts({ db }: Store, ring: KeyRing, object: string): Promise<number> {
  const result = await db
    .deleteFrom('custody_salt')
    .where('object', '=', objectMac(ring, object))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
