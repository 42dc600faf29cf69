import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { KeyRing } from '../keyring/index.ts';
import { parseJson } from '../platform/parse-json.ts';
import { CHALLENGE_FOR_MS, challengeOf } from './proposal.ts';
import type { Assertion } from './proposal.ts';

/** A nonce that was given out to this approver for this proposal, and when; it needs no storing until it is used. */
export function newNonce(ring: Pick<KeyRing, 'mac'>, proposal: string, approver: string, now: Date): string {
  const stem = `${now.getTime().toString(36)}.${randomBytes(16).toString('base64url')}`;
  return `${stem}.${ring.mac(NONCE, proposal, approver, stem)}`;
}

export function isFreshNonce(
  ring: Pick<KeyRing, 'macEquals'>,
  nonce: string,
  proposal: string,
  approver: string,
  now: Date,
): boolean {
  const [at = '', random = '', mac = '', ...rest] = nonce.split('.');
  if (rest.length > 0 || !ring.macEquals(mac, NONCE, proposal, approver, `${at}.${random}`)) return false;
  const age = now.getTime() - Number.parseInt(at, 36);
  return age >= 0 && age <= CHALLENGE_FOR_MS;
}

/** What a browser is asked to have signed: this digest, by this approver, with one of these passkeys. */
export function signatureRequest(
  { ring, origin, now }: { readonly ring: Pick<KeyRing, 'mac'>; readonly origin: string; now(): Date },
  { id, digest }: { readonly id: string; readonly digest: string },
  approver: string,
  credentials: readonly { readonly id: string }[],
): { readonly nonce: string; readonly options: Readonly<Record<string, unknown>> } {
  const nonce = newNonce(ring, id, approver, now());
  return {
    nonce,
    options: {
      challenge: challengeOf(digest, approver, nonce).toString('base64url'),
      rpId: new URL(origin).hostname,
      timeout: CHALLENGE_FOR_MS,
      userVerification: 'required',
      allowCredentials: credentials.map((credential) => ({ type: 'public-key', id: credential.id })),
    },
  };
}

const answerSchema = z.object({
  id: z.string(),
  response: z.object({ authenticatorData: z.string(), clientDataJSON: z.string(), signature: z.string() }),
});

/** What a browser answered; undefined for anything but a passkey's signature. */
export function readSignature(text: string): Assertion | undefined {
  const { data } = answerSchema.safeParse(parseJson(text));
  return (
    data && {
      credential: data.id,
      authenticatorData: data.response.authenticatorData,
      clientData: data.response.clientDataJSON,
      signature: data.response.signature,
    }
  );
}

/**
 * Whether this passkey, after it made sure of its user, signed this digest as this approver at this address.
 * `publicKey` is a COSE key, base64url.
 */
export async function isApprovedBy(
  publicKey: string,
  assertion: Assertion,
  { digest, approver, nonce }: { readonly digest: string; readonly approver: string; readonly nonce: string },
  origin: string,
): Promise<boolean> {
  try {
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
    const { verified } = await verifyAuthenticationResponse({
      response: {
        id: assertion.credential,
        rawId: assertion.credential,
        type: 'public-key',
        clientExtensionResults: {},
        response: {
          clientDataJSON: assertion.clientData,
          authenticatorData: assertion.authenticatorData,
          signature: assertion.signature,
        },
      },
      expectedChallenge: challengeOf(digest, approver, nonce).toString('base64url'),
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      // The counter is looked at when the passkey is used; a signature that is kept does not age by it.
      credential: { id: assertion.credential, publicKey: Buffer.from(publicKey, 'base64url'), counter: -1 },
      requireUserVerification: true,
    });
    return verified;
  } catch {
    // Whatever is wrong with it, it proves nothing.
    return false;
  }
}

const NONCE = 'approval nonce';
