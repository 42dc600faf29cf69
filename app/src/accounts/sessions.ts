import { readConsentNow } from '../consent/consent-check.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import type { Account } from './account-store.ts';
import { isCurrent, readMemberships } from './compartment-store.ts';
import { CONTENT_ROLES, OPEN_COMPARTMENT } from './roles.ts';
import type { SignedIn, UserId } from './roles.ts';
import { addSession, findSession, forgetOldSessions } from './session-store.ts';
import type { Session } from './session-store.ts';

/** Who shows this secret, read afresh: a session that ended, an account disabled or a role taken away count at once. */
export async function sessionOf(services: Services, secret: string): Promise<SignedIn | undefined> {
  const session = await findSession(services.register, services, secret, services.now());
  return session && signedIn(services, session);
}

/** Opens a session for a person and returns its secret; with a passkey this is also a proof. */
export async function openSession(
  services: Services,
  user: UserId,
  method: SignedIn['method'],
  agent = '',
): Promise<string> {
  return services.register.db
    .transaction()
    .execute((db) => beginSession(services, { db, engine: services.register.engine }, user, method, agent));
}

/** The same within a transaction. */
export async function beginSession(
  services: Services,
  tx: Store,
  user: UserId,
  method: SignedIn['method'],
  agent: string,
): Promise<string> {
  const now = services.now();
  const at = now.toISOString();
  const id = services.newId();
  await forgetOldSessions(tx, now);
  const secret = await addSession(
    tx,
    services,
    {
      id,
      user,
      method,
      agent: agent.slice(0, 200),
      createdAt: at,
      provedAt: method === 'passkey' ? at : null,
    },
    at,
  );
  await services.custody.append(tx, {
    actor: user,
    action: 'session open',
    object: user,
    after: { session: id, method },
  });
  return secret;
}

/** Whether a person may see a record: false alike for one that does not exist. */
export async function canRead(
  { register }: Pick<Services, 'register'>,
  person: SignedIn,
  record: string,
): Promise<boolean> {
  const placed = await register.db
    .selectFrom('record')
    .leftJoin('placement', 'placement.record', 'record.id')
    .select('placement.compartment')
    .where('record.id', '=', record)
    .orderBy('placement.number')
    .execute();
  const last = placed.at(-1);
  return (
    last !== undefined &&
    person.compartments.has(last.compartment ?? OPEN_COMPARTMENT) &&
    !person.closedSources.has(record)
  );
}

/** The compartments an account may read now. An administrator or coordinator has none by that role. */
export async function compartmentsFor(services: Services, account: Account): Promise<ReadonlySet<string>> {
  const reads = CONTENT_ROLES.some((role) => account.roles.has(role));
  if (!reads && !account.roles.has('partner')) return new Set();
  const memberships = await readMemberships(services.register, services, { user: account.user });
  const now = services.now();
  return new Set([
    ...(reads ? [OPEN_COMPARTMENT] : []),
    ...memberships
      .filter((membership) => membership.compartment !== OPEN_COMPARTMENT && isCurrent(membership, now))
      .map(({ compartment }) => compartment),
  ]);
}

/** What a partner must not be shown, as consents stand at this moment. */
async function closedTo(services: Services, { roles, name }: Account): Promise<ReadonlySet<string>> {
  if (!roles.has('partner') || CONTENT_ROLES.some((role) => roles.has(role))) return new Set();
  const consent = await readConsentNow(services, services.register);
  return new Set(consent.confided.filter((source) => !consent.mayLeave(source, 'share', name)));
}

async function signedIn(services: Services, session: Session): Promise<SignedIn | undefined> {
  const account = await readAccount(services.register, services, session.user);
  if (!account || account.standing !== 'active') return undefined;
  return {
    user: account.user,
    name: account.name,
    roles: account.roles,
    compartments: await compartmentsFor(services, account),
    closedSources: await closedTo(services, account),
    session: session.id,
    method: session.method,
    provedAt: session.provedAt,
    token: session.token,
  };
}
