import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_FILE = 'release-signing.pem';

/** The key that signs releases (Ed25519, RFC 8032); made on first use, readable by its owner only. */
export function openSigningKey(keysFolder: string): KeyObject {
  const file = join(keysFolder, KEY_FILE);
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    // Moved in whole: a key cut short by a crash would stop every later build.
    writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
      flush: true,
    });
    renameSync(`${file}.new`, file);
  }
  return createPrivateKey(readFileSync(file));
}

export function publicKeyPem(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

/** Signature of the exact bytes, base64 with a line end. */
export function signText(key: KeyObject, text: string): string {
  return `${sign(null, Buffer.from(text), key).toString('base64')}\n`;
}

export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), createPublicKey(publicKey), Buffer.from(signature.trim(), 'base64'));
}
