import { bech32 } from '@scure/base';
import type { Decrypter, Encrypter } from 'age-encryption';

/**
 * Sealing with age (X25519, ChaCha20-Poly1305 in pieces of 64 KiB). Decryption gives no byte of a piece before it is
 * checked, and one error whatever is wrong.
 */
export type SealedText = Uint8Array<ArrayBuffer>;

/**
 * The library comes with the first thing that is sealed or opened. It is a quarter of what the public process would load
 * at its start, and most people only read.
 */
export function loadAge(): Promise<typeof import('age-encryption')> {
  return import('age-encryption');
}

/** Seals JSON to every recipient. Its length is padded, so that the size of a file says little. */
export async function sealJson(recipients: readonly string[], value: unknown): Promise<SealedText> {
  const text = JSON.stringify(value);
  const padded = text.padEnd(Math.ceil((Buffer.byteLength(text) + 1) / PAD) * PAD, ' ');
  return new Uint8Array(await (await encrypter(recipients)).encrypt(padded));
}

const PAD = 4096;

/** Throws where it does not open. */
export async function openJson(identities: readonly string[], sealed: Uint8Array): Promise<unknown> {
  return JSON.parse(await (await decrypter(identities)).decrypt(sealed, 'text')) as unknown;
}

export async function sealBytes(
  recipients: readonly string[],
  plaintext: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  return (await encrypter(recipients)).encrypt(plaintext);
}

export async function openBytes(
  identities: readonly string[],
  sealed: ReadableStream<Uint8Array>,
): Promise<ReadableStream<Uint8Array>> {
  return (await decrypter(identities)).decrypt(sealed);
}

/** Writes 32 secret bytes as an age identity (X25519), `AGE-SECRET-KEY-1…`. */
export function ageIdentity(secret: Uint8Array): string {
  return bech32.encodeFromBytes('AGE-SECRET-KEY-', secret).toUpperCase();
}

/** The recipient that an identity opens for, `age1…`. */
export async function ageRecipient(identity: string): Promise<string> {
  return (await loadAge()).identityToRecipient(identity);
}

async function encrypter(recipients: readonly string[]): Promise<Encrypter> {
  const made = new (await loadAge()).Encrypter();
  for (const recipient of recipients) made.addRecipient(recipient);
  return made;
}

async function decrypter(identities: readonly string[]): Promise<Decrypter> {
  const made = new (await loadAge()).Decrypter();
  for (const identity of identities) made.addIdentity(identity);
  return made;
}
