import { describe, expect, it } from 'vitest';
import { utf8 } from '../src/platform/utf8.ts';
import { createNotes } from '../src/ui/notes.ts';

describe('the source marks of a page', () => {
  const citation = { source: 'a', locator: 'p. 1', credibility: null };
  const placeOf = (source: string): number | undefined => ({ a: 0, b: 1 })[source];

  it('give one number to one passage under one grade, and another to everything else', () => {
    const notes = createNotes(placeOf);
    const numbers = [
      citation,
      { ...citation, locator: 'p. 2' },
      { ...citation, credibility: 3 },
      { ...citation, source: 'b' },
      { ...citation },
      { ...citation, locator: 'p. 2' },
      { ...citation, source: 'not in the release' },
      { ...citation, place: 0 },
      { ...citation, source: 'not in the release' },
    ].map((each) => notes.add(each).number);
    expect(numbers).toEqual([1, 2, 3, 4, 1, 2, 5, 1, 5]);
  });

  it('are listed in the order of their numbers', () => {
    const notes = createNotes(placeOf);
    for (const source of ['b', 'a', 'c']) notes.add({ ...citation, source });
    expect(notes.all().map(({ number, citation: { source } }) => [number, source])).toEqual([
      [1, 'b'],
      [2, 'a'],
      [3, 'c'],
    ]);
  });
});

describe('the bytes of a page', () => {
  it.each(['', 'plain', 'Yodŏk', '요덕', '😀 and more'])('are those of its text: %s', (text) => {
    expect(Buffer.from(utf8(text)).toString()).toBe(text);
  });

  it('hold a replacement where the text holds half a character', () => {
    expect(Buffer.from(utf8('a\ud800b')).toString()).toBe('a\ufffdb');
  });
});
