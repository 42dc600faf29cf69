import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rosterPath } from '../src/accounts/roster.ts';
import type { SignedIn } from '../src/accounts/roles.ts';
import { openOrMakeKeyRing } from '../src/keyring/index.ts';
import type { KeyRing } from '../src/keyring/index.ts';
import { sealRow } from '../src/keyring/index.ts';
import { newNonce } from '../src/publishing/approval-proof.ts';
import { challengeOf, keyHash } from '../src/publishing/proposal.ts';
import { approveOpening } from '../src/sealing/approve-opening.ts';
import { openValues } from '../src/sealing/opening-actions.ts';
import type { KeptRequest, OpeningApproval } from '../src/sealing/opening-store.ts';
import { requestById } from '../src/sealing/opening-store.ts';
import type { Approver } from './setup/approve.ts';
import { makeApprover, writeApprovers } from './setup/approve.ts';
import { agreed, asked, sealedWitness, signOpening } from './setup/opening.ts';
import type { SealedRecords } from './setup/opening.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import type { Wrong } from './setup/software-passkey.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

const MINUTE = 60_000;

/** SQLite tries all that PostgreSQL does, more often: each try there is a few round trips. */
const TRIES: Readonly<Record<string, number>> = { sqlite: 4_000, postgres: 400 };

/** An approval an attacker with the whole database, and where it matters the program's MAC, puts there. */
const FORGED = [
  'own',
  'own key under another name',
  'second account on one key',
  'of another request',
  'over another digest',
  'random signature',
  'no MAC',
  'MAC of another ring',
  'relabelled',
  'demoted',
  'administrator',
  'not listed',
  'removed passkey',
  'expired',
  'from the future',
  'before the request',
  'wrong origin',
  'wrong host',
  'not verified',
  'not present',
  'other ceremony',
  'other challenge',
] as const;
/** What is tried through the program's own ways. */
const ASKED = [
  'approve own',
  'approve as an administrator',
  'approve with a used signature',
  'approve with a stale nonce',
  "approve with another's nonce",
  'approve with a shared key',
  'open as somebody else',
  'open without a fresh proof',
  'open with a passphrase',
  'open without the role',
] as const;
/** What is done to a request that was agreed to. */
const SPOILED = [
  'more claims',
  'more claims with the digest',
  'another requester',
  'declined',
  'too late',
  'clock set back',
  'approver demoted since',
  'passkey removed since',
  'list altered',
  'list gone',
] as const;
const ATTEMPTS = [...FORGED, ...ASKED, ...SPOILED] as const;
type Attempt = (typeof ATTEMPTS)[number];

describe.each(engines)('nobody opens alone on %s', (engine) => {
  let bench: TestWorkbench;
  let parent: string;
  let requester: TestPerson;
  let bystander: TestPerson;
  let records: SealedRecords;
  let otherRing: KeyRing;
  let own: Approver;
  let honest: Approver;
  let cast: Record<'twin' | 'demoted' | 'administrator' | 'unlisted' | 'stripped', Approver>;
  let request: KeptRequest;
  let other: KeptRequest;
  let start: number;

  const kept = async (id: string): Promise<KeptRequest> => {
    const found = await requestById(bench.services.register, bench.services.ring, id);
    if (!found || found === 'forged') throw new Error('no request');
    return found;
  };
  const list = (): void =>
    writeApprovers(bench.services, [
      own,
      honest,
      cast.twin,
      { ...cast.demoted, roles: ['documenter'] },
      cast.administrator,
      { ...cast.stripped, credentials: [] },
    ]);

  beforeAll(async () => {
    bench = await startWorkbench(engine);
    const { services } = bench;
    await bench.addWorld();
    parent = mkdtempSync(join(tmpdir(), 'unhidden-attack-'));
    requester = await bench.signIn(['documenter', 'reviewer']);
    bystander = await bench.signIn(['documenter']);
    records = await sealedWitness(services, requester);
    own = await makeApprover(bench.url, ['reviewer'], requester.person.user);
    honest = await makeApprover(bench.url, ['reviewer']);
    cast = {
      twin: { ...own, user: randomUUID() as Approver['user'] },
      demoted: await makeApprover(bench.url, ['reviewer']),
      administrator: await makeApprover(bench.url, ['administrator']),
      unlisted: await makeApprover(bench.url, ['reviewer']),
      stripped: await makeApprover(bench.url, ['reviewer']),
    };
    otherRing = valueOf(await openOrMakeKeyRing(join(parent, 'keys')));
    list();
    bench.clock.advance(MINUTE);
    start = bench.clock.now().getTime();
    request = await kept(await asked(services, requester, records, [records.claims[0]]));
    other = await kept(await asked(services, requester, records, [records.claims[1]]));
    // The attacker has every right on the database: what only it holds, they take away.
    for (const table of ['unseal_request', 'unseal_approval', 'unseal_refusal', 'unseal_opening'])
      await dropTriggers(table);
    if (engine === 'sqlite') await sql`pragma synchronous = off`.execute(services.register.db);
    else
      await sql`alter table unseal_approval drop constraint unseal_approval_check`.execute(
        services.register.db,
      );
  }, 60_000);
  afterAll(async () => {
    otherRing.close();
    await bench.close();
    rmSync(parent, { recursive: true, force: true });
  });

  async function dropTriggers(table: string): Promise<void> {
    const { db } = bench.services.register;
    if (engine === 'postgres') await sql.raw(`drop trigger ${table}_append_only on ${table}`).execute(db);
    else
      for (const operation of ['update', 'delete'])
        await sql.raw(`drop trigger ${table}_no_${operation}`).execute(db);
  }

  async function clean(): Promise<void> {
    const { db } = bench.services.register;
    for (const table of ['unseal_opening', 'unseal_refusal', 'unseal_approval'] as const)
      await db.deleteFrom(table).execute();
    list();
    bench.clock.set(new Date(start).toISOString());
  }

  /** An approval as the program would write it, but for what is wrong with it. */
  function approvalBy(
    approver: Approver,
    {
      of = request,
      signed = of,
      user = approver.user,
      wrong = {},
      at = bench.clock.now().getTime(),
    }: {
      readonly of?: KeptRequest;
      readonly signed?: Pick<KeptRequest, 'digest'>;
      readonly user?: string;
      readonly wrong?: Wrong;
      readonly at?: number;
    } = {},
  ): OpeningApproval {
    const nonce = newNonce(bench.services.ring, of.id, user, bench.clock.now());
    const challenge = challengeOf(signed.digest, user, nonce).toString('base64url');
    const options = JSON.stringify({ challenge, rpId: new URL(bench.url).hostname });
    const { id: credential, response } = JSON.parse(approver.passkey.get(options, wrong));
    return {
      id: randomUUID(),
      request: of.id,
      requester: of.requester,
      digest: of.digest,
      approver: user,
      credential,
      keyHash: keyHash(approver.publicKey),
      nonce,
      authenticatorData: response.authenticatorData,
      clientData: response.clientDataJSON,
      signature: response.signature,
      at: new Date(at).toISOString(),
    };
  }

  async function insert(approval: OpeningApproval, mac: 'ours' | 'foreign' | 'none' = 'ours'): Promise<void> {
    const { keyHash: key_hash, authenticatorData, clientData, ...rest } = approval;
    const row = { ...rest, key_hash, authenticator_data: authenticatorData, client_data: clientData };
    const ring = mac === 'foreign' ? otherRing : bench.services.ring;
    const sealed =
      mac === 'none'
        ? { ...row, mac: randomBytes(32).toString('base64url') }
        : sealRow(ring, 'unseal_approval', row);
    await bench.services.register.db
      .insertInto('unseal_approval')
      .values(sealed)
      .execute()
      // What a constraint that still stands refuses has failed as well.
      .catch(() => undefined);
  }

  /** Tries; gives what came of opening, which must be no values. */
  async function attempt(
    kind: Attempt,
    noise: { readonly word: string; readonly late: number },
  ): Promise<unknown> {
    const { services, clock } = bench;
    const open = (who: SignedIn = requester.person): Promise<unknown> =>
      openValues(services, who, request.id);
    const proved = { ...requester.person, provedAt: clock.now().toISOString() };
    const openNow = (): Promise<unknown> =>
      open({ ...requester.person, provedAt: clock.now().toISOString() });
    const wrongs: Partial<Record<Attempt, Wrong>> = {
      'wrong origin': { origin: `https://${noise.word}.invalid` },
      'wrong host': { rpId: `${noise.word}.invalid` },
      'not verified': { isVerified: false },
      'not present': { isPresent: false },
      'other ceremony': { type: 'webauthn.create' },
      'other challenge': { challenge: Buffer.from(noise.word).toString('base64url') },
    };
    const wrong = wrongs[kind];
    if (wrong) {
      await insert(approvalBy(honest, { wrong }));
      return openNow();
    }
    switch (kind) {
      case 'own':
        await insert(approvalBy(own));
        return openNow();
      case 'own key under another name':
        await insert(approvalBy(own, { user: honest.user }));
        return openNow();
      case 'second account on one key':
        await insert(approvalBy(cast.twin));
        return openNow();
      case 'of another request':
        await insert({ ...approvalBy(honest, { of: other }), request: request.id, digest: request.digest });
        return openNow();
      case 'over another digest':
        await insert(
          approvalBy(honest, { signed: { digest: keyHash(Buffer.from(noise.word).toString('base64url')) } }),
        );
        return openNow();
      case 'random signature':
        await insert({ ...approvalBy(honest), signature: randomBytes(70).toString('base64url') });
        return openNow();
      case 'no MAC':
        await insert(approvalBy(honest), 'none');
        return openNow();
      case 'MAC of another ring':
        await insert(approvalBy(honest), 'foreign');
        return openNow();
      case 'relabelled':
        await insert({ ...approvalBy(cast.administrator), approver: honest.user });
        return openNow();
      case 'demoted':
      case 'administrator':
      case 'not listed':
      case 'removed passkey': {
        const by = {
          demoted: 'demoted',
          administrator: 'administrator',
          'not listed': 'unlisted',
          'removed passkey': 'stripped',
        } as const;
        await insert(approvalBy(cast[by[kind]]));
        return openNow();
      }
      case 'expired':
        await insert(approvalBy(honest, { at: start - 15 * MINUTE - 1 - noise.late }));
        return openNow();
      case 'from the future':
        await insert(approvalBy(honest, { at: start + 1 + noise.late }));
        return openNow();
      case 'before the request':
        await insert(approvalBy(honest, { at: Date.parse(request.at) - 1 - (noise.late % (10 * MINUTE)) }));
        return openNow();
      case 'approve own':
        await approveOpening(services, own, request.id, {
          nonce: newNonce(services.ring, request.id, own.user, clock.now()),
          assertion: own.passkey.get(
            JSON.stringify({ challenge: 'AAAA', rpId: new URL(bench.url).hostname }),
          ),
        });
        return openNow();
      case 'approve as an administrator':
        await approveOpening(
          services,
          cast.administrator,
          request.id,
          spoken(approvalBy(cast.administrator)),
        );
        return openNow();
      case 'approve with a used signature': {
        const used = await signOpening(services, honest, other.id);
        await approveOpening(services, honest, other.id, used);
        await approveOpening(services, honest, request.id, used);
        return openNow();
      }
      case 'approve with a stale nonce': {
        const signed = await signOpening(services, honest, request.id);
        clock.advance(5 * MINUTE + 1 + noise.late);
        await approveOpening(services, honest, request.id, signed);
        return openNow();
      }
      case "approve with another's nonce":
        await approveOpening(services, honest, request.id, {
          ...(await signOpening(services, honest, request.id)),
          nonce: newNonce(services.ring, request.id, cast.demoted.user, clock.now()),
        });
        return openNow();
      case 'approve with a shared key':
        await approveOpening(services, cast.twin, request.id, spoken(approvalBy(cast.twin)));
        return openNow();
    }
    await agreed(services, honest, request.id);
    switch (kind) {
      case 'open as somebody else':
        return open({ ...bystander.person, provedAt: clock.now().toISOString() });
      case 'open without a fresh proof':
        return open({ ...proved, provedAt: new Date(start - 5 * MINUTE - 1 - noise.late).toISOString() });
      case 'open with a passphrase':
        return open({ ...proved, method: 'passphrase' });
      case 'open without the role':
        return open({ ...proved, roles: new Set(['publisher', 'administrator']) });
      case 'more claims':
      case 'more claims with the digest': {
        const subject = JSON.stringify({ claims: records.claims, files: [] });
        await alterRequest({ subject });
        return openNow();
      }
      case 'another requester':
        await alterRequest({ requester: bystander.person.user });
        return open({ ...bystander.person, provedAt: clock.now().toISOString() });
      case 'declined':
        await services.register.db
          .insertInto('unseal_refusal')
          .values({ request: request.id, reason: 'declined', by: honest.user, at: clock.now().toISOString() })
          .execute();
        return openNow();
      case 'too late':
        clock.advance(15 * MINUTE + 1 + noise.late);
        return openNow();
      case 'clock set back':
        clock.advance(-1 - noise.late);
        return openNow();
      case 'approver demoted since':
        writeApprovers(services, [own, { ...honest, roles: ['analyst'] }]);
        return openNow();
      case 'passkey removed since':
        writeApprovers(services, [own, { ...honest, credentials: [] }]);
        return openNow();
      case 'list altered': {
        const path = rosterPath(services.folder);
        writeFileSync(path, readFileSync(path, 'utf8').replace('documenter', 'publisher'));
        return openNow();
      }
      case 'list gone':
        rmSync(rosterPath(services.folder));
        return openNow();
    }
    throw new Error(`nobody tries ${kind}`);
  }

  function spoken({ nonce, credential, authenticatorData, clientData, signature }: OpeningApproval) {
    const response = { authenticatorData, clientDataJSON: clientData, signature };
    return { nonce, assertion: JSON.stringify({ id: credential, response }) };
  }

  /** Alters the row of the request, for the time of one attempt. */
  async function alterRequest(changed: {
    readonly subject?: string;
    readonly requester?: string;
  }): Promise<void> {
    const { db } = bench.services.register;
    altered = true;
    await db
      .updateTable('unseal_request')
      .set(changed)
      .where('id', '=', request.id)
      .execute()
      .catch(() => undefined);
  }
  let altered = false;

  async function restore(): Promise<void> {
    if (!altered) return;
    altered = false;
    const subject = JSON.stringify({ claims: request.claims, files: request.files });
    await bench.services.register.db
      .updateTable('unseal_request')
      .set({ subject, requester: request.requester })
      .where('id', '=', request.id)
      .execute();
  }

  test('an honest second person is enough, so what fails below fails for its own reason', async () => {
    await clean();
    await agreed(bench.services, honest, request.id);
    const proved = { ...requester.person, provedAt: bench.clock.now().toISOString() };
    expect(await openValues(bench.services, proved, request.id)).toMatchObject([
      { opened: { value: '한가상' } },
    ]);
    await clean();
    await insert(approvalBy(honest));
    expect(await openValues(bench.services, proved, request.id)).toHaveLength(1);
  });

  test(
    `${(TRIES[engine] ?? 0).toLocaleString('en')} attempts against the rule of two people open nothing`,
    { timeout: 900_000 },
    async () => {
      const tried = new Set<Attempt>();
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...ATTEMPTS),
          fc.record({ word: fc.stringMatching(/^[a-z]{1,12}$/), late: fc.nat(30 * 24 * 60 * MINUTE) }),
          async (kind, noise) => {
            tried.add(kind);
            await clean();
            const outcome = await attempt(kind, noise);
            await restore();
            expect([kind, ['unknown', 'not approved'].includes(String(outcome))]).toEqual([kind, true]);
            const opened = await bench.services.register.db
              .selectFrom('unseal_opening')
              .select('id')
              .execute();
            expect(opened).toEqual([]);
          },
        ),
        { numRuns: TRIES[engine] ?? 0, endOnFailure: true },
      );
      expect(tried).toEqual(new Set(ATTEMPTS));
    },
  );
});
