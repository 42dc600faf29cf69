import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await bundledSite();
});
afterAll(() => site.close());

/** What is looked for, and what must stand among the first three results. */
const WANTED: readonly (readonly [query: string, found: RegExp])[] = [
  ['요덕', /\/camps\/camp-15$/],
  ['북창', /\/camps\/camp-18-pukchang$/],
  ['개천', /\/camps\/(camp-14|camp-18-kaechon)$/],
  ['관리소', /\/about\/glossary#/],
  ['정치범수용소', /\/about\/glossary#/],
  ['연좌제', /\/about\/glossary#/],
  ['Yodok', /\/camps\/camp-15$/],
  ['Yodŏk', /\/camps\/camp-15$/],
  ['Bukchang', /\/camps\/camp-18-pukchang$/],
  ["Pukch'ang", /\/camps\/camp-18-pukchang$/],
  ['Pukchang', /\/camps\/camp-18-pukchang$/],
  ['camp 18', /\/camps\/camp-18-/],
  ['Kang Chol-hwan', /\/people\/kang-chol-hwan$/],
  ['강철환', /\/people\/kang-chol-hwan$/],
  ['shin dong hyuk', /\/people\/shin-dong-hyuk$/],
];

const resultsOf = async (lang: string, query: string): Promise<{ links: string[]; text: string }> => {
  const answer = await site.app.request(`/${lang}/search?q=${encodeURIComponent(query)}`);
  expect(answer.status).toBe(200);
  const { document } = parseHTML(await answer.text());
  const links = [...document.querySelectorAll('main [data-hit] h2 a, main [data-hit] h3 a')].map(
    (link) => link.getAttribute('href') ?? '',
  );
  return { links, text: document.querySelector('main')?.textContent ?? '' };
};

test.each(WANTED)(
  '%s finds its page among the first three results, in both languages',
  async (query, found) => {
    for (const lang of ['en', 'ko']) {
      const { links } = await resultsOf(lang, query);
      expect(
        links.slice(0, 3).some((link) => found.test(link)),
        `${lang}: ${links.slice(0, 5).join(' ')}`,
      ).toBe(true);
      for (const link of links) expect((await site.app.request(link.split('#')[0] ?? '')).status).toBe(200);
    }
  },
);

test.each([
  ['Yodak', 'Yodok'],
  ['Kang Chol-hwam', 'Kang Chol-hwan'],
  ['Puckchang', 'Pukchang'],
])('%s, misspelled, offers %s', async (query, near) => {
  expect((await resultsOf('en', query)).text).toContain(near);
});

test.each([
  '',
  '   ',
  '"',
  '*',
  'NEAR(',
  'a OR',
  '( ) ^ :',
  'x'.repeat(5000),
  '\u0000',
  '😀',
  '<script>alert(1)</script>',
  '%',
  "'; drop table record; --",
])('the query %j is answered in words', async (query) => {
  const answer = await site.app.request(`/en/search?q=${encodeURIComponent(query)}`);
  expect(answer.status).toBe(200);
  expect(await answer.text()).not.toContain('<script>alert');
});
