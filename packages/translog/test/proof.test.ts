import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  formatProof,
  inclusionProof,
  parseProof,
  rootOf,
  signCheckpoint,
  toBase64,
  treeHashes,
  verifyProof,
} from '../src/index.ts';
import { signerOf, verifyEd25519 } from './keys.ts';
import { flipped, someLeaves } from './reference.ts';

const log = signerOf('log.example', new Uint8Array(32).fill(1));
const leaves = someLeaves(60);
const hashAt = treeHashes(leaves);
const checkpointOf = (size: number): string =>
  signCheckpoint({ origin: log.name, size, root: rootOf(leaves.slice(0, size)) }, [log]);
const place = fc
  .integer({ min: 1, max: leaves.length })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
const checkOf = (index: number) => ({
  leaf: leaves[index] ?? new Uint8Array(),
  keys: [log],
  verify: verifyEd25519,
});
const proofOf = (index: number, size: number, extra?: Uint8Array) => ({
  index,
  hashes: inclusionProof(index, size, hashAt),
  checkpoint: checkpointOf(size),
  ...(extra === undefined ? {} : { extra }),
});

describe('a proof', () => {
  it('is read back, and proves where the entry stands', () => {
    const extra = fc.option(fc.uint8Array({ minLength: 1, maxLength: 40 }), { nil: undefined });
    fc.assert(
      fc.property(place, extra, ({ size, index }, extra) => {
        const proof = proofOf(index, size, extra);
        const text = formatProof(proof);
        expect(parseProof(text)).toEqual(proof);
        expect(parseProof(new TextEncoder().encode(text))).toEqual(proof);
        const wanted = { ok: true, index, checkpoint: { origin: log.name, size }, signedBy: [log] };
        expect(verifyProof(text, checkOf(index))).toMatchObject(wanted);
        expect(verifyProof(proof, checkOf(index))).toMatchObject(wanted);
      }),
    );
  });

  it('is written as C2SP describes it', () => {
    const proof = proofOf(2, 3, Uint8Array.of(1, 2, 3));
    expect(formatProof(proof)).toBe(
      `c2sp.org/tlog-proof@v1\nextra AQID\nindex 2\n${toBase64(proof.hashes[0] ?? new Uint8Array())}\n\n${proof.checkpoint}`,
    );
    expect(formatProof({ ...proof, extra: new Uint8Array() })).not.toContain('extra');
  });

  it('proves nothing with any one bit changed', () => {
    const bytes = new TextEncoder().encode(formatProof(proofOf(37, 59)));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(verifyProof(flipped(bytes, bit), checkOf(37)).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('proves nothing for another entry, another index or another size', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.nat(), ({ size, index }, other, otherSize) => {
        const proof = proofOf(index, size);
        const index2 = other % leaves.length;
        if (index2 !== index) {
          expect(verifyProof(proof, checkOf(index2))).toEqual({ ok: false, reason: 'not-included' });
          expect(verifyProof({ ...proof, index: index2 }, checkOf(index))).toEqual({
            ok: false,
            reason: 'not-included',
          });
        }
        const size2 = (otherSize % leaves.length) + 1;
        if (size2 === size) return;
        // The way to a leaf can be the same in two sizes only if their roots are, and they never are.
        const moved = { ...proof, checkpoint: checkpointOf(size2) };
        expect(verifyProof(moved, checkOf(index))).toEqual({ ok: false, reason: 'not-included' });
      }),
    );
  });

  it('says why it proves nothing', () => {
    const text = formatProof(proofOf(2, 5));
    const stranger = signerOf('log.example', new Uint8Array(32).fill(9));
    expect(verifyProof('', checkOf(2))).toEqual({ ok: false, reason: 'malformed' });
    expect(verifyProof(text, { ...checkOf(2), keys: [] })).toEqual({ ok: false, reason: 'unknown-key' });
    expect(verifyProof(text, { ...checkOf(2), keys: [stranger] })).toEqual({
      ok: false,
      reason: 'unknown-key',
    });
    expect(verifyProof(text.replace('\n5\n', '\n6\n'), checkOf(2))).toEqual({
      ok: false,
      reason: 'bad-signature',
    });
    expect(verifyProof(text, { ...checkOf(2), leaf: new Uint8Array(3) })).toEqual({
      ok: false,
      reason: 'not-included',
    });
  });

  const checkpoint = checkpointOf(3);
  const hash = toBase64(leaves[0] ?? new Uint8Array());
  const header = 'c2sp.org/tlog-proof@v1';
  test.each([
    ['another version', `c2sp.org/tlog-proof@v2\nindex 0\n${hash}\n\n${checkpoint}`],
    ['a line before the header', `\n${header}\nindex 0\n${hash}\n\n${checkpoint}`],
    ['no index', `${header}\n${hash}\n\n${checkpoint}`],
    ['a negative index', `${header}\nindex -1\n${hash}\n\n${checkpoint}`],
    ['a spare zero', `${header}\nindex 00\n${hash}\n\n${checkpoint}`],
    ['an index too large', `${header}\nindex 9007199254740992\n${hash}\n\n${checkpoint}`],
    ['two spaces', `${header}\nindex  0\n${hash}\n\n${checkpoint}`],
    ['two indexes', `${header}\nindex 0\nindex 0\n${hash}\n\n${checkpoint}`],
    ['extra without bytes', `${header}\nextra \nindex 0\n${hash}\n\n${checkpoint}`],
    ['malformed extra', `${header}\nextra AQI\nindex 0\n${hash}\n\n${checkpoint}`],
    ['extra after the index', `${header}\nindex 0\nextra AQID\n${hash}\n\n${checkpoint}`],
    ['a short hash', `${header}\nindex 0\nAQID\n\n${checkpoint}`],
    ['65 hashes', `${header}\nindex 0\n${`${hash}\n`.repeat(65)}\n${checkpoint}`],
    ['two blank lines', `${header}\nindex 0\n${hash}\n\n\n${checkpoint}`],
    ['no blank line', `${header}\nindex 0\n${hash}\n${checkpoint}`],
    ['no checkpoint', `${header}\nindex 0\n${hash}\n\n`],
    ['an unsigned checkpoint', `${header}\nindex 0\n${hash}\n\n${checkpoint.split('\n\n')[0]}\n`],
    ['carriage returns', `${header}\nindex 0\n${hash}\n\n${checkpoint}`.replaceAll('\n', '\r\n')],
  ])('is malformed with %s', (_, text) => {
    expect(parseProof(text)).toBeUndefined();
  });

  it('is well formed as the malformed ones are but for their one fault', () => {
    expect(parseProof(`${header}\nindex 0\n${hash}\n\n${checkpoint}`)).toMatchObject({ index: 0 });
  });

  test.each([
    ['no index', { ...proofOf(0, 3), index: -1 }],
    ['a short hash', { ...proofOf(0, 3), hashes: [new Uint8Array(31)] }],
    ['a checkpoint that is none', { ...proofOf(0, 3), checkpoint: 'Hello\n' }],
  ])('cannot be written with %s', (_, proof) => {
    expect(() => formatProof(proof)).toThrow(RangeError);
  });
});
