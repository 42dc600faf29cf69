import fc from 'fast-check';
import { Database } from 'node-sqlite3-wasm';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { queryTokens, searchTokens, toFts5 } from '../src/index.ts';

describe('searchTokens', () => {
  test.each([
    ['요덕', ['요덕']],
    ['정치범수용소', ['정치', '치범', '범수', '수용', '용소']],
    ['정치범수용소'.normalize('NFD'), ['정치', '치범', '범수', '수용', '용소']],
    ['호', ['호']],
    ["Ch'oma-bong", ['chomabong', 'choma', 'bong']],
    ['Ch´oma–bong', ['choma', 'bong']],
    ['Yodŏk', ['yodok']],
    ['Ｃａｍｐ １５', ['camp', '15']],
    ['제15호 관리소', ['제', '15', '호', '관리', '리소']],
    ['政治犯', ['政', '治', '犯', '政治', '治犯']],
    ['姜', ['姜']],
    ['Camp 요덕(耀德)', ['camp', '요덕', '耀', '德', '耀德']],
    ['⺀ 〮 ㉠', ['ᄀ']],
    [' …!"* ', []],
  ])('cuts %j', (text, tokens) => {
    expect(searchTokens(text)).toEqual(tokens);
  });

  it('gives tokens of letters and digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const token of searchTokens(text)) expect(token).toMatch(/^[\p{L}\p{N}]+$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('queryTokens', () => {
  test.each([
    ['수용소', { phrases: [['수용', '용소']] }],
    ['Kang Chol', { phrases: [['kang']], prefix: 'chol' }],
    ["Ch'oma-bo", { phrases: [['choma']], prefix: 'bo' }],
    ['Chol-hwan 요덕', { phrases: [['chol', 'hwan'], ['요덕']] }],
    ['政治犯', { phrases: [['政治', '治犯']] }],
    ['', { phrases: [] }],
  ])('cuts %j', (text, query) => {
    expect(queryTokens(text)).toEqual(query);
  });
});

describe('toFts5', () => {
  const texts = [
    'Yodok is a camp',
    "Yodŏk, Ch'oma-bong",
    '요덕 정치범수용소',
    '강철환 증언',
    '政治犯收容所',
    'NEAR OR NOT AND',
  ];
  let database: Database;
  const find = (query: string): string[] => {
    const match = toFts5(query);
    if (match === null) return [];
    return database
      .all('SELECT rowid FROM entry WHERE entry MATCH ? ORDER BY rowid', [match])
      .map((row) => texts[Number(row['rowid']) - 1] ?? '');
  };

  beforeAll(() => {
    database = new Database(':memory:');
    database.exec("CREATE VIRTUAL TABLE entry USING fts5(tokens, tokenize = 'unicode61')");
    for (const text of texts) {
      database.run('INSERT INTO entry (tokens) VALUES (?)', [searchTokens(text).join(' ')]);
    }
  });
  afterAll(() => database.close());

  test.each([
    ['yodok', [texts[0], texts[1]]],
    ['Yodŏ', [texts[0], texts[1]]],
    ['choma-bong', [texts[1]]],
    ['chomabong', [texts[1]]],
    ['수용소', [texts[2]]],
    ['범수용', [texts[2]]],
    ['용수', []],
    ['강 철환', [texts[3]]],
    ['收容', [texts[4]]],
    ['治', [texts[4]]],
    ['yodok camp', [texts[0]]],
    ['near', [texts[5]]],
    ['yodok OR near', []],
  ])('finds %j in a real index', (query, found) => {
    expect(find(query)).toEqual(found);
  });

  it('has no expression for a query without words', () => {
    for (const query of ['', '  ', '"', '* ^ ()', '\0']) expect(toFts5(query)).toBeNull();
  });

  it('quotes what a hand-made query holds', () => {
    expect(toFts5({ phrases: [['a" OR "b']], prefix: 'c\0"' })).toBe('"a"" OR ""b" AND "c""" *');
    expect(toFts5({ phrases: [[], ['']], prefix: ' ' })).toBeNull();
  });

  it('never breaks the index, whatever is typed', () => {
    const syntax = fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      ':',
      '(',
      ')',
      '{',
      '}',
      '-',
      '+',
      'AND',
      'OR',
      'NOT',
      'NEAR(',
      '\0',
      ' ',
      '요',
      '덕',
      'a',
      'tokens',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.string({ unit: syntax, maxLength: 12 }),
    );
    fc.assert(
      fc.property(typed, (query) => {
        expect(() => find(query)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every text by each of its own words', () => {
    for (const text of texts) {
      for (const word of text.split(/[\s,]+/).filter(Boolean)) expect(find(word), word).toContain(text);
    }
  });
});
