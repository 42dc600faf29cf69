import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statedOf } from '../src/ui/cell.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

describe('revised testimony', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await bundledSite();
  }, 120_000);
  afterAll(() => site.close());

  const page = async (path: string): Promise<Document> =>
    parseHTML(await (await site.app.request(path)).text()).document;

  test.each([
    ['en', 'January 2015', 'Earlier account, since revised'],
    ['ko', '2015년 1월', '나중에 본인이 고친 증언'],
  ])(
    'is said with its source, and every row that rests on the earlier account is marked (%s)',
    async (lang, when, mark) => {
      const document = await page(`/${lang}/people/shin-dong-hyuk`);
      const revised = document.getElementById('revised');
      expect(revised?.textContent).toContain(when);
      expect(revised?.querySelectorAll('.src').length).toBeGreaterThan(0);

      const entries = [
        ...document.querySelectorAll('#conditions .rows > li, #sentences .rows > li, #acts .rows > li'),
      ];
      expect(entries.length).toBe(17);
      for (const entry of entries) expect(entry.textContent).toContain(mark);
    },
  );

  test('is marked on the table of conditions too', async () => {
    const document = await page('/en/conditions');
    const { rows } = site.release.list('condition', 0, 1000);
    const resting = rows.filter(({ cells }) => cells['rests_on_earlier_account']);
    expect(resting.length).toBe(10);
    for (const { handle } of resting)
      expect(document.getElementById(handle)?.textContent).toContain('Earlier account, since revised');
  });

  test('is not claimed of anybody whose testimony no source says was revised', async () => {
    const { rows } = site.release.list('person', 0, 1000);
    const others = rows.filter(({ id }) => {
      const person = site.release.recordById(id);
      return person && !statedOf(person, 'testimony_revised');
    });
    expect(others.length).toBe(78);
    for (const { handle } of others)
      expect((await page(`/en/people/${handle}`)).getElementById('revised'), handle).toBeNull();
  });
});
