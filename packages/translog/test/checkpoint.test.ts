import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  emptyRoot,
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  signNote,
  toBase64,
} from '../src/index.ts';
import { signerOf, verifyEd25519 } from './keys.ts';

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const log = signerOf('log.example', seed(1));
const witness = signerOf('witness.example/서울', seed(2));
const stranger = signerOf('stranger.example', seed(3));
const line = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => text.replace(/[\u0000-\u001f]/g, ' '));

describe('a checkpoint', () => {
  const root = emptyRoot();
  const encoded = toBase64(root);

  it('is read back, for any origin and size', () => {
    const origin = line.filter((text) => text !== '' && text.isWellFormed());
    fc.assert(
      fc.property(
        origin,
        fc.maxSafeNat(),
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        (origin, size, root) => {
          expect(parseCheckpoint(formatCheckpoint({ origin, size, root }))).toEqual({ origin, size, root });
        },
      ),
    );
  });

  test.each([
    '',
    'log.example\n',
    `log.example\n7\n${encoded}`,
    `\n7\n${encoded}\n`,
    `log.example\n07\n${encoded}\n`,
    `log.example\n-7\n${encoded}\n`,
    `log.example\n+7\n${encoded}\n`,
    `log.example\n7.0\n${encoded}\n`,
    `log.example\n7e1\n${encoded}\n`,
    `log.example\n 7\n${encoded}\n`,
    `log.example\n٧\n${encoded}\n`,
    `log.example\n9007199254740992\n${encoded}\n`,
    `log.example\n7\n${encoded.slice(4)}\n`,
    `log.example\n7\n${encoded.slice(0, -1)}\n`,
    `log.example\n7\n${encoded}\n\n`,
    `log.example\n7\n${encoded}\nan extension\n`,
    `log.example\r\n7\r\n${encoded}\r\n`,
  ])('is not %j', (text) => {
    expect(parseCheckpoint(text)).toBeUndefined();
  });

  test.each([
    { origin: '', size: 7, root },
    { origin: 'a\nb', size: 7, root },
    { origin: 'a', size: -1, root },
    { origin: 'a', size: 0.5, root },
    { origin: 'a', size: 2 ** 53, root },
    { origin: 'a', size: 7, root: root.slice(1) },
  ])('cannot be written of $origin and $size', (checkpoint) => {
    expect(() => formatCheckpoint(checkpoint)).toThrow(RangeError);
  });

  it('is believed only when the log it names signed it', () => {
    const checkpoint = { origin: 'log.example', size: 7, root };
    const openWith = (note: string) => openCheckpoint(note, [log, witness], verifyEd25519);
    expect(openWith(signCheckpoint(checkpoint, [log]))).toEqual({ ok: true, checkpoint, signedBy: [log] });
    expect(openWith(signCheckpoint(checkpoint, [witness]))).toEqual({ ok: false, reason: 'other-log' });
    expect(openWith(signCheckpoint({ ...checkpoint, origin: 'x' }, [log]))).toEqual({
      ok: false,
      reason: 'other-log',
    });
    expect(openWith(signCheckpoint(checkpoint, [stranger]))).toEqual({ ok: false, reason: 'unknown-key' });
    expect(openWith(signNote('Hello\n', [log]))).toEqual({ ok: false, reason: 'malformed' });
    expect(openWith(signCheckpoint(checkpoint, [log]).replace('7', '8'))).toEqual({
      ok: false,
      reason: 'bad-signature',
    });
  });
});
