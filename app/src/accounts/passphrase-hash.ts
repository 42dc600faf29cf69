import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

/** Argon2id (RFC 9106), 128 MiB: what one guess costs somebody who took the database. */
export const PASSPHRASE_COST = { memory: 128 * 1024, passes: 3, parallelism: 1 } as const;

const TAG_BYTES = 32;
const stretch = promisify(argon2);
/** One at a time: each takes 128 MiB, and a flood of tries must not take the machine. */
let last: Promise<unknown> = Promise.resolve();

/** `argon2id$memory$passes$parallelism$salt$hash`. */
export async function hashPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const { memory, passes, parallelism } = PASSPHRASE_COST;
  const tag = await inTurn(passphrase, salt);
  return [
    'argon2id',
    memory,
    passes,
    parallelism,
    salt.toString('base64url'),
    tag.toString('base64url'),
  ].join('$');
}

/** Takes as long for no hash at all as for a wrong passphrase. */
export async function isPassphrase(passphrase: string, hash: string | undefined): Promise<boolean> {
  const [, , , , salt = '', tag = ''] = (hash ?? '').split('$');
  const made = await inTurn(passphrase, hash === undefined ? NOBODY : Buffer.from(salt, 'base64url'));
  const kept = Buffer.from(tag, 'base64url');
  return kept.length === TAG_BYTES && timingSafeEqual(made, kept);
}

const NOBODY = Buffer.alloc(16, 7);

function inTurn(passphrase: string, nonce: Buffer): Promise<Buffer> {
  const message = Buffer.from(passphrase.normalize('NFKC'), 'utf8');
  const made = last.then(() =>
    stretch('argon2id', { message, nonce, ...PASSPHRASE_COST, tagLength: TAG_BYTES }),
  );
  last = made.catch(() => undefined);
  return made;
}
