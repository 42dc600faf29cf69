import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** An id that the same parts always give: 80 bits of SHA-256 in Crockford's base 32. Only for public or staff-supplied keys. */
export function hashedId(...parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['unhidden', ...parts]))
    .digest();
  let id = '';
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  for (let index = 0; index < 16; index += 1) {
    id = (ALPHABET[Number(bits & 31n)] ?? '') + id;
    bits >>= 5n;
  }
  return id;
}
