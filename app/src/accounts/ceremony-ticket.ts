import { randomBytes } from 'node:crypto';
import type { Services } from '../workbench/services.ts';

/** How long a browser may take over one ceremony. */
export const CEREMONY_MS = 5 * 60_000;

/** What a ceremony is for: a ticket for one purpose and one holder opens nothing else. */
export type Purpose = {
  readonly purpose: string;
  /** The session or invitation it belongs to; '' for signing in, where there is neither. */
  readonly holder: string;
};

type Keeper = Pick<Services, 'ring' | 'register' | 'now'>;

/**
 * A challenge that only we can have made. It travels with the form, sealed, so that asking for one stores nothing
 * that a flood could fill; what is stored is that it was spent.
 */
export function makeTicket(
  { ring, now }: Keeper,
  { purpose, holder }: Purpose,
  challenge: Uint8Array = randomBytes(32),
): { readonly ticket: string; readonly challenge: string } {
  const parts = [
    randomBytes(16).toString('base64url'),
    String(now().getTime() + CEREMONY_MS),
    Buffer.from(challenge).toString('base64url'),
  ];
  return {
    ticket: [...parts, ring.mac(DOMAIN, purpose, holder, ...parts)].join('.'),
    challenge: parts[2] ?? '',
  };
}

/** The challenge of a ticket, once: undefined when it is another's, old, or was spent before. */
export async function spendTicket(
  { ring, register: { db }, now }: Keeper,
  { purpose, holder }: Purpose,
  ticket: string,
): Promise<string | undefined> {
  const [id = '', expires = '', challenge = '', mac = '', ...rest] = ticket.split('.');
  if (rest.length > 0 || !ring.macEquals(mac, DOMAIN, purpose, holder, id, expires, challenge))
    return undefined;
  const at = now().getTime();
  if (at > Number(expires) || at < Number(expires) - 2 * CEREMONY_MS) return undefined;
  await db
    .deleteFrom('spent_challenge')
    .where('expires_at', '<', new Date(at - CEREMONY_MS).toISOString())
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_challenge')
    .values({ id, expires_at: new Date(Number(expires)).toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? challenge : undefined;
}

const DOMAIN = 'accounts ceremony';
