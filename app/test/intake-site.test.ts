import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORM_DEFINITIONS } from '../src/intake/forms/index.ts';
import type { TestForms } from './setup/intake.ts';
import { testForms } from './setup/intake.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

const LANGUAGES = ['en', 'ko'] as const;
const paths = Object.values(FORM_DEFINITIONS).map(({ path }) => path);

describe('a site that can receive something', () => {
  let forms: TestForms;
  beforeAll(async () => {
    forms = await testForms();
  });
  afterAll(() => forms.close());

  test.each(LANGUAGES)(
    'leads from the take-part page to each form, whose links all hold, %s',
    async (lang) => {
      const seen = new Map<string, Document>();
      const see = async (path: string): Promise<Document> => {
        const known = seen.get(path);
        if (known) return known;
        const answer = await fetch(`${forms.url}${path}`);
        expect(answer.status, path).toBe(200);
        const { document } = parseHTML(await answer.text());
        seen.set(path, document);
        return document;
      };
      const page = await see(`/${lang}/take-part`);
      for (const path of paths) {
        expect(page.querySelector(`main a.button[href="/${lang}${path}"]`), path).not.toBeNull();
        const form = await see(`/${lang}${path}`);
        for (const link of form.querySelectorAll('a[href^="/"]')) await see(link.getAttribute('href') ?? '');
        for (const twin of form.querySelectorAll('link[hreflang]'))
          await see(twin.getAttribute('href') ?? '');
      }
      for (const link of page.querySelectorAll('main a[href*="#"]')) {
        const [path = '', anchor = ''] = (link.getAttribute('href') ?? '').split('#');
        const target = path === '' ? page : await see(path);
        expect(target.getElementById(anchor), `${path}#${anchor}`).not.toBeNull();
      }
    },
  );

  test('shows the terms as they stand, to everybody who asks again', async () => {
    const look = (): Promise<Response> => fetch(`${forms.url}/en/take-part`);
    const first = await look();
    expect(first.headers.get('cache-control')).toBe('no-cache');
    expect(await first.text()).toContain('20 hours a week or more');
    forms.setTerms({ hoursPerWeek: 24, isPaid: true });
    const next = await look();
    expect(next.headers.get('etag')).not.toBe(first.headers.get('etag'));
    expect(await next.text()).toContain('24 hours a week or more');
    forms.setTerms({});
  });

  test('keeps openings of others apart from its own', async () => {
    const { document } = parseHTML(await (await fetch(`${forms.url}/en/take-part`)).text());
    expect(document.querySelector('#internship .src')).toBeNull();
    expect(document.querySelector('#openings .src')).not.toBeNull();
    expect(document.querySelector('#openings')?.textContent).toContain('These are not ours');
  });
});

describe('a site that cannot, such as an export', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await bundledSite();
  });
  afterAll(() => site.close());

  test.each(LANGUAGES)('says so on the take-part page, and leads to no form, %s', async (lang) => {
    const text = await (await site.app.request(`/${lang}/take-part`)).text();
    expect(text).toContain(lang === 'en' ? 'cannot receive anything' : '아무것도 받을 수 없습니다');
    for (const path of paths) expect(text).not.toContain(`href="/${lang}${path}"`);
  });

  test('answers the address of a form by saying that it is closed', async () => {
    for (const path of paths) {
      const answer = await site.app.request(`/en${path}`);
      expect(answer.status).toBe(200);
      const { document } = parseHTML(await answer.text());
      expect(document.querySelector('main')?.textContent).toContain('cannot receive anything');
      expect(document.querySelector('main form')).toBeNull();
    }
  });
});
