import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRoster, setUpAddress } from '../src/accounts/index.ts';
import { readAccount } from '../src/accounts/account-store.ts';
import { enrolByInvitation } from '../src/accounts/enrol-actions.ts';
import { findInvitation } from '../src/accounts/invitation-store.ts';
import { addKey, removeKey } from '../src/accounts/key-actions.ts';
import { checkSignature, finishAssertion, startAssertion, startEnrolment } from '../src/accounts/passkeys.ts';
import { invitePerson } from '../src/accounts/people-actions.ts';
import { prove, signInWithPasskey } from '../src/accounts/proof-actions.ts';
import type { Role } from '../src/accounts/roles.ts';
import { sessionOf } from '../src/accounts/sessions.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/outcomes.ts';
import { softwarePasskey } from './setup/software-passkey.ts';
import type { SoftwarePasskey, Wrong } from './setup/software-passkey.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestWorkbench } from './setup/workbench.ts';

const GIVEN = { name: 'Synthetic Administrator', keyName: 'key', agent: '' };

describe.each(engines)('passkeys on %s', (engine) => {
  let bench: TestWorkbench;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
  });
  afterEach(() => bench.close());

  const enrol = async (token: string, key: SoftwarePasskey, wrong?: Wrong) => {
    const { services } = bench;
    const invitation = await findInvitation(services.register, services, token);
    if (!invitation) return { ok: false, problem: 'gone', field: '' } as const;
    const { options, ticket } = await startEnrolment(services, invitation.account, invitation.hash);
    return enrolByInvitation(services, token, { ticket, response: key.create(options, wrong) }, GIVEN);
  };
  const setUp = async (key: SoftwarePasskey) => {
    const address = await setUpAddress(bench.services);
    return valueOf(await enrol(address?.split('/').at(-1) ?? '', key));
  };
  const member = async (name: string, roles: readonly Role[], key: SoftwarePasskey) => {
    const { services } = bench;
    const { token, user } = valueOf(
      await invitePerson(services, 'terminal', { name, roles: new Set(roles), mayUsePassphrase: false }),
    );
    const person = await sessionOf(services, valueOf(await enrol(token, key)));
    if (!person) throw new Error('not signed in');
    return { user, person };
  };
  const signIn = async (key: SoftwarePasskey, wrong?: Wrong) => {
    const { options, ticket } = await startAssertion(bench.services, undefined, 'sign-in');
    const answer = { ticket, response: key.get(options, wrong) };
    return signInWithPasskey(bench.services, answer, { agent: '', before: undefined });
  };

  it('set up the first administrator through an address that works once', async () => {
    const { services } = bench;
    const key = softwarePasskey(bench.url);
    const old = (await setUpAddress(services))?.split('/').at(-1) ?? '';
    const token = (await setUpAddress(services))?.split('/').at(-1) ?? '';
    expect(await enrol(old, key)).toMatchObject({ problem: 'gone' });
    const person = await sessionOf(services, valueOf(await enrol(token, key)));
    expect(person).toMatchObject({ name: GIVEN.name, roles: new Set(['administrator']), method: 'passkey' });
    expect(await enrol(token, softwarePasskey(bench.url))).toMatchObject({ problem: 'gone' });
    expect(await setUpAddress(services)).toBeUndefined();
    expect((await signIn(key)).ok).toBe(true);
  });

  it('close the set-up address after 24 hours and an invitation after 72', async () => {
    const { services, clock } = bench;
    const token = (await setUpAddress(services))?.split('/').at(-1) ?? '';
    clock.advance(24 * 3_600_000);
    expect(await enrol(token, softwarePasskey(bench.url))).toMatchObject({ problem: 'gone' });
    const given = { name: 'Synthetic Guest', roles: new Set<Role>(), mayUsePassphrase: false };
    const invited = valueOf(await invitePerson(services, 'terminal', given));
    clock.advance(72 * 3_600_000 - 1);
    expect(await findInvitation(services.register, services, invited.token)).toBeDefined();
    clock.advance(1);
    expect(await findInvitation(services.register, services, invited.token)).toBeUndefined();
  });

  const wrongs: readonly (readonly [string, Wrong])[] = [
    ['another origin', { origin: 'http://localhost:1' }],
    ['a look-alike origin', { origin: 'https://localhost' }],
    ['another RP', { rpId: 'example.org' }],
    ['another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
    ['no user verification', { isVerified: false }],
    ['nobody present', { isPresent: false }],
    ['the other ceremony', { type: 'webauthn.other' }],
  ];
  it.each(wrongs)('are refused at enrolment and at sign-in with %s', async (_name, wrong) => {
    const key = softwarePasskey(bench.url);
    const token = (await setUpAddress(bench.services))?.split('/').at(-1) ?? '';
    expect(await enrol(token, key, wrong)).toMatchObject({ ok: false, problem: 'passkey refused' });
    valueOf(await enrol(token, key));
    expect(await signIn(key, wrong)).toMatchObject({ ok: false, problem: 'passkey refused' });
    expect((await signIn(key)).ok).toBe(true);
  });

  it('count each ceremony once, for five minutes, and for its own purpose', async () => {
    const { services, clock } = bench;
    const key = softwarePasskey(bench.url);
    const person = await sessionOf(services, await setUp(key));
    if (!person) throw new Error('not signed in');
    const first = await startAssertion(services, person, 'prove');
    const answer = { ticket: first.ticket, response: key.get(first.options) };
    expect((await prove(services, person, answer)).ok).toBe(true);
    expect(await prove(services, person, answer)).toMatchObject({ problem: 'passkey stale' });
    const second = await startAssertion(services, person, 'prove');
    const other = { ticket: second.ticket, response: key.get(second.options) };
    expect(await finishAssertion(services, person, 'approve', other)).toEqual({
      ok: false,
      problem: 'stale',
    });
    expect(await finishAssertion(services, { ...person, session: 'x' }, 'prove', other)).toMatchObject({
      ok: false,
    });
    clock.advance(5 * 60_000 + 1);
    expect(await prove(services, person, other)).toMatchObject({ problem: 'passkey stale' });
  });

  it('are refused when the counter does not grow, as with a copied key', async () => {
    const key = softwarePasskey(bench.url);
    await setUp(key);
    expect((await signIn(key, { counter: 7 })).ok).toBe(true);
    expect(await signIn(key, { counter: 7 })).toMatchObject({ problem: 'passkey refused' });
    expect(await signIn(key, { counter: 3 })).toMatchObject({ problem: 'passkey refused' });
    expect((await signIn(key, { counter: 8 })).ok).toBe(true);
  });

  it('serve one account only', async () => {
    const { services } = bench;
    const key = softwarePasskey(bench.url);
    await setUp(key);
    const given = { name: 'Synthetic Second', roles: new Set<Role>(['publisher']), mayUsePassphrase: false };
    const { token } = valueOf(await invitePerson(services, 'terminal', given));
    expect(await enrol(token, key)).toMatchObject({ problem: 'passkey taken' });
    const invitation = await findInvitation(services.register, services, token);
    if (!invitation) throw new Error('no invitation');
    const { options } = await startEnrolment(services, invitation.account, invitation.hash);
    expect(JSON.parse(options)).toMatchObject({
      excludeCredentials: [{ id: key.id }],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });

  it('prove only the person who holds them', async () => {
    const { services } = bench;
    const mine = softwarePasskey(bench.url);
    const theirs = softwarePasskey(bench.url);
    const { person } = await member('Synthetic Mine', ['publisher'], mine);
    await member('Synthetic Theirs', ['publisher'], theirs);
    const { options, ticket } = await startAssertion(services, person, 'prove');
    expect(JSON.parse(options).allowCredentials.map(({ id }: { id: string }) => id)).toEqual([mine.id]);
    expect(await prove(services, person, { ticket, response: theirs.get(options) })).toMatchObject({
      problem: 'passkey refused',
    });
    expect(await signIn(mine, { userHandle: Buffer.from('somebody').toString('base64url') })).toMatchObject({
      ok: false,
    });
  });

  it('enrol for the account of the session or invitation and for no other', async () => {
    const { services } = bench;
    const { person: mine } = await member('Synthetic Mine', [], softwarePasskey(bench.url));
    const { person: theirs } = await member('Synthetic Theirs', [], softwarePasskey(bench.url));
    const stolen = softwarePasskey(bench.url);
    const forMe = await startEnrolment(services, mine, mine.session);
    const answer = { ticket: forMe.ticket, response: stolen.create(forMe.options) };
    expect(await addKey(services, theirs, answer, 'key')).toMatchObject({ problem: 'passkey stale' });
    expect((await addKey(services, mine, answer, 'key')).ok).toBe(true);
    expect((await readAccount(services.register, services, theirs.user))?.credentials).toHaveLength(1);
    expect((await readAccount(services.register, services, mine.user))?.credentials).toHaveLength(2);
  });

  it('stop counting when removed, with the other sessions of the account', async () => {
    const { services } = bench;
    const [first, second] = [softwarePasskey(bench.url), softwarePasskey(bench.url)];
    const { person } = await member('Synthetic Publisher', ['publisher'], first);
    expect(await removeKey(services, person, first.id)).toMatchObject({ problem: 'last key' });
    const more = await startEnrolment(services, person, person.session);
    valueOf(
      await addKey(services, person, { ticket: more.ticket, response: second.create(more.options) }, 'b'),
    );
    const elsewhere = valueOf(await signIn(first));
    valueOf(await removeKey(services, person, first.id));
    expect(await sessionOf(services, elsewhere)).toBeUndefined();
    expect(await signIn(first)).toMatchObject({ problem: 'passkey refused' });
    expect((await signIn(second)).ok).toBe(true);
    expect(readRoster(services.folder, services.ring)).toMatchObject({
      value: { people: [{ user: person.user, credentials: [{ id: second.id }] }] },
    });
  });

  it('do not count when written into the database by hand', async () => {
    const { services } = bench;
    const key = softwarePasskey(bench.url);
    const { person } = await member('Synthetic Publisher', ['publisher'], key);
    const { db } = services.register;
    const row = await db.selectFrom('credential').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('credential')
      .values({ ...row, id: 'forged', public_key: 'forged' })
      .execute();
    const { options, ticket } = await startAssertion(services, person, 'prove');
    const response = JSON.stringify({ ...JSON.parse(key.get(options)), id: 'forged', rawId: 'forged' });
    expect(await prove(services, person, { ticket, response })).toMatchObject({ ok: false });
    expect(bench.told.join()).toContain('table credential');
  });

  it('sign a given challenge in a form that can be checked again without the database', async () => {
    const { services } = bench;
    const key = softwarePasskey(bench.url);
    const { person } = await member('Synthetic Publisher', ['publisher'], key);
    const digest = Buffer.alloc(32, 9);
    const { options, ticket } = await startAssertion(services, person, 'approve release', digest);
    const signed = await finishAssertion(services, person, 'approve release', {
      ticket,
      response: key.get(options),
    });
    if (!signed.ok) throw new Error(signed.problem);
    const { user, credential: id, publicKey, challenge, response } = signed.value;
    expect(user).toBe(person.user);
    expect(challenge).toBe(digest.toString('base64url'));
    expect(await checkSignature(services, { id, publicKey, challenge, response })).toBe(1);
    const altered = Buffer.alloc(32, 8).toString('base64url');
    expect(await checkSignature(services, { id, publicKey, challenge: altered, response })).toBeUndefined();
    expect(
      await checkSignature({ origin: 'http://localhost:9' }, { id, publicKey, challenge, response }),
    ).toBeUndefined();
  });
});
