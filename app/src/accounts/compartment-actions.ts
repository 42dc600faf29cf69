import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import { changeAccounts } from './change-accounts.ts';
import { addCompartment, isCurrent, readMemberships, writeMembership } from './compartment-store.ts';
import { done, wrong } from './outcome.ts';
import type { Outcome } from './outcome.ts';
import { nameProblem } from './account-rules.ts';
import type { Role, SignedIn, UserId } from './roles.ts';
import { CONTENT_ROLES } from './roles.ts';

const DAY_MS = 24 * 60 * 60_000;
export const LONGEST_MEMBERSHIP_DAYS = 180;

/** Makes a compartment; whoever makes it is its first owner. */
export async function createCompartment(
  services: Services,
  person: SignedIn,
  name: string,
): Promise<Outcome<string>> {
  const problem = nameProblem(name, []);
  if (problem) return wrong(problem, 'name');
  const id = services.newId();
  // A key without a compartment harms nobody; a compartment without a key could not be worked in.
  await services.ring.addCompartment(id);
  return changeAccounts(services, async (tx) => {
    const written = { by: person.user, at: services.now().toISOString() };
    const expiresAt = new Date(services.now().getTime() + LONGEST_MEMBERSHIP_DAYS * DAY_MS).toISOString();
    await addCompartment(tx, services, { id, name }, written);
    const membership = {
      compartment: id,
      user: person.user,
      version: 1,
      standing: 'owner',
      expiresAt,
    } as const;
    await writeMembership(tx, services, membership, written);
    await services.custody.append(tx, { actor: person.user, action: 'compartment add', object: id });
    return done(id);
  });
}

/** Who could be a member: people who read records, and partners. */
export function mayJoin({
  standing,
  roles,
}: {
  readonly standing: string;
  readonly roles: ReadonlySet<Role>;
}): boolean {
  return standing === 'active' && [...CONTENT_ROLES, 'partner' as const].some((role) => roles.has(role));
}

/** Makes somebody a member or owner until a day, at most 180 days ahead; an owner does it, an administrator cannot. */
export async function grantMembership(
  services: Services,
  person: SignedIn,
  compartment: string,
  given: { readonly user: string; readonly standing: 'owner' | 'member'; readonly until: string },
): Promise<Outcome<undefined>> {
  const now = services.now().getTime();
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(given.until);
  const expires = isDay ? Date.parse(`${given.until}T23:59:59.000Z`) : Number.NaN;
  // To the end of the day, so that the 180th day may be chosen.
  if (!(expires > now && expires < now + (LONGEST_MEMBERSHIP_DAYS + 1) * DAY_MS))
    return wrong('expiry wrong', 'until');
  const latest = now + LONGEST_MEMBERSHIP_DAYS * DAY_MS;
  return changeAccounts(services, async (tx) => {
    const members = await readMemberships(tx, services, { compartment });
    if (!isOwner(members, person.user, services.now())) return wrong('gone');
    const account = await readAccount(tx, services, given.user);
    if (!account || !mayJoin(account)) return wrong('no such person', 'user');
    if (given.standing === 'owner' && account.roles.has('partner')) return wrong('no such person', 'user');
    const before = members.find(({ user }) => user === account.user);
    const standing = given.standing;
    if (standing !== 'owner' && isLastOwner(members, account.user, services.now()))
      return wrong('last owner');
    const expiresAt = new Date(Math.min(expires, latest)).toISOString();
    await writeMembership(
      tx,
      services,
      { compartment, user: account.user, version: (before?.version ?? 0) + 1, standing, expiresAt },
      { by: person.user, at: services.now().toISOString() },
    );
    await services.custody.append(tx, {
      actor: person.user,
      action: 'membership grant',
      object: compartment,
      after: { user: account.user, standing, expiresAt },
    });
    return done(undefined);
  });
}

/** Ends somebody's membership at once; the last owner stays. */
export async function endMembership(
  services: Services,
  person: SignedIn,
  compartment: string,
  user: string,
): Promise<Outcome<undefined>> {
  return changeAccounts(services, async (tx) => {
    const members = await readMemberships(tx, services, { compartment });
    const now = services.now();
    const before = members.find((one) => one.user === user && isCurrent(one, now));
    const isOwn = user === person.user;
    if (!before || (!isOwn && !isOwner(members, person.user, now))) return wrong('gone');
    if (isLastOwner(members, user, now)) return wrong('last owner');
    await writeMembership(
      tx,
      services,
      { ...before, version: before.version + 1, standing: 'none' },
      { by: person.user, at: now.toISOString() },
    );
    await services.custody.append(tx, {
      actor: person.user,
      action: 'membership end',
      object: compartment,
      before: { user },
    });
    return done(undefined);
  });
}

type Members = Awaited<ReturnType<typeof readMemberships>>;

export function isOwner(members: Members, user: UserId, now: Date): boolean {
  return members.some((one) => one.user === user && one.standing === 'owner' && isCurrent(one, now));
}

function isLastOwner(members: Members, user: string, now: Date): boolean {
  const owners = members.filter((one) => one.standing === 'owner' && isCurrent(one, now));
  return owners.length === 1 && owners[0]?.user === user;
}
