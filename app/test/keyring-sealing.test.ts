import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CannotOpen, isSealed, sealedKeyId } from '../src/keyring/index.ts';
import type { Bytes, Place, WrappedKey } from '../src/keyring/index.ts';
import { freshRing } from './setup/rings.ts';

const held = freshRing();
const place: Place = { table: 'claim', column: 'value', row: 'row-1' };

/** A change of each bit of a text's characters that leaves it printable or not: what a fault or a hand can do. */
const flipped = (text: string, bit: number) => {
  const bytes = Buffer.from(text, 'latin1');
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString('latin1');
};

describe('a sealed text', () => {
  test('opens to what was sealed, for any text', () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const sealed = held.ring.seal(key, place, text);
        expect(isSealed(sealed)).toBe(true);
        expect(sealedKeyId(sealed)).toBe(key.id);
        expect(held.ring.open(key, place, sealed)).toBe(text);
      }),
      { examples: [[''], ['\u0080'], ['\0'], ['a'.repeat(31)], ['a'.repeat(32)], ['a'.repeat(10_000)]] },
    );
  });

  test('is never twice the same, and has one length for all names', () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    const sealed = ['김철', '정치호', 'Jong Chi Ho', '', '정치호'].map((name) =>
      held.ring.seal(key, place, name),
    );
    expect(new Set(sealed).size).toBe(sealed.length);
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  });

  test('is told from any other text', () => {
    for (const text of ['', 'sealed', 'sealed:1:00:AA', `sealed:2:${'0'.repeat(32)}:AA`, '정치호']) {
      expect(isSealed(text)).toBe(false);
      expect(sealedKeyId(text)).toBeUndefined();
    }
  });

  test('is not made of what would come back changed', () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    expect(() => held.ring.seal(key, place, 'half \ud800')).toThrow(TypeError);
  });

  test('does not open after a change of any one bit', () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    // The longer one ends in a base64url digit with bits to spare.
    for (const name of ['정치호', 'a name of more than thirty-two bytes']) {
      const sealed = held.ring.seal(key, place, name);
      for (let bit = 0; bit < sealed.length * 8; bit += 1) {
        expect(() => held.ring.open(key, place, flipped(sealed, bit)), `bit ${bit}`).toThrow(CannotOpen);
      }
    }
  });

  test('does not open when its key row is changed in any bit or field', async () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    const sealed = held.ring.seal(key, place, '정치호');
    await held.ring.rotateCompartment('north');
    const altered: WrappedKey[] = [
      { ...key, compartment: 'south' },
      { ...key, compartment: 'unknown' },
      { ...key, record: 'record-2' },
      { ...key, generation: 2 },
      { ...key, generation: 99 },
      { ...key, id: '0'.repeat(32) },
      { ...key, wrapped: '' },
      { ...key, wrapped: `${key.wrapped}=` },
      { ...key, wrapped: key.wrapped.slice(0, 20) },
      ...Array.from({ length: key.wrapped.length * 8 }, (_, bit) => ({
        ...key,
        wrapped: flipped(key.wrapped, bit),
      })),
    ];
    for (const other of altered) {
      const text = sealed.replace(key.id, other.id);
      expect(() => held.ring.open(other, place, text)).toThrow(CannotOpen);
    }
  });

  test('fails in one and the same words, whatever is wrong', () => {
    const [key, other] = [held.ring.newRecordKey('north', 'r'), held.ring.newRecordKey('north', 'r')];
    const sealed = held.ring.seal(key, place, '정치호');
    const messages = [
      () => held.ring.open(other, place, sealed),
      () => held.ring.open(key, { ...place, row: 'x' }, sealed),
      () => held.ring.open(key, place, 'nothing'),
      () => held.ring.open({ ...key, generation: 9 }, place, sealed),
      () => held.ring.open(key, place, sealed.slice(0, 60)),
    ].map((call) => {
      try {
        return call();
      } catch (error) {
        return error instanceof CannotOpen ? `${error.name}: ${error.message}` : error;
      }
    });
    expect(new Set(messages)).toEqual(new Set(['CannotOpen: The sealed value cannot be opened.']));
  });
});

test('no sealed text opens in the place of another: every pair of 400 records, every column, table and compartment', () => {
  const records = Array.from({ length: 400 }, (_, n) => {
    const key = held.ring.newRecordKey(n % 2 ? 'north' : 'south', `record-${n >> 1}`);
    const at = { ...place, row: `row-${n}` };
    return { key, at, sealed: held.ring.seal(key, at, `name ${n}`) };
  });
  let opened = 0;
  const tried = { pairs: 0, places: 0 };
  // That many stack traces would take most of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const attempt = (key: WrappedKey, at: Place, sealed: string) => {
    try {
      held.ring.open(key, at, sealed);
      opened += 1;
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
    }
  };
  for (const [n, one] of records.entries()) {
    for (const [m, other] of records.slice(0, n).entries()) {
      const [from, to] = (n + m) % 2 ? [one, other] : [other, one];
      tried.pairs += 1;
      // Moved as it is, it names another key. Renamed to the key that stands there, the tag must refuse it.
      if (tried.pairs % 10 === 0) attempt(to.key, to.at, from.sealed);
      attempt(to.key, to.at, from.sealed.replace(from.key.id, to.key.id));
    }
    for (const at of [
      { ...one.at, column: 'note' },
      { ...one.at, table: 'source' },
      { ...one.at, row: `${one.at.row}0` },
      { table: 'claimvalue', column: '', row: one.at.row },
    ]) {
      tried.places += 1;
      attempt(one.key, at, one.sealed);
    }
    const { compartment } = one.key;
    attempt({ ...one.key, compartment: compartment === 'north' ? 'south' : 'north' }, one.at, one.sealed);
  }
  Error.stackTraceLimit = stackTraceLimit;
  expect({ opened, ...tried }).toEqual({ opened: 0, pairs: 79_800, places: 1_600 });
  for (const { key, at, sealed } of records) expect(held.ring.open(key, at, sealed)).toMatch(/^name /);
}, 400_000);

describe('a sealed file', () => {
  const CHUNK = 65_536;
  const bytesOf = (length: number) =>
    Buffer.from(Array.from({ length }, (_, n) => (n * 31 + (n >> 8)) & 255));
  const streamOf = (bytes: Uint8Array): Bytes => new Blob([new Uint8Array(bytes)]).stream();
  /** What came out before the end or the error. */
  const readAll = async (stream: Bytes) => {
    const read: Uint8Array[] = [];
    try {
      for await (const chunk of stream) read.push(chunk);
      return { bytes: Buffer.concat(read), error: undefined };
    } catch (error) {
      return { bytes: Buffer.concat(read), error };
    }
  };
  const seal = async (bytes: Uint8Array) => {
    const key = held.ring.newRecordKey('north', 'record-1');
    const { sealedKey, sealed } = await held.ring.sealStream(key, place, streamOf(bytes));
    return { key, sealedKey, sealed: (await readAll(sealed)).bytes };
  };

  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17])(
    'of %i bytes opens whole',
    async (length) => {
      const { key, sealedKey, sealed } = await seal(bytesOf(length));
      const opened = await held.ring.openStream(key, place, { sealedKey, sealed: streamOf(sealed) });
      const { bytes, error } = await readAll(opened);
      expect(error).toBeUndefined();
      expect(bytes.equals(bytesOf(length))).toBe(true);
    },
  );

  test('holds nothing of its content in clear', async () => {
    const text = Buffer.from('정치호 Jong Chi Ho '.repeat(100));
    const { sealed } = await seal(text);
    expect(sealed.includes('Jong Chi')).toBe(false);
  });

  test('altered or cut anywhere ends in the one error and gives out only true whole chunks before it', async () => {
    const original = bytesOf(2 * CHUNK + 100);
    const { key, sealedKey, sealed } = await seal(original);
    const check = async (spoilt: Uint8Array) => {
      const attempt = await held.ring
        .openStream(key, place, { sealedKey, sealed: streamOf(spoilt) })
        .then(readAll, (error: unknown) => ({ bytes: Buffer.alloc(0), error }));
      expect(attempt.error).toBeInstanceOf(CannotOpen);
      expect(attempt.bytes.length % CHUNK).toBe(0);
      expect(attempt.bytes.equals(original.subarray(0, attempt.bytes.length))).toBe(true);
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const spoilt = Buffer.from(sealed);
        spoilt[bit >> 3] = (spoilt[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await check(spoilt);
      }),
      { numRuns: 60 },
    );
    const chunkStart = sealed.length - (original.length + 3 * 16);
    const sealedChunk = CHUNK + 16;
    await check(sealed.subarray(0, 0));
    await check(sealed.subarray(0, 40));
    await check(sealed.subarray(0, chunkStart));
    await check(sealed.subarray(0, chunkStart + sealedChunk));
    await check(sealed.subarray(0, chunkStart + 2 * sealedChunk));
    await check(sealed.subarray(0, sealed.length - 1));
    await check(Buffer.concat([sealed, Buffer.of(0)]));
    await check(
      Buffer.concat([
        sealed.subarray(0, chunkStart),
        sealed.subarray(chunkStart + sealedChunk, chunkStart + 2 * sealedChunk),
        sealed.subarray(chunkStart, chunkStart + sealedChunk),
        sealed.subarray(chunkStart + 2 * sealedChunk),
      ]),
    );
  });

  test('opens with its own key at its own place only', async () => {
    const [one, other] = [await seal(bytesOf(10)), await seal(bytesOf(10))];
    const attempts = [
      held.ring.openStream(one.key, place, { sealedKey: one.sealedKey, sealed: streamOf(other.sealed) }),
      held.ring.openStream(one.key, place, { sealedKey: other.sealedKey, sealed: streamOf(other.sealed) }),
      held.ring.openStream(one.key, { ...place, row: 'row-2' }, { ...one, sealed: streamOf(one.sealed) }),
    ];
    const errors = (await Promise.allSettled(attempts)).map((attempt) =>
      attempt.status === 'rejected' ? attempt.reason : attempt.value,
    );
    expect(errors).toEqual([new CannotOpen(), new CannotOpen(), new CannotOpen()]);
  });

  test('left unread, or refused for its header, ends its source', async () => {
    const { key, sealedKey, sealed } = await seal(bytesOf(30 * CHUNK));
    /** Never ends by itself, so a source nobody ends would wait here. */
    const endless = (first: Uint8Array) => {
      const { promise: ended, resolve } = Promise.withResolvers<void>();
      const source: Bytes = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new Uint8Array(first)),
        cancel: () => resolve(),
      });
      return { source, ended };
    };
    const left = endless(sealed.subarray(0, 3 * CHUNK));
    const opened = await held.ring.openStream(key, place, { sealedKey, sealed: left.source });
    const reader = opened.getReader();
    await reader.read();
    await reader.cancel();
    expect(await reader.read()).toEqual({ done: true, value: undefined });
    await left.ended;

    const refused = endless(Buffer.from('not age\n'));
    await expect(held.ring.openStream(key, place, { sealedKey, sealed: refused.source })).rejects.toThrow(
      CannotOpen,
    );
    await refused.ended;
  });
});
