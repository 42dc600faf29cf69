import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { UserId } from './roles.ts';
import { ROLES } from './roles.ts';
import type { Sealing } from './sealed-rows.ts';

/** Somebody who may approve, as the signer knows them. */
export type RosterPerson = {
  readonly user: UserId;
  /** The version of the account this says. */
  readonly version: number;
  readonly roles: readonly (typeof ROLES)[number][];
  /** Passkeys: credential id and COSE public key, both base64url. */
  readonly credentials: readonly { readonly id: string; readonly publicKey: string }[];
};

/**
 * Who may approve, outside the database: whoever can write the database can neither add an approver nor bring one
 * back. `versions` names the newest version of every account, so that an older one put back is noticed.
 */
export type Roster = {
  readonly people: readonly RosterPerson[];
  readonly versions: Readonly<Record<string, number>>;
};

const rosterFile = z.strictObject({
  content: z.string(),
  mac: z.string(),
});
const rosterContent = z.strictObject({
  people: z.array(
    z.strictObject({
      user: z.string().transform((user) => user as UserId),
      version: z.number().int().positive(),
      roles: z.array(z.enum(ROLES)),
      credentials: z.array(z.strictObject({ id: z.string(), publicKey: z.string() })),
    }),
  ),
  versions: z.record(z.string(), z.number().int().positive()),
});

const DOMAIN = 'accounts roster';

export function rosterPath({ keys }: Pick<DataFolder, 'keys'>): string {
  return join(keys, 'roster.json');
}

/** The roster as the key ring sealed it; a failure where there is none or somebody altered it. */
export function readRoster(
  folder: Pick<DataFolder, 'keys'>,
  ring: Pick<KeyRing, 'macEquals'>,
): Result<Roster> {
  try {
    const file = rosterFile.parse(JSON.parse(readFileSync(rosterPath(folder), 'utf8')));
    if (!ring.macEquals(file.mac, DOMAIN, file.content)) return failure(ALTERED);
    return success(rosterContent.parse(JSON.parse(file.content)));
  } catch {
    return failure(ALTERED);
  }
}

const ALTERED =
  'The list of approvers (keys/roster.json) is missing or altered; "unhidden user list" writes it anew from the accounts.';

/** The text of a roster file. */
export function rosterText(roster: Roster, ring: Pick<KeyRing, 'mac'>): string {
  const content = JSON.stringify(roster);
  return `${JSON.stringify({ content, mac: ring.mac(DOMAIN, content) }, null, 2)}\n`;
}

const known = new Map<string, { readonly stamp: string; readonly versions: Roster['versions'] }>();

/** The newest version of an account that was ever told to the roster; 0 where none was. */
export function versionKnown(
  { ring, folder }: Pick<Sealing, 'ring'> & { readonly folder: Pick<DataFolder, 'keys'> },
  user: string,
): number {
  const path = rosterPath(folder);
  const state = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (state === undefined) return 0;
  const stamp = `${state.ino} ${state.mtimeNs} ${state.size} ${ring.id}`;
  let held = known.get(path);
  if (held?.stamp !== stamp) {
    const roster = readRoster(folder, ring);
    held = { stamp, versions: roster.ok ? roster.value.versions : {} };
    known.set(path, held);
  }
  return held.versions[user] ?? 0;
}
