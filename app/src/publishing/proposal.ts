import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Role } from '../accounts/roles.ts';
import type { Manifest } from '../release/manifest.ts';
import type { Withdrawn } from '../release/remaining-content.ts';

/** How many other people must agree, and what they may be. */
export const APPROVALS_NEEDED = 2;
export const APPROVING_ROLES = ['reviewer', 'publisher'] as const satisfies readonly Role[];
/** Proposals and approvals lapse after this. */
export const APPROVED_FOR_MS = 7 * 24 * 3_600_000;
/** A challenge to be signed counts this long, and once. */
export const CHALLENGE_FOR_MS = 5 * 60_000;

export type Action = 'publish' | 'withdraw' | 'rollback' | 'remove';

/** What is proposed, and what exactly the public would then be served. */
export type Proposal = {
  readonly id: string;
  readonly action: Action;
  readonly proposer: string;
  /** What is served at the time of proposing: another release in between voids it. */
  readonly base: { readonly release: number; readonly manifest: string } | null;
  /** The number of the release it makes, or goes back to. */
  readonly target: number;
  readonly asOf: string;
  readonly tables: Manifest['tables'];
  readonly withdrawn: Withdrawn;
  readonly reason: string;
  readonly at: string;
};

export type KeptProposal = Proposal & { readonly digest: string };

/** What a passkey answered, whole, so that it can be verified again by anyone who knows the public key. */
export type Assertion = {
  readonly credential: string;
  readonly authenticatorData: string;
  readonly clientData: string;
  readonly signature: string;
};

export type Approval = Assertion & {
  readonly id: string;
  readonly proposal: string;
  readonly proposer: string;
  readonly digest: string;
  readonly approver: string;
  readonly keyHash: string;
  readonly nonce: string;
  readonly at: string;
};

export type RefusalReason = 'declined' | 'taken back' | 'content changed';

/** SHA-256 over the canonical JSON (RFC 8785) of all that is agreed to; hexadecimal. */
export function digestOf(proposal: Proposal): string {
  const { id, action, base, target, asOf, tables, withdrawn } = proposal;
  const text = canonicalize({
    format: 'unhidden-proposal-v1',
    proposal: id,
    action,
    base,
    asOf,
    target,
    withdrawn,
    tables,
  });
  return createHash('sha256').update(String(text)).digest('hex');
}

/** What an approver's passkey signs: this digest, as this person, once. */
export function challengeOf(digest: string, approver: string, nonce: string): Buffer {
  return createHash('sha256').update(['unhidden-approval-v1', digest, approver, nonce].join('|')).digest();
}

export function keyHash(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex');
}

export function sameTables(a: Manifest['tables'], b: Manifest['tables']): boolean {
  return canonicalize(a) === canonicalize(b);
}
