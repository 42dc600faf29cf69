import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOwnContent } from '../src/release/release-content.ts';

const { glossary } = readOwnContent(resolve(import.meta.dirname, '../../data'));

describe('the glossary', () => {
  test('explains the terms of the field, each once', () => {
    const terms = glossary.map(({ term }) => term.ko);
    expect(terms).toEqual(
      expect.arrayContaining([
        '관리소',
        '정치범수용소',
        '교화소',
        '연좌제',
        '완전통제구역',
        '혁명화구역',
        '성분',
      ]),
    );
    expect(new Set(glossary.map(({ id }) => id)).size).toBe(glossary.length);
    expect(new Set(terms).size).toBe(terms.length);
  });

  test.each(glossary.map((entry) => [entry.id, entry] as const))(
    'says %s in both languages',
    (_, { term, meaning, hanja, also }) => {
      expect(meaning.ko).toMatch(/[가-힣]/);
      expect(term.ko).toMatch(/[가-힣]/);
      expect(`${term.en} ${meaning.en}`).toMatch(/[a-z]/);
      expect(meaning.en).not.toBe(meaning.ko);
      if (hanja !== null) expect(hanja).toMatch(/\p{Script=Han}/u);
      expect(new Set(also).size).toBe(also.length);
    },
  );
});
