import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccount, writeAccount } from '../src/accounts/account-store.ts';
import { changeAccounts } from '../src/accounts/change-accounts.ts';
import { canRead, openSession, placeRecords, readRoster, sessionOf } from '../src/accounts/index.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestWorkbench } from './setup/workbench.ts';

const MINUTE = 60_000;

describe.each(engines)('sessions on %s', (engine) => {
  let bench: TestWorkbench;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
  });
  afterEach(() => bench.close());

  it('end after 15 idle minutes, and after 8 hours however busy', async () => {
    const { services, clock } = bench;
    const { secret } = await bench.signIn(['documenter']);
    clock.advance(15 * MINUTE);
    expect(await sessionOf(services, secret)).toBeDefined();
    clock.advance(15 * MINUTE + 1);
    expect(await sessionOf(services, secret)).toBeUndefined();
    const busy = await bench.signIn(['documenter']);
    for (let minutes = 10; minutes <= 8 * 60; minutes += 10) {
      clock.advance(10 * MINUTE);
      expect(await busy.again()).toBeDefined();
    }
    clock.advance(1);
    expect(await busy.again()).toBeUndefined();
  });

  it('keep only the hash of their secret', async () => {
    const { secret } = await bench.signIn(['documenter']);
    const rows = await bench.services.register.db.selectFrom('session').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it('that were forged or altered in the database count for nothing, and the operator is told', async () => {
    const { services } = bench;
    const { secret, person } = await bench.signIn(['documenter'], { method: 'passphrase' });
    await services.register.db
      .updateTable('session')
      .set({ method: 'passkey', proved_at: services.now().toISOString() })
      .where('id', '=', person.session)
      .execute();
    expect(await sessionOf(services, secret)).toBeUndefined();
    expect(bench.told.join()).toContain('table session');
  });

  it('read roles afresh, and not from a row forged in the database', async () => {
    const { services } = bench;
    const { person, again } = await bench.signIn(['documenter']);
    const state = await services.register.db
      .selectFrom('account_state')
      .selectAll()
      .executeTakeFirstOrThrow();
    await services.register.db
      .insertInto('account_state')
      .values({ ...state, version: 2, roles: '["administrator","publisher"]' })
      .execute();
    expect(person.roles).toEqual(new Set(['documenter']));
    expect(await again()).toBeUndefined();
  });

  it('end with an account that somebody rolled back to an older version', async () => {
    const { services } = bench;
    const { person, again } = await bench.signIn(['publisher']);
    const { db } = services.register;
    expect(readRoster(services.folder, services.ring)).toMatchObject({
      ok: true,
      value: { people: [{ user: person.user, roles: ['publisher'] }] },
    });
    await changeAccounts(services, async (tx) => {
      const account = await readAccount(tx, services, person.user);
      if (!account) throw new Error('no account');
      await writeAccount(tx, services, account, { roles: new Set() }, { at: 'now', by: 'terminal' });
    });
    expect((await again())?.roles).toEqual(new Set());
    await sql
      .raw(
        engine === 'sqlite'
          ? 'drop trigger account_state_no_delete'
          : 'drop trigger account_state_append_only on account_state',
      )
      .execute(db);
    await db.deleteFrom('account_state').where('version', '=', 2).execute();
    expect(await again()).toBeUndefined();
    expect(bench.told.join()).toContain('before a later change');
  });

  it('let a person read only what is in a compartment of theirs', async () => {
    const { services } = bench;
    const world = await bench.addWorld();
    const [open, closed] = world.heads.person.map(({ id }) => id);
    await placeRecords(services.register, [closed ?? ''], 'north', { by: 'terminal', at: 'now' });
    const documenter = (await bench.signIn(['documenter'])).person;
    const insider = (await bench.signIn(['documenter'], { compartments: ['north'] })).person;
    const partner = (await bench.signIn(['partner'], { compartments: ['north'] })).person;
    const administrator = (await bench.signIn(['administrator'], { compartments: ['north'] })).person;
    const seen = async (person: typeof partner) =>
      Promise.all([open, closed, 'no-such-record'].map((id) => canRead(services, person, id ?? '')));
    expect(await seen(documenter)).toEqual([true, false, false]);
    expect(await seen(insider)).toEqual([true, true, false]);
    expect(await seen(partner)).toEqual([false, true, false]);
    expect(await seen(administrator)).toEqual([false, false, false]);
  });

  it('answer over HTTP with the cookie alone', async () => {
    const { request } = await bench.signIn(['documenter']);
    expect((await request('GET', '/en/')).status).toBe(200);
    expect((await bench.request('GET', '/en/')).headers.get('Location')).toBe('/en/sign-in');
    expect(await openSession(bench.services, (await bench.signIn([])).person.user, 'passkey')).toHaveLength(
      43,
    );
  });
});
