import { timingSafeEqual } from 'node:crypto';
import { generateSync, generateURI } from 'otplib';
import type { KeyRing } from '../keyring/index.ts';
import type { UserId } from './roles.ts';

const SEED_BYTES = 20;
export const STEP_SECONDS = 30;

/** The 160-bit seed of an account's codes: made by the key ring from a nonce and kept nowhere. */
export function seedOf(ring: Pick<KeyRing, 'mac'>, user: UserId, nonce: string): string {
  const bytes = Buffer.from(ring.mac('accounts totp', user, nonce), 'base64url');
  return base32(bytes.subarray(0, SEED_BYTES));
}

/** What is kept for a seed whose form carried this nonce: from a stolen row no form can show the seed again. */
export function keptNonce(ring: Pick<KeyRing, 'mac'>, user: UserId, nonce: string): string {
  return ring.mac('accounts totp nonce', user, nonce);
}

/** What an authenticator program reads from the picture. */
export function seedAddress(name: string, seed: string): string {
  return generateURI({ issuer: 'Unhidden', label: name, secret: seed });
}

/** The time step a code belongs to: the present one, the one before or after; undefined for a wrong code. */
export function stepOf(seed: string, code: string, now: Date): number | undefined {
  const typed = Buffer.from(code.replaceAll(/\s/g, ''));
  const present = Math.floor(now.getTime() / 1000 / STEP_SECONDS);
  let found: number | undefined;
  for (const step of [present - 1, present, present + 1]) {
    const right = Buffer.from(generateSync({ secret: seed, epoch: step * STEP_SECONDS }));
    if (right.length === typed.length && timingSafeEqual(right, typed)) found = step;
  }
  return found;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, without padding. */
export function base32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('');
}
