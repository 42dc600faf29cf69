import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Signer, Verify } from '../src/index.ts';
import { fromHex } from './reference.ts';

/** Ed25519 as the surroundings bring it. */
export const verifyEd25519: Verify = (publicKey, message, signature) => {
  const spki = Buffer.concat([fromHex('302a300506032b6570032100'), publicKey]);
  return verify(null, message, createPublicKey({ key: spki, format: 'der', type: 'spki' }), signature);
};

export function signerOf(name: string, seed: Uint8Array): Signer {
  const pkcs8 = Buffer.concat([fromHex('302e020100300506032b657004220420'), seed]);
  const secret = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const publicKey = Uint8Array.from(
    createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32),
  );
  return { name, publicKey, sign: (message) => Uint8Array.from(sign(null, message, secret)) };
}
