import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { VerifierKey } from '../src/index.ts';
import {
  formatNote,
  formatVerifierKey,
  fromBase64,
  keyId,
  openNote,
  parseNote,
  parseVerifierKey,
  signNote,
  toBase64,
} from '../src/index.ts';
import { signerOf, verifyEd25519 } from './keys.ts';
import { flipped } from './reference.ts';

const seed = (byte: number): Uint8Array => new Uint8Array(32).fill(byte);
const log = signerOf('log.example', seed(1));
const witness = signerOf('witness.example/서울', seed(2));
const stranger = signerOf('stranger.example', seed(3));
const open = (note: string | Uint8Array, keys: readonly VerifierKey[] = [log, witness]) =>
  openNote(note, keys, verifyEd25519);

const line = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => text.replace(/[\u0000-\u001f]/g, ' '));
const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`);
const wellFormed = text.filter((text) => text.isWellFormed());

describe('base64', () => {
  it('is what the surroundings write, and is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one spelling for each sequence of bytes', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'AQgw/+=9-_ \n'), maxLength: 8 });
    fc.assert(
      fc.property(letters, (text) => {
        const bytes = fromBase64(text);
        if (bytes !== undefined) expect(toBase64(bytes)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the line of a key', () => {
  it('is read back to the key', () => {
    for (const key of [log, witness, stranger]) {
      const { name, publicKey } = key;
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual({ name, publicKey });
    }
  });

  it('is refused in part and with any one bit changed', () => {
    const whole = formatVerifierKey(log);
    const bytes = new TextEncoder().encode(whole);
    for (let from = 0; from < whole.length; from += 1) {
      for (let to = from; to <= whole.length; to += 1) {
        if (to - from < whole.length) expect(parseVerifierKey(whole.slice(from, to))).toBeUndefined();
      }
    }
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(parseVerifierKey(Buffer.from(flipped(bytes, bit)).toString()), `bit ${bit}`).toBeUndefined();
    }
  });

  // The first two are from the tests of golang.org/x/mod/sumdb/note.
  test.each([
    ['a key too long', 'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='],
    ['another algorithm', 'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['an id in capitals', 'PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a space', 'Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'],
    ['a newline after it', 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW\n'],
  ])('is refused for %s', (_, text) => {
    expect(parseVerifierKey(text)).toBeUndefined();
  });

  test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\u3000b', 'a\nb', 'a\u0000b', '\ud800'])(
    'bears no name %j',
    (name) => {
      expect(() => keyId({ name, publicKey: log.publicKey })).toThrow(RangeError);
    },
  );
});

describe('a note', () => {
  it('opens with the key of each who signed, as text and as bytes', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const note = signNote(text, [stranger, log, witness]);
        const wanted = { ok: true, text, signedBy: [log, witness] };
        expect(open(note)).toEqual(wanted);
        expect(open(new TextEncoder().encode(note))).toEqual(wanted);
        expect(formatNote(parseNote(note) ?? { text: '', signatures: [] })).toBe(note);
      }),
    );
  });

  it('does not open with any one bit changed', () => {
    const bytes = new TextEncoder().encode(signNote('한 줄\n\nanother\n', [log]));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      expect(open(flipped(bytes, bit)).ok, `bit ${bit}`).toBe(false);
    }
  });

  it('is believed by no key but a known one, even of the same name or id', () => {
    const note = signNote('Hello\n', [stranger]);
    expect(open(note)).toEqual({ ok: false, reason: 'unknown-key' });
    const sameName = signerOf('stranger.example', seed(4));
    expect(open(note, [sameName])).toEqual({ ok: false, reason: 'unknown-key' });
    // A signature under the known key's name and id that another key made.
    const forged = formatNote({
      text: 'Hello\n',
      signatures: [
        {
          name: log.name,
          keyId: keyId(log),
          signature: stranger.sign(new TextEncoder().encode('Hello\n')),
        },
      ],
    });
    expect(open(forged)).toEqual({ ok: false, reason: 'bad-signature' });
  });

  it('is refused when one known signature is wrong beside one that is right', () => {
    const right = parseNote(signNote('Hello\n', [log, witness]));
    const other = parseNote(signNote('Other\n', [witness]));
    const signatures = [...(right?.signatures.slice(0, 1) ?? []), ...(other?.signatures ?? [])];
    const mixed = formatNote({ text: 'Hello\n', signatures });
    expect(open(mixed)).toEqual({ ok: false, reason: 'bad-signature' });
    expect(open(mixed, [log]).ok).toBe(true);
  });

  it('checks every signature by a key, not only the first', () => {
    const right = parseNote(signNote('Hello\n', [log]))?.signatures ?? [];
    const wrong = parseNote(signNote('Other\n', [log]))?.signatures ?? [];
    const note = formatNote({ text: 'Hello\n', signatures: [...right, ...wrong] });
    expect(open(note)).toEqual({ ok: false, reason: 'bad-signature' });
    expect(open(formatNote({ text: 'Hello\n', signatures: [...right, ...right] }))).toMatchObject({
      signedBy: [log],
    });
  });

  it('hands no signature of another length than 64 bytes to the check', () => {
    const trusting = () => true;
    for (const length of [1, 63, 65]) {
      const note = signNote('Hello\n', [{ ...log, sign: () => new Uint8Array(length) }]);
      expect(openNote(note, [log], trusting)).toEqual({ ok: false, reason: 'bad-signature' });
    }
  });

  it('holds 100 signatures and no more', () => {
    const [signature] = parseNote(signNote('Hello\n', [log]))?.signatures ?? [];
    const many = (count: number) => ({
      text: 'Hello\n',
      signatures: Array.from(
        { length: count },
        () => signature ?? { name: '', keyId: seed(0), signature: seed(0) },
      ),
    });
    expect(open(formatNote(many(100))).ok).toBe(true);
    expect(() => formatNote(many(101))).toThrow(RangeError);
  });

  it('is not opened where two known keys cannot be told apart, and is where one is known twice', () => {
    expect(open(signNote('Hello\n', [log]), [log, { ...log }])).toMatchObject({ ok: true, signedBy: [log] });
    const note = signNote('Hello\n', [log]);
    expect(() => open(note, [log, ...twins()])).toThrow('share name and id');
  });

  const good = 'a.example AAAAAAE=';
  test.each([
    ['nothing', ''],
    ['no signature', 'Hello\n'],
    ['no signature after a blank line', 'Hello\n\n'],
    ['no blank line', `Hello\n— ${good}\n`],
    ['no newline at the end', `Hello\n\n— ${good}`],
    ['a blank line at the end', `Hello\n\n— ${good}\n\n`],
    ['a hyphen for the dash', `Hello\n\n- ${good}\n`],
    ['no dash', `Hello\n\n${good}\n`],
    ['two spaces', `Hello\n\n— a.example  AAAAAAE=\n`],
    ['no name', `Hello\n\n—  AAAAAAE=\n`],
    ['a name with a plus', `Hello\n\n— a+b AAAAAAE=\n`],
    ['a name with a wide space', `Hello\n\n— a\u3000b AAAAAAE=\n`],
    ['no base64', `Hello\n\n— a.example\n`],
    ['malformed base64', `Hello\n\n— a.example AAAAAAE\n`],
    ['base64 with spare bits', `Hello\n\n— a.example AAAAAAF=\n`],
    ['an id alone', `Hello\n\n— a.example AAAAAA==\n`],
    ['words after the signature', `Hello\n\n— ${good} x\n`],
    ['a signature line that is none', `Hello\n\n— ${good}\nx\n`],
    ['a carriage return', `Hello\r\n\r\n— ${good}\r\n`],
    ['a tab', `Hello\t\n\n— ${good}\n`],
    ['a null', `Hello\u0000\n\n— ${good}\n`],
    ['half a character', `Hello\ud800\n\n— ${good}\n`],
  ])('is malformed with %s', (_, note) => {
    expect(parseNote(note)).toBeUndefined();
    expect(open(note)).toEqual({ ok: false, reason: 'malformed' });
  });

  it('is malformed as bytes that are not UTF-8, and keeps a byte order mark as text', () => {
    const bytes = new TextEncoder().encode(`Hello\n\n— ${good}\n`);
    expect(parseNote(bytes)?.text).toBe('Hello\n');
    expect(parseNote(bytes.with(1, 0xff))).toBeUndefined();
    expect(parseNote(Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes))?.text).toBe('\ufeffHello\n');
  });

  it('is nothing that would be written otherwise', () => {
    const part = fc.constantFrom('Hello', '\n', '\n\n', '— ', 'a.example', ' ', 'AAAAAAE=', `— ${good}\n`);
    fc.assert(
      fc.property(fc.array(part, { maxLength: 10 }), (parts) => {
        const note = parseNote(parts.join(''));
        if (note !== undefined) expect(formatNote(note)).toBe(parts.join(''));
      }),
      { numRuns: 3000 },
    );
  });

  test.each(['', 'Hello', 'a\tb\n', '\ud800\n'])('cannot be made of %j', (text) => {
    expect(() => signNote(text, [log])).toThrow(RangeError);
  });

  it('cannot be made without a signature, or with a signature that would be read as more', () => {
    expect(() => signNote('Hello\n', [])).toThrow(RangeError);
    const signature = { name: 'a\n\n— b', keyId: new Uint8Array(4), signature: Uint8Array.of(1) };
    expect(() => formatNote({ text: 'Hello\n', signatures: [signature] })).toThrow(RangeError);
    const short = { name: 'a', keyId: new Uint8Array(3), signature: Uint8Array.of(1, 2) };
    expect(() => formatNote({ text: 'Hello\n', signatures: [short] })).toThrow(RangeError);
  });
});

/** Two public keys whose ids of four bytes happen to be the same; about 2^16 tries find a pair. */
function twins(): VerifierKey[] {
  const seen = new Map<string, VerifierKey>();
  for (let count = 0; ; count += 1) {
    const publicKey = new Uint8Array(32);
    new DataView(publicKey.buffer).setUint32(0, count);
    const key = { name: 'twin.example', publicKey };
    const id = keyId(key).join();
    const twin = seen.get(id);
    if (twin !== undefined) return [twin, key];
    seen.set(id, key);
  }
}
