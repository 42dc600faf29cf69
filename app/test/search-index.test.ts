import { expect, test } from 'vitest';
import { createReleaseDraft } from '../src/release/release-file.ts';
import { createSearchWriter, glossaryEntry } from '../src/release/search-index.ts';

test('entries are written in the order they are given, however many are under way, each beside its own tokens', async () => {
  const draft = createReleaseDraft(':memory:');
  const search = createSearchWriter(draft);
  const count = 5_000;
  try {
    for (let n = 1; n <= count; n += 1) {
      const term = { en: `unique${n}`, ko: `단어${n}` };
      await search.add(glossaryEntry({ id: String(n), term, hanja: null, also: [], meaning: term }));
    }
    await search.finish();
    const paths = draft.prepare('select path from entry order by n').all();
    expect(paths.map(({ path }) => path)).toEqual(
      Array.from({ length: count }, (_, index) => `/about/glossary#${index + 1}`),
    );
    const find = draft.prepare('select rowid from search where search match ?');
    for (const n of [1, 500, 501, 3_500, 4_001, count])
      expect(find.all(`names : unique${n}`).map(({ rowid }) => rowid)).toEqual([n]);
  } finally {
    await search.close();
    draft.close();
  }
});
