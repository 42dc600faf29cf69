import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  codeFromField,
  codeFromWords,
  codeToField,
  identityOfCode,
  locatorOf,
  newCode,
  wordsOfCode,
} from '../src/intake/code.ts';
import { safeName } from '../src/intake/safe-name.ts';
import { LANGUAGES } from '../src/ui/language.ts';

const codes = fc.uint8Array({ minLength: 16, maxLength: 16 });

test('a code comes back from its words in either language, however they are written', () => {
  fc.assert(
    fc.property(codes, fc.constantFrom(...LANGUAGES), (code, lang) => {
      const words = wordsOfCode(code, lang);
      expect(words).toHaveLength(12);
      for (const text of [
        words.join(' '),
        words.map((word) => word.normalize('NFD').toUpperCase()).join('\r\n'),
        words.map((word, at) => `${at + 1}. ${word},`).join('  '),
        ...(lang === 'en' ? [words.map((word) => word.slice(0, 4)).join(' ')] : []),
      ])
        expect(codeFromWords(text)).toMatchObject({ ok: true, value: code });
    }),
  );
});

test('words that are none, too few, or do not belong together are told apart', () => {
  const words = wordsOfCode(newCode(), 'en');
  expect(codeFromWords(words.slice(1).join(' '))).toMatchObject({ problems: [''] });
  expect(codeFromWords([...words.slice(1), 'qzxjv'].join(' '))).toMatchObject({ problems: ['qzxjv'] });
  const zeros = wordsOfCode(new Uint8Array(16), 'en').with(11, 'abandon');
  expect(codeFromWords(zeros.join(' '))).toMatchObject({ problems: ['sum'] });
});

test('codes have 128 bits, and neither locator nor identity tells them', () => {
  fc.assert(
    fc.property(codes, codes, (one, other) => {
      fc.pre(Buffer.compare(one, other) !== 0);
      expect(codeFromField(codeToField(one))).toEqual(one);
      expect(locatorOf(one)).toMatch(/^[0-9a-f]{32}$/);
      expect(locatorOf(one)).not.toBe(locatorOf(other));
      expect(identityOfCode(one)).not.toBe(identityOfCode(other));
      expect(locatorOf(one)).not.toContain(Buffer.from(one).toString('hex').slice(0, 8));
    }),
  );
  for (const text of ['', 'AAAA', 'A'.repeat(21), `${'A'.repeat(21)}B`, '../../etc/passwd'])
    expect(codeFromField(text)).toBeUndefined();
});

test('a name of a file can hide nothing and lead nowhere', () => {
  expect(safeName('cv\u202Ecod.exe')).toBe('cvcod.exe');
  expect(safeName('../../etc/passwd')).toBe('.._.._etc_passwd');
  expect(safeName('a\u0000b\u001b[31m.doc\n')).toBe('ab[31m.doc');
  expect(safeName('\u200b\u2066')).toBe('file');
  expect(safeName('합성 이력서.doc')).toBe('합성 이력서.doc');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (given) => {
      const name = safeName(given);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\]+$/u);
    }),
  );
  expect(safeName(`${'가'.repeat(200)}.hwpx`)).toMatch(/^가+\.hwpx$/);
});
