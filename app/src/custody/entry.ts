import canonicalize from 'canonicalize';
import type { KeyRing } from '../keyring/index.ts';

/** One line of the log. No names, no free text, no address: what it is about stands in keyed and salted hashes. */
export type CustodyEntry = {
  readonly v: 1;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** MAC of the id of what it was done to. */
  readonly object: string;
  /** SHA-256 over a salt, kept apart, and the state before and after. */
  readonly commit: string;
  /** Leaf hash of the entry before; null for the first. */
  readonly prev: string | null;
  readonly reason: string | null;
  readonly approvals: readonly string[];
};

/** Entries are filled up to a multiple of this, so that their length does not tell what they are about. */
export const ENTRY_BYTES = 512;

const ACTION = /^[a-z][a-z0-9]*(?:[ -][a-z0-9]+){0,6}$/;
const ID = /^[\w.:-]{1,128}$/;
const REASON = /^(?=.{1,128}$)[\w.:/-]+(?: [\w.:/-]+){0,7}$/;
const HASH = /^[\w+/=-]{43,44}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Writes an entry as canonical JSON (RFC 8785) of a fixed length; throws where a code or id is anything else. */
export function formatEntry(entry: CustodyEntry): string {
  const wrong = wrongField(entry);
  // The value is left out: it may be the very text that must not get into a log.
  if (wrong !== undefined) throw new Error(`the ${wrong} of a custody entry is no code or id`);
  const bare = canonical({ ...entry, pad: '' });
  const missing = ENTRY_BYTES - (bare.length % ENTRY_BYTES);
  return canonical({ ...entry, pad: '0'.repeat(missing % ENTRY_BYTES) });
}

/** Reads what `formatEntry` writes, and nothing else. */
export function parseEntry(text: unknown): CustodyEntry | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    const { pad: _pad, ...entry } = JSON.parse(text) as CustodyEntry & { readonly pad: string };
    return formatEntry(entry) === text ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of an entry or block that are hashed. */
export function entryBytes(text: unknown): Uint8Array {
  return new TextEncoder().encode(String(text));
}

/** Binds an entry to its number by a key that is not in the database: whoever has only that can make none. */
export function sealOf(ring: Pick<KeyRing, 'mac'>, n: number, leaf: string): string {
  return ring.mac('custody entry', n, leaf);
}

function wrongField(entry: CustodyEntry): string | undefined {
  const { v, at, actor, action, object, commit, prev, reason, approvals, ...more } = entry;
  if (v !== 1 || Object.keys(more).length > 0) return 'version';
  if (!fits(TIME, at)) return 'time';
  if (!fits(ID, actor)) return 'actor';
  if (!fits(ACTION, action)) return 'action';
  if (!fits(HASH, object) || !fits(HASH, commit)) return 'object';
  if (prev !== null && !fits(HASH, prev)) return 'predecessor';
  if (reason !== null && !fits(REASON, reason)) return 'reason';
  if (!Array.isArray(approvals) || !approvals.every((id) => fits(ID, id))) return 'approvals';
  return undefined;
}

function fits(pattern: RegExp, value: unknown): boolean {
  return typeof value === 'string' && pattern.test(value) && !value.endsWith('\n');
}

function canonical(value: object): string {
  return canonicalize(value) ?? '';
}
