import { generateSync } from 'otplib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createUser } from '../src/accounts/index.ts';
import { readAccount } from '../src/accounts/account-store.ts';
import { findInvitation } from '../src/accounts/invitation-store.ts';
import { keptNonce, seedOf, stepOf } from '../src/accounts/one-time-codes.ts';
import {
  setPassphrase,
  setPassphraseByInvitation,
  signInWithPassphrase,
} from '../src/accounts/passphrase-actions.ts';
import { hashPassphrase } from '../src/accounts/passphrase-hash.ts';
import { passphraseProblem } from '../src/accounts/passphrase-rules.ts';
import { changeRoles, disableAccount, invitePerson } from '../src/accounts/people-actions.ts';
import { permissionOf } from '../src/accounts/policy.ts';
import { makeRecoveryCodes, takeRecoveryCode } from '../src/accounts/recovery-code-actions.ts';
import type { Role } from '../src/accounts/roles.ts';
import { sessionOf } from '../src/accounts/sessions.ts';
import { valueOf } from './setup/outcomes.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestWorkbench } from './setup/workbench.ts';

const PASSPHRASE = 'seventeen quiet lanterns drift';
const NONCE = 'n'.repeat(32);

describe('a passphrase', () => {
  it.each([
    ['short enough', 'passphrase short'],
    ['x'.repeat(201), 'passphrase long'],
    ['correct horse battery staple', 'passphrase common'],
    ['Correct-Horse-Battery-Staple 2026', 'passphrase common'],
    ['동해물과 백두산이 마르고 닳도록', 'passphrase common'],
    ['kim min-ji kim min-ji 1984', 'passphrase common'],
    ['unhidden unhidden 1', 'passphrase common'],
    ['lantern lantern lantern', 'passphrase repeated'],
    ['abcdefghijklmnopqrs', 'passphrase repeated'],
    ['0987654321098765', 'passphrase repeated'],
    ['aaaaaaaaaaaaaaaaaaaa', 'passphrase repeated'],
  ])('"%s" is refused', (passphrase, problem) => {
    expect(passphraseProblem(passphrase, ['Kim Min-ji', 'Kim', 'Min-ji'])).toBe(problem);
  });

  it.each([
    PASSPHRASE,
    'only lowercase words here',
    '강아지 네 마리가 우체국 앞에서 졸고 있다',
    'Kim Min-ji keeps seven lanterns',
  ])('"%s" is taken, whatever characters it is made of', (passphrase) => {
    expect(passphraseProblem(passphrase, ['Kim Min-ji', 'Kim', 'Min-ji'])).toBeUndefined();
  });

  it('is kept as Argon2id over 128 MiB', async () => {
    expect(await hashPassphrase(PASSPHRASE)).toMatch(/^argon2id\$131072\$3\$1\$[\w-]{22}\$[\w-]{43}$/);
  });
});

describe.each(engines)('signing in without a passkey on %s', (engine) => {
  let bench: TestWorkbench;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
  });
  afterEach(() => bench.close());

  const codeOf = (user: Parameters<typeof seedOf>[1], steps = 0): string => {
    const { ring, now } = bench.services;
    const epoch = Math.floor(now().getTime() / 1000) + steps * 30;
    return generateSync({ secret: seedOf(ring, user, keptNonce(ring, user, NONCE)), epoch });
  };
  const withPassphrase = async (roles: readonly Role[] = ['documenter', 'publisher']) => {
    const { services } = bench;
    const given = { name: 'Synthetic Typist', roles: new Set(roles), mayUsePassphrase: true };
    const { user, token } = valueOf(await invitePerson(services, 'terminal', given));
    const set = { passphrase: PASSPHRASE, again: PASSPHRASE, nonce: NONCE, code: codeOf(user) };
    const secret = valueOf(await setPassphraseByInvitation(services, token, set, ''));
    return { user, token, secret };
  };
  const signIn = (user: Parameters<typeof seedOf>[1], change: object = {}) =>
    signInWithPassphrase(
      bench.services,
      { name: 'Synthetic Typist', passphrase: PASSPHRASE, code: codeOf(user), ...change },
      '',
    );

  it('gives a session that never proves anything', async () => {
    const { services, clock } = bench;
    const { user, token, secret } = await withPassphrase();
    expect(await findInvitation(services.register, services, token)).toBeUndefined();
    clock.advance(30_000);
    for (const each of [secret, valueOf(await signIn(user))]) {
      const person = await sessionOf(services, each);
      expect(person).toMatchObject({ user, method: 'passphrase', provedAt: null });
      expect(permissionOf('approve release', person, services.now())).toBe('proof');
      expect(permissionOf('write records', person, services.now())).toBe('yes');
    }
  });

  it('takes each code once, one step early or late, and no further', async () => {
    const { services, clock } = bench;
    const { user } = await withPassphrase();
    // The code that set it up is spent too.
    expect(await signIn(user)).toMatchObject({ problem: 'wrong' });
    clock.advance(60_000);
    expect((await signIn(user, { code: codeOf(user, -1) })).ok).toBe(true);
    expect(await signIn(user, { code: codeOf(user, -1) })).toMatchObject({ problem: 'wrong' });
    expect((await signIn(user, { code: codeOf(user, 1) })).ok).toBe(true);
    const { ring } = services;
    const seed = seedOf(ring, user, keptNonce(ring, user, NONCE));
    const now = services.now();
    expect([-2, -1, 0, 1, 2].map((steps) => stepOf(seed, codeOf(user, steps), now) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('answers alike for a wrong name, passphrase and code, and for an account that is shut or not allowed', async () => {
    const { services, clock } = bench;
    const { user } = await withPassphrase();
    clock.advance(60_000);
    const unlike = [
      await signIn(user, { name: 'Nobody' }),
      await signIn(user, { passphrase: `${PASSPHRASE}!` }),
      await signIn(user, { code: '000000' }),
    ];
    await changeRoles(services, 'terminal', user, {
      roles: new Set(['documenter']),
      mayUsePassphrase: false,
    });
    unlike.push(await signIn(user));
    await disableAccount(services, 'terminal', user);
    unlike.push(await signIn(user));
    expect(unlike).toEqual(unlike.map(() => ({ ok: false, field: '', problem: 'wrong' })));
  });

  it('stops after five wrong tries for one name, known or not, for a quarter of an hour', async () => {
    const { clock } = bench;
    const { user } = await withPassphrase();
    clock.advance(60_000);
    for (const name of ['Synthetic Typist', 'Nobody']) {
      for (let tries = 0; tries < 5; tries += 1)
        expect(await signIn(user, { name, passphrase: 'wrong' })).toMatchObject({ problem: 'wrong' });
      expect(await signIn(user, { name })).toMatchObject({ problem: 'too many' });
    }
    clock.advance(15 * 60_000 + 1);
    expect((await signIn(user)).ok).toBe(true);
  });

  it('is for people an administrator allows it to', async () => {
    const { services } = bench;
    const user = await createUser(services, { name: 'Synthetic Other', roles: [] });
    const { person } = await bench.sessionFor(user);
    const set = { passphrase: PASSPHRASE, again: PASSPHRASE, nonce: NONCE, code: codeOf(user) };
    expect(await setPassphrase(services, person, set)).toMatchObject({ problem: 'not allowed' });
    await changeRoles(services, 'terminal', user, { roles: new Set(), mayUsePassphrase: true });
    expect(await setPassphrase(services, person, { ...set, again: 'x' })).toMatchObject({ field: 'again' });
    expect(await setPassphrase(services, person, { ...set, code: '123456' })).toMatchObject({
      field: 'code',
    });
    expect((await setPassphrase(services, person, set)).ok).toBe(true);
  });

  it('with a recovery code only opens an address for a new passkey, once', async () => {
    const { services } = bench;
    const { person } = await bench.signIn(['documenter']);
    const first = valueOf(await makeRecoveryCodes(services, person));
    const codes = valueOf(await makeRecoveryCodes(services, person));
    expect(new Set(codes).size).toBe(10);
    const rows = JSON.stringify(await services.register.db.selectFrom('recovery_code').selectAll().execute());
    for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''));
    expect(await takeRecoveryCode(services, first[0] ?? '')).toMatchObject({ problem: 'wrong' });
    const token = valueOf(await takeRecoveryCode(services, ` ${(codes[0] ?? '').toLowerCase()} `));
    expect(await takeRecoveryCode(services, codes[0] ?? '')).toMatchObject({ problem: 'wrong' });
    expect(await findInvitation(services.register, services, token)).toMatchObject({
      kind: 'code',
      account: { user: person.user },
    });
    expect(await sessionOf(services, token)).toBeUndefined();
    bench.clock.advance(10 * 60_000);
    expect(await findInvitation(services.register, services, token)).toBeUndefined();
    expect((await readAccount(services.register, services, person.user))?.standing).toBe('active');
  });
});
