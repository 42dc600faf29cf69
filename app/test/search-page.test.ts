import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { html } from '../src/ui/html.ts';
import { highlighted, queryWords, snippet } from '../src/site/search/highlight.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await bundledSite();
});
afterAll(() => site.close());

const shown = async (address: string) => {
  const answer = await site.app.request(address);
  expect(answer.status, address).toBe(200);
  return parseHTML(await answer.text()).document;
};
const marked = (text: string, query: string): string => String(html`${highlighted(text, queryWords(query))}`);

test.each([
  ['Yodŏk (Camp 15)', 'yodok', '<mark>Yodŏk</mark> (Camp 15)'],
  ['Pukch’ang', "pukch'ang", '<mark>Pukch’ang</mark>'],
  ['Pukch’ang', 'Pukchang', '<mark>Pukch’ang</mark>'],
  ['정치범수용소', '수용소', '정치범<mark>수용소</mark>'],
  ['Kang Chol-hwan', 'chol kang', '<mark>Kang</mark> <mark>Chol</mark>-hwan'],
  ['becamped', 'camp', 'becamped'],
  ['¼', '¼', '<mark>¼</mark>'],
  ['<b>camp</b>', 'camp', '&lt;b&gt;<mark>camp</mark>&lt;/b&gt;'],
  ['Camp 14', '', 'Camp 14'],
])('in %j the query %j marks %j', (text, query, wanted) => expect(marked(text, query)).toBe(wanted));

test('marking never changes a letter of the text, whatever the text and the query', () => {
  const plain = (text: string): string =>
    text
      .replaceAll(/<\/?mark>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&');
  const text = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(..."aAŏ’'-요덕 é́ﬀİ"),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
    })
    .filter((each) => !each.includes('mark'));
  fc.assert(
    fc.property(
      text,
      text,
      (one, other) => plain(marked(one, other)) === one && plain(marked(one, one)) === one,
    ),
  );
});

test('a long text is shown around what was found', () => {
  const text = `${'before '.repeat(100)}Yodŏk ${'after '.repeat(100)}`;
  const cut = snippet(text, queryWords('yodok'));
  expect(cut).toContain('Yodŏk');
  expect(cut.length).toBeLessThan(240);
  expect(snippet('short', queryWords('x'))).toBe('short');
  expect(snippet('one camp · other · two camps', queryWords('camp'))).toBe('one camp · two camps');
  expect(snippet('one camp · cruel camp', queryWords('camp'), new Set(['cruel camp']))).toBe('one camp');
});

test('what a record says of violence stays off the results', async () => {
  const page = await shown('/en/search?q=execution&kind=act');
  const hits = page.querySelectorAll('[data-hit]');
  expect(hits.length).toBeGreaterThan(2);
  const statements = site.release
    .list('act', 0, 100)
    .rows.map(({ cells }) => cells['statement']?.value ?? '');
  expect(statements.filter((text) => text !== '').length).toBeGreaterThan(20);
  for (const hit of hits)
    for (const text of statements)
      if (text.length > 20) expect(hit.textContent).not.toContain(text.slice(0, 20));
});

test('facets are links that narrow the results to as many as they say, and can be taken back', async () => {
  const page = await shown('/en/search?q=Yodok');
  const links = [...page.querySelectorAll('#narrow a')];
  expect(links.length).toBeGreaterThan(4);
  for (const link of links.slice(0, 12)) {
    const count = Number(link.nextElementSibling?.textContent);
    const narrowed = await shown(link.getAttribute('href') ?? '');
    expect(narrowed.querySelector('#results .quiet')?.textContent, link.textContent ?? '').toMatch(
      new RegExp(`^${count} results?$`),
    );
    const back = narrowed.querySelector('#results .chips a')?.getAttribute('href');
    expect(back).toBe('/en/search?q=Yodok');
  }
});

test('the pages of the results hold every result once', async () => {
  const seen: string[] = [];
  for (let next: string | null | undefined = '/en/search?q=camp'; next;) {
    const page = await shown(next);
    seen.push(
      ...[...page.querySelectorAll('[data-hit] h3 a')].map((link) => link.getAttribute('href') ?? ''),
    );
    next = page.querySelector('a[rel="next"]')?.getAttribute('href');
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBeGreaterThan(100);
});

test('nothing found: the page says so, says what to try, and offers the lists', async () => {
  for (const lang of ['en', 'ko']) {
    const page = await shown(`/${lang}/search?q=zzzzqqqq`);
    expect(page.querySelector('#results')?.textContent).toContain('zzzzqqqq');
    expect(page.querySelectorAll('#results ul:not(.chips) li').length).toBe(3);
    expect(page.querySelector(`#results a[href="/${lang}/camps"]`)).not.toBeNull();
    expect(page.querySelector('meta[name="robots"]')?.getAttribute('content')).toBe('noindex');
  }
});

test('the form keeps the query and what it was narrowed down to', async () => {
  const page = await shown('/en/search?q=%22Yodok%22&kind=camp&page=1');
  expect(page.querySelector('#q')?.getAttribute('value')).toBe('"Yodok"');
  expect(page.querySelector('input[type="hidden"][name="kind"]')?.getAttribute('value')).toBe('camp');
});
