import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '@unhidden/translog';
import { replaceDurably } from '../platform/durable-file.ts';

/** The key that signs the public log (Ed25519, RFC 8032), made on first use; it signs nothing else. */
export function openPublicLogKey(keysFolder: string): Signer {
  const file = join(keysFolder, 'log.pem');
  if (!existsSync(file)) {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
    replaceDurably(file, pem);
  }
  const key = createPrivateKey(readFileSync(file));
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  // The name is of the key, so it needs no setting and stays when the address of the site changes.
  return { name: `unhidden.invalid/releases/${id}`, publicKey, sign: (message) => sign(null, message, key) };
}
