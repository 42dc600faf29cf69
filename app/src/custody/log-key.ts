import type { KeyObject } from 'node:crypto';
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify as verifyEd25519,
} from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer, VerifierKey, Verify } from '@unhidden/translog';

/**
 * The key that signs the checkpoints of this log (Ed25519, RFC 8032), made on first use. It is not under the key ring: who
 * opens sealed values and who signs the log's history are separate powers.
 */
export function openLogKey(keysFolder: string): Signer {
  const file = keyFile(keysFolder);
  if (!existsSync(file)) makeKey(file);
  const key = createPrivateKey(readFileSync(file));
  return { ...verifierOf(key), sign: (message) => sign(null, message, key) };
}

/** The public half, to verify with; undefined where no log was ever signed here. */
export function readLogVerifier(keysFolder: string): VerifierKey | undefined {
  const file = keyFile(keysFolder);
  return existsSync(file) ? verifierOf(createPrivateKey(readFileSync(file))) : undefined;
}

/** The check of one signature, as the tree's package asks for it. */
export const verifySignature: Verify = (publicKey, message, signature) =>
  verifyEd25519(null, message, publicKeyObject(publicKey), signature);

function keyFile(keysFolder: string): string {
  return join(keysFolder, 'custody-log.pem');
}

/** Two processes may start at once: linking never replaces, so both use the key of the first. */
function makeKey(file: string): void {
  const fresh = `${file}.${process.pid}.new`;
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(fresh, pem, { mode: 0o600, flush: true });
  try {
    linkSync(fresh, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

/** The name is of the key, so that a log under another key never passes for this one; `.invalid` belongs to nobody. */
function verifierOf(key: KeyObject): VerifierKey {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const publicKey = new Uint8Array(Buffer.from(x, 'base64url'));
  const id = createHash('sha256').update(publicKey).digest('hex').slice(0, 16);
  return { name: `unhidden.invalid/custody/${id}`, publicKey };
}

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
