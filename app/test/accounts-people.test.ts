import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canRead, createUser, placeRecords, readAccount, readRoster } from '../src/accounts/index.ts';
import { createCompartment, endMembership, grantMembership } from '../src/accounts/compartment-actions.ts';
import { enrolByInvitation } from '../src/accounts/enrol-actions.ts';
import { findInvitation } from '../src/accounts/invitation-store.ts';
import { startEnrolment } from '../src/accounts/passkeys.ts';
import {
  changeRoles,
  disableAccount,
  enableAccount,
  endSessionsOf,
  inviteAgain,
  invitePerson,
} from '../src/accounts/people-actions.ts';
import {
  askRecovery,
  cancelRecovery,
  confirmRecovery,
  finishRecovery,
  openRecoveries,
} from '../src/accounts/recovery-actions.ts';
import { decideRoleRequest, openRoleRequests } from '../src/accounts/role-requests.ts';
import type { Role, UserId } from '../src/accounts/roles.ts';
import { rosterPath } from '../src/accounts/roster.ts';
import { readFileSync, writeFileSync } from 'node:fs';
import { valueOf } from './setup/outcomes.ts';
import { engines } from './setup/registers.ts';
import { softwarePasskey } from './setup/software-passkey.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

const DAY = 24 * 60 * 60_000;

describe.each(engines)('accounts on %s', (engine) => {
  let bench: TestWorkbench;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
  });
  afterEach(() => bench.close());

  const rolesOf = async (user: UserId) => [
    ...((await readAccount(bench.services.register, bench.services, user))?.roles ?? []),
  ];
  const grant = (by: TestPerson, user: UserId, roles: readonly Role[]) =>
    changeRoles(bench.services, by.person, user, { roles: new Set(roles), mayUsePassphrase: false });
  const pending = () => openRoleRequests(bench.services.register, bench.services);

  it('take roles from a lone administrator at once, and from one of two when the other confirms', async () => {
    const { services } = bench;
    const first = await bench.signIn(['administrator']);
    const user = await createUser(services, { name: 'Synthetic Colleague', roles: [] });
    expect(valueOf(await grant(first, user, ['publisher']))).toEqual([]);
    expect(await rolesOf(user)).toEqual(['publisher']);

    const second = await bench.signIn(['administrator']);
    expect(valueOf(await grant(first, user, ['publisher', 'documenter', 'reviewer']))).toEqual(['reviewer']);
    expect(await rolesOf(user)).toEqual(['documenter', 'publisher']);
    const [request] = await pending();
    expect(await decideRoleRequest(services, first.person, request?.id ?? '', 'confirmed')).toMatchObject({
      problem: 'own request',
    });
    valueOf(await decideRoleRequest(services, second.person, request?.id ?? '', 'confirmed'));
    expect(await rolesOf(user)).toEqual(['documenter', 'reviewer', 'publisher']);
    expect(await decideRoleRequest(services, second.person, request?.id ?? '', 'confirmed')).toMatchObject({
      problem: 'gone',
    });
    expect(valueOf(await grant(second, user, []))).toEqual([]);
    expect(await rolesOf(user)).toEqual([]);
  });

  it('do not take a role whose asker is no administrator any more, whose request lapsed, or was refused', async () => {
    const { services, clock } = bench;
    const [first, second, third] = [
      await bench.signIn(['administrator']),
      await bench.signIn(['administrator']),
      await bench.signIn(['administrator']),
    ];
    const user = await createUser(services, { name: 'Synthetic Colleague', roles: [] });
    valueOf(await grant(first, user, ['publisher']));
    const [asked] = await pending();
    valueOf(await grant(third, first.person.user, []));
    expect(await decideRoleRequest(services, second.person, asked?.id ?? '', 'confirmed')).toMatchObject({
      ok: false,
    });
    valueOf(await decideRoleRequest(services, second.person, asked?.id ?? '', 'refused'));
    valueOf(await grant(third, user, ['publisher']));
    const [lapsing] = await pending();
    clock.advance(7 * DAY);
    expect(await decideRoleRequest(services, second.person, lapsing?.id ?? '', 'confirmed')).toMatchObject({
      problem: 'gone',
    });
    expect(await rolesOf(user)).toEqual([]);
  });

  it('do not take a request forged in the database', async () => {
    const { services } = bench;
    const [first, second] = [await bench.signIn(['administrator']), await bench.signIn(['administrator'])];
    const user = await createUser(services, { name: 'Synthetic Colleague', roles: [] });
    valueOf(await grant(first, user, ['reviewer']));
    const { db } = services.register;
    const row = await db.selectFrom('role_request').selectAll().executeTakeFirstOrThrow();
    await db
      .insertInto('role_request')
      .values({ ...row, id: 'forged', roles: '["administrator"]' })
      .execute();
    expect(await decideRoleRequest(services, second.person, 'forged', 'confirmed')).toMatchObject({
      ok: false,
    });
    expect(await rolesOf(user)).toEqual([]);
  });

  it('keep one administrator, keep partners apart, and keep names apart', async () => {
    const { services } = bench;
    const only = await bench.signIn(['administrator'], { name: 'Synthetic Kim' });
    const { user } = only.person;
    expect(await grant(only, user, [])).toMatchObject({ problem: 'last administrator' });
    expect(await disableAccount(services, only.person, user)).toMatchObject({
      problem: 'last administrator',
    });
    const invite = (name: string, roles: readonly Role[]) =>
      invitePerson(services, only.person, { name, roles: new Set(roles), mayUsePassphrase: false });
    expect(await invite('Synthetic Other', ['partner', 'analyst'])).toMatchObject({
      problem: 'partner alone',
    });
    expect(await invite('  ｓynthetic   KIM', [])).toMatchObject({ problem: 'name taken' });
    expect(await invite('', [])).toMatchObject({ problem: 'name empty' });
    expect(await invite('a\u202eb', [])).toMatchObject({ problem: 'name odd' });
  });

  it('end at the next request when disabled, and come back without guarded roles', async () => {
    const { services } = bench;
    const [admin] = [await bench.signIn(['administrator']), await bench.signIn(['administrator'])];
    const someone = await bench.signIn(['documenter', 'publisher']);
    const { user } = someone.person;
    const token = valueOf(
      await invitePerson(services, admin.person, {
        name: 'Guest',
        roles: new Set(),
        mayUsePassphrase: false,
      }),
    );
    expect((await someone.request('GET', '/en/')).status).toBe(200);
    valueOf(await disableAccount(services, admin.person, user));
    expect((await someone.request('GET', '/en/')).status).toBe(303);
    expect(valueOf(await enableAccount(services, admin.person, user))).toEqual(['publisher']);
    expect(await rolesOf(user)).toEqual(['documenter']);
    expect(await someone.again()).toBeUndefined();
    valueOf(await disableAccount(services, admin.person, token.user));
    expect(await findInvitation(services.register, services, token.token)).toBeUndefined();
    const other = await bench.signIn([]);
    expect(valueOf(await endSessionsOf(services, admin.person, other.person.user))).toBe(1);
    expect(await other.again()).toBeUndefined();
  });

  it('invite again with a new address, which ends the old one', async () => {
    const { services } = bench;
    const admin = await bench.signIn(['administrator']);
    const given = { name: 'Synthetic Guest', roles: new Set<Role>(['analyst']), mayUsePassphrase: false };
    const { user, token } = valueOf(await invitePerson(services, admin.person, given));
    const fresh = valueOf(await inviteAgain(services, admin.person, user));
    expect(await findInvitation(services.register, services, token)).toBeUndefined();
    expect((await findInvitation(services.register, services, fresh))?.account.user).toBe(user);
  });

  it('are helped back in by two administrators after a day in which the person can stop it', async () => {
    const { services, clock } = bench;
    const lost = await bench.signIn(['publisher']);
    const { user } = lost.person;
    let [first, second] = [await bench.signIn(['administrator']), await bench.signIn(['administrator'])];
    const open = async () => (await openRecoveries(services.register, services, user))[0];
    valueOf(await askRecovery(services, first.person, user));
    const stopped = (await open())?.id ?? '';
    expect(await confirmRecovery(services, first.person, stopped)).toMatchObject({ problem: 'own request' });
    expect(await (await lost.request('GET', '/en/account')).text()).toContain(
      'Somebody asks for your account',
    );
    valueOf(await cancelRecovery(services, lost.person, stopped));
    expect(await confirmRecovery(services, second.person, stopped)).toMatchObject({ problem: 'gone' });

    valueOf(await askRecovery(services, first.person, user));
    const id = (await open())?.id ?? '';
    expect(await finishRecovery(services, first.person, id)).toMatchObject({ problem: 'gone' });
    valueOf(await confirmRecovery(services, second.person, id));
    clock.advance(DAY - 1);
    expect(await finishRecovery(services, first.person, id)).toMatchObject({ problem: 'too early' });
    clock.advance(1);
    [first, second] = [await bench.sessionFor(first.person.user), await bench.sessionFor(second.person.user)];
    const session = await bench.sessionFor(user);
    const token = valueOf(await finishRecovery(services, first.person, id));
    expect(await finishRecovery(services, first.person, id)).toMatchObject({ problem: 'gone' });
    const invitation = await findInvitation(services.register, services, token);
    if (!invitation) throw new Error('no invitation');
    const key = softwarePasskey(bench.url);
    const { options, ticket } = await startEnrolment(services, invitation.account, invitation.hash);
    const answer = { ticket, response: key.create(options) };
    valueOf(await enrolByInvitation(services, token, answer, { name: '', keyName: 'new', agent: '' }));
    expect((await readAccount(services.register, services, user))?.credentials).toEqual([key.id]);
    expect(await session.again()).toBeUndefined();
  });

  it('have a roster of approvers that no hand can alter', async () => {
    const { services } = bench;
    const { person } = await bench.signIn(['publisher', 'analyst']);
    await bench.signIn(['documenter']);
    const read = () => readRoster(services.folder, services.ring);
    expect(read()).toMatchObject({
      value: { people: [{ user: person.user, roles: ['publisher', 'analyst'] }] },
    });
    const path = rosterPath(services.folder);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace('analyst', 'reviewer'));
    expect(read().ok).toBe(false);
    writeFileSync(path, text);
    expect(read().ok).toBe(true);
    await disableAccount(services, 'terminal', person.user);
    expect(read()).toMatchObject({ value: { people: [] } });
  });

  it('let owners of a compartment, and no administrator, share it for at most 180 days', async () => {
    const { services, clock } = bench;
    const owner = await bench.signIn(['documenter']);
    const partner = await bench.signIn(['partner']);
    const admin = await bench.signIn(['administrator']);
    const compartment = valueOf(await createCompartment(services, owner.person, 'River'));
    const inside = await owner.again();
    if (!inside) throw new Error('no session');
    const world = await bench.addWorld();
    const record = world.heads.person[0]?.id ?? '';
    await placeRecords(services.register, [record], compartment, { by: 'terminal', at: 'now' });
    const until = (days: number) => new Date(clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
    const share = (by: TestPerson['person'], user: string, days: number) =>
      grantMembership(services, by, compartment, { user, standing: 'member', until: until(days) });
    expect(await share(admin.person, partner.person.user, 10)).toMatchObject({ problem: 'gone' });
    expect(await share(inside, admin.person.user, 10)).toMatchObject({ problem: 'no such person' });
    expect(await share(inside, partner.person.user, 181)).toMatchObject({ problem: 'expiry wrong' });
    expect(await share(inside, partner.person.user, -1)).toMatchObject({ problem: 'expiry wrong' });
    expect(await canRead(services, partner.person, record)).toBe(false);
    valueOf(await share(inside, partner.person.user, 180));
    const let_ = await partner.again();
    if (!let_) throw new Error('no session');
    expect([...let_.compartments]).toEqual([compartment]);
    expect(await canRead(services, let_, record)).toBe(true);
    expect((await admin.request('GET', `/en/compartments/${compartment}`)).status).toBe(404);
    expect(
      (await (await bench.signIn(['analyst'])).request('GET', `/en/compartments/${compartment}`)).status,
    ).toBe(404);
    valueOf(await endMembership(services, inside, compartment, partner.person.user));
    expect((await partner.again())?.compartments.size).toBe(0);
    expect(await endMembership(services, inside, compartment, inside.user)).toMatchObject({
      problem: 'last owner',
    });
    valueOf(await share(inside, partner.person.user, 180));
    clock.advance(180 * DAY);
    expect((await (await bench.sessionFor(partner.person.user)).again())?.compartments.size).toBe(0);
  });
});
