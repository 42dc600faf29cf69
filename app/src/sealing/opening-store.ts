import type { KeyRing } from '../keyring/index.ts';
import { isGenuineRow, sealRow } from '../keyring/index.ts';
import type { Assertion } from '../publishing/proposal.ts';
import type { Store } from '../register/index.ts';
import { digestOf } from './opening.ts';
import type { OpeningRequest } from './opening.ts';

export type KeptRequest = OpeningRequest & { readonly digest: string };
export type OpeningApproval = Assertion & {
  readonly id: string;
  readonly request: string;
  readonly requester: string;
  readonly digest: string;
  readonly approver: string;
  readonly keyHash: string;
  readonly nonce: string;
  readonly at: string;
};
export type Refusal = {
  readonly reason: 'declined' | 'taken back';
  readonly by: string;
  readonly at: string;
};
export type Opening = {
  readonly id: string;
  readonly request: string;
  readonly requester: string;
  readonly file: string;
  readonly day: string;
  readonly n_person: number;
  readonly n_all: number;
  readonly at: string;
};

export async function addRequest(
  { db }: Store,
  ring: KeyRing,
  { claims, files, ...rest }: OpeningRequest,
): Promise<void> {
  const digest = digestOf({ ...rest, claims, files });
  const row = { ...rest, subject: JSON.stringify({ claims, files }), digest };
  await db
    .insertInto('unseal_request')
    .values(sealRow(ring, 'unseal_request', row))
    .execute();
}

/** A request as it was made; `forged` where a row was not written by Unhidden. */
export async function requestById(
  { db }: Store,
  ring: KeyRing,
  id: string,
): Promise<KeptRequest | 'forged' | undefined> {
  const row = await db.selectFrom('unseal_request').selectAll().where('id', '=', id).executeTakeFirst();
  return row && readRequest(ring, row);
}

/** Requests since a time, newest first; forged ones are left out. */
export async function requestsSince(
  { db }: Store,
  ring: KeyRing,
  since: string,
): Promise<readonly KeptRequest[]> {
  const rows = await db
    .selectFrom('unseal_request')
    .selectAll()
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => readRequest(ring, row)).filter((request) => request !== 'forged');
}

function readRequest(
  ring: KeyRing,
  row: Readonly<Record<string, string | number | null>> & {
    readonly mac: string;
    readonly subject: string;
    readonly digest: string;
  },
): KeptRequest | 'forged' {
  if (!isGenuineRow(ring, 'unseal_request', row)) return 'forged';
  const { mac: _mac, subject, ...rest } = row;
  const request = { ...rest, ...JSON.parse(subject) } as KeptRequest;
  return digestOf(request) === request.digest ? request : 'forged';
}

export async function addApproval({ db }: Store, ring: KeyRing, approval: OpeningApproval): Promise<void> {
  const { keyHash, authenticatorData, clientData, ...rest } = approval;
  const row = {
    ...rest,
    key_hash: keyHash,
    authenticator_data: authenticatorData,
    client_data: clientData,
  };
  await db
    .insertInto('unseal_approval')
    .values(sealRow(ring, 'unseal_approval', row))
    .execute();
}

/** The approval of a request, where it is genuine. */
export async function approvalOf(
  { db }: Store,
  ring: KeyRing,
  request: string,
): Promise<OpeningApproval | undefined> {
  const row = await db
    .selectFrom('unseal_approval')
    .selectAll()
    .where('request', '=', request)
    .executeTakeFirst();
  if (!row || !isGenuineRow(ring, 'unseal_approval', row)) return undefined;
  const { mac: _mac, key_hash, authenticator_data, client_data, ...rest } = row;
  return { ...rest, keyHash: key_hash, authenticatorData: authenticator_data, clientData: client_data };
}

export async function addRefusal({ db }: Store, request: string, refusal: Refusal): Promise<boolean> {
  const done = await db
    .insertInto('unseal_refusal')
    .values({ request, ...refusal })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

export async function refusalOf({ db }: Store, request: string): Promise<Refusal | undefined> {
  return db
    .selectFrom('unseal_refusal')
    .select(['reason', 'by', 'at'])
    .where('request', '=', request)
    .executeTakeFirst();
}

export async function addOpening({ db }: Store, ring: KeyRing, opening: Opening): Promise<void> {
  await db
    .insertInto('unseal_opening')
    .values(sealRow(ring, 'unseal_opening', opening))
    .execute();
}

/** The highest numbers of a day: those of the person, and of everybody. */
export async function countsOf(
  { db }: Store,
  day: string,
  person: string,
): Promise<{ readonly person: number; readonly all: number }> {
  const rows = await db
    .selectFrom('unseal_opening')
    .select(['requester', 'n_person', 'n_all'])
    .where('day', '=', day)
    .execute();
  return {
    person: Math.max(0, ...rows.filter(({ requester }) => requester === person).map((row) => row.n_person)),
    all: Math.max(0, ...rows.map((row) => row.n_all)),
  };
}

export async function openingsOf({ db }: Store, request: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('unseal_opening')
    .select('at')
    .where('request', '=', request)
    .orderBy('at')
    .execute();
  return rows.map(({ at }) => at);
}
