import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Services } from '../workbench/services.ts';
import { readAccount } from './account-store.ts';
import { CEREMONY_MS, makeTicket, spendTicket } from './ceremony-ticket.ts';
import type { Purpose } from './ceremony-ticket.ts';
import { allCredentialIds, findCredentials, isEnrolled, noteUse } from './credential-store.ts';
import type { Credential } from './credential-store.ts';
import type { SignedIn, UserId } from './roles.ts';

/** What a page hands to the browser: the options for its passkey program, and the ticket the form brings back. */
export type Ceremony = { readonly options: string; readonly ticket: string };

/** What a form brings back. */
export type PasskeyAnswer = { readonly ticket: string; readonly response: string };

/**
 * `none`: the browser sent nothing, as without script. `stale`: too late, or sent twice. `taken`: the key serves an
 * account already. `refused`: everything else, not told apart.
 */
export type PasskeyProblem = 'none' | 'stale' | 'taken' | 'refused';
export type PasskeyResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: PasskeyProblem };

/** A passkey signature, with all that anyone needs to check it again. */
export type Assertion = {
  readonly user: UserId;
  readonly credential: string;
  /** COSE key, base64url. */
  readonly publicKey: string;
  /** The challenge that was signed, base64url. */
  readonly challenge: string;
  /** The browser's answer, JSON. */
  readonly response: string;
};

type Site = Pick<Services, 'origin'>;

/** A fifth of what a workbench loads; it comes with the first passkey, so that every program starts the sooner. */
const webauthn = () => import('@simplewebauthn/server');

/** EdDSA, ES256 and RS256, which every authenticator has one of. */
const ALGORITHMS = [-8, -7, -257];

/** Starts enrolling a key for a person; `holder` is the session or invitation that does it. */
export async function startEnrolment(
  services: Services,
  { user, name }: { readonly user: UserId; readonly name: string },
  holder: string,
): Promise<Ceremony> {
  const { ticket, challenge } = makeTicket(services, enrolling(user, holder));
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: 'Unhidden',
    rpID: rpIdOf(services),
    userName: name,
    userDisplayName: name,
    userID: new TextEncoder().encode(user),
    challenge: Buffer.from(challenge, 'base64url'),
    timeout: CEREMONY_MS,
    attestationType: 'none',
    excludeCredentials: (await allCredentialIds(services.register)).map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  });
  return { options: JSON.stringify(options), ticket };
}

/** Checks an enrolment; storing the credential is the caller's, in the transaction that changes the account. */
export async function finishEnrolment(
  services: Services,
  user: UserId,
  holder: string,
  { ticket, response }: PasskeyAnswer,
): Promise<PasskeyResult<Omit<Credential, 'name' | 'at' | 'usedAt'>>> {
  if (response === '') return { ok: false, problem: 'none' };
  const challenge = await spendTicket(services, enrolling(user, holder), ticket);
  if (challenge === undefined) return { ok: false, problem: 'stale' };
  const answer = parsed(response);
  if (!answer) return { ok: false, problem: 'refused' };
  try {
    const { verifyRegistrationResponse } = await webauthn();
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: services.origin,
      expectedRPID: rpIdOf(services),
      requireUserPresence: true,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!registrationInfo) return { ok: false, problem: 'refused' };
    const { credential, credentialBackedUp } = registrationInfo;
    const publicKey = Buffer.from(credential.publicKey).toString('base64url');
    if (await isEnrolled(services.register, { id: credential.id, publicKey }))
      return { ok: false, problem: 'taken' };
    return {
      ok: true,
      value: {
        id: credential.id,
        user,
        publicKey,
        transports: (credential.transports ?? []).filter((way) => /^[a-z-]{1,20}$/.test(way)).slice(0, 8),
        isBackedUp: credentialBackedUp,
        counter: credential.counter,
      },
    };
  } catch {
    return { ok: false, problem: 'refused' };
  }
}

/**
 * Starts a signature: of a given person, or of whoever holds a key when nobody is signed in. With `challenge` the
 * signature is over these bytes, which must hold something used once and name the person.
 */
export async function startAssertion(
  services: Services,
  person: Pick<SignedIn, 'user' | 'session'> | undefined,
  purpose: string,
  challenge?: Uint8Array,
): Promise<Ceremony> {
  const made = makeTicket(services, signing(person, purpose), challenge);
  const account = person && (await readAccount(services.register, services, person.user));
  const keys = await findCredentials(services.register, services, account?.credentials ?? []);
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(services),
    challenge: Buffer.from(made.challenge, 'base64url'),
    timeout: CEREMONY_MS,
    userVerification: 'required',
    allowCredentials: keys.map(({ id, transports }) => ({ id, transports: [...transports] })),
  });
  return { options: JSON.stringify(options), ticket: made.ticket };
}

/**
 * Checks a signature and spends its ticket. Writes on its own, so never call it within a transaction; an action that
 * fails afterwards needs a new signature.
 */
export async function finishAssertion(
  services: Services,
  person: Pick<SignedIn, 'user' | 'session'> | undefined,
  purpose: string,
  { ticket, response }: PasskeyAnswer,
): Promise<PasskeyResult<Assertion>> {
  if (response === '') return { ok: false, problem: 'none' };
  const challenge = await spendTicket(services, signing(person, purpose), ticket);
  if (challenge === undefined) return { ok: false, problem: 'stale' };
  const answer = parsed(response);
  const [credential] = answer ? await findCredentials(services.register, services, [answer.id]) : [];
  const account = credential && (await readAccount(services.register, services, credential.user));
  if (
    !answer ||
    !credential ||
    account?.standing !== 'active' ||
    !account.credentials.includes(credential.id) ||
    (person && person.user !== account.user)
  )
    return { ok: false, problem: 'refused' };
  const { userHandle } = answer.response;
  if (userHandle && Buffer.from(userHandle, 'base64url').toString('utf8') !== account.user)
    return { ok: false, problem: 'refused' };
  const counter = await checkSignature(services, { ...credential, challenge, response });
  if (counter === undefined) return { ok: false, problem: 'refused' };
  if (!(await noteUse(services.register, credential, counter, services.now().toISOString())))
    return { ok: false, problem: 'refused' };
  const { user, id, publicKey } = credential;
  return { ok: true, value: { user, credential: id, publicKey, challenge, response } };
}

/**
 * Whether a kept signature is one of this key over this challenge, made at our address with the person verified: the
 * counter it shows, or undefined. Trusts nothing but what it is given, so the signer can check approvals anew.
 */
export async function checkSignature(
  site: Site,
  {
    id,
    publicKey,
    challenge,
    response,
  }: Pick<Assertion, 'publicKey' | 'challenge' | 'response'> & { readonly id: string },
): Promise<number | undefined> {
  const answer = parsed(response);
  if (answer?.id !== id) return undefined;
  try {
    const { verifyAuthenticationResponse } = await webauthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: rpIdOf(site),
      // What was stored is held against the counter by the caller; a kept signature may be checked again later.
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter: 0 },
      requireUserVerification: true,
    });
    return verified && authenticationInfo.userVerified ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

export function rpIdOf({ origin }: Site): string {
  return new URL(origin).hostname;
}

function enrolling(user: UserId, holder: string): Purpose {
  return { purpose: `enrol ${user}`, holder };
}

function signing(person: Pick<SignedIn, 'user' | 'session'> | undefined, purpose: string): Purpose {
  return { purpose, holder: person ? `${person.user} ${person.session}` : '' };
}

/** The parts of a browser's answer that are read before the library checks it all, whichever ceremony it is of. */
const answerShape = z.looseObject({
  id: z.string().min(1).max(2000),
  response: z.looseObject({ userHandle: z.string().nullish() }),
});

function parsed(response: string): (AuthenticationResponseJSON & RegistrationResponseJSON) | undefined {
  try {
    const answer = JSON.parse(response);
    return answerShape.safeParse(answer).success ? answer : undefined;
  } catch {
    return undefined;
  }
}
