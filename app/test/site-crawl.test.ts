import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

const LANGUAGES = ['en', 'ko'] as const;

type Crawled = {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly document: Document | undefined;
  /** Every `id`, as often as it stands there. */
  readonly ids: readonly string[];
  /** To look for one of them; a document here goes through itself to the end. */
  readonly anchors: ReadonlySet<string>;
};

/** A list of other records is navigation: each record bears its own marks where the link leads. */
function isOnlyLinks(element: Element): boolean {
  const copy = element.cloneNode(true) as Element;
  for (const link of copy.querySelectorAll('a[href^="/"]')) link.remove();
  return copy.textContent?.trim() === '';
}

describe('the whole site, script off', () => {
  let site: TestSite;
  const pages = new Map<string, Crawled>();
  /** Everything the pages point to inside the site: pages, pictures, data, downloads. */
  const targets = new Map<string, string>();

  const crawl = async (path: string): Promise<Crawled> => {
    const answer = await site.app.request(path);
    const type = answer.headers.get('content-type') ?? '';
    const isPage = type.startsWith('text/html');
    const document = isPage ? parseHTML(await answer.text()).document : undefined;
    if (!isPage) await answer.body?.cancel();
    const ids = [...(document?.querySelectorAll('[id]') ?? [])].map(({ id }) => id);
    return {
      status: answer.status,
      type,
      headers: answer.headers,
      document,
      ids,
      anchors: new Set(ids),
    };
  };
  const each = (look: (page: Crawled & { document: Document }, address: string) => void) => {
    for (const [address, page] of pages)
      if (page.document) look(page as Crawled & { document: Document }, address);
  };

  beforeAll(async () => {
    site = await bundledSite();
    const queue = LANGUAGES.flatMap((lang) => site.paths.map((path) => `/${lang}${path}`));
    const seen = new Set(queue);
    for (let address = queue.pop(); address !== undefined; address = queue.pop()) {
      const page = await crawl(address);
      pages.set(address, page);
      for (const element of page.document?.querySelectorAll('[href], [src], [action]') ?? []) {
        const to =
          element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action') ?? '';
        if (!to.startsWith('/') || to.startsWith('//')) continue;
        targets.set(to, address);
        const [plain = ''] = to.split('#');
        if (!seen.has(plain)) {
          seen.add(plain);
          queue.push(plain);
        }
      }
    }
  }, 300_000);

  afterAll(() => site.close());

  test('reaches every page of both languages', () => {
    expect(site.paths.length).toBeGreaterThan(1000);
    for (const path of site.paths)
      for (const lang of LANGUAGES) expect(pages.get(`/${lang}${path}`)?.status, `/${lang}${path}`).toBe(200);
  });

  test('has no broken link and no broken anchor', () => {
    const broken: string[] = [];
    for (const [target, from] of targets) {
      const [path = '', anchor] = target.split('#');
      const page = pages.get(path);
      if (!page || page.status >= 400) broken.push(`${from} -> ${target}: ${page?.status ?? 'not reached'}`);
      else if (anchor && page.document && !page.anchors.has(decodeURIComponent(anchor)))
        broken.push(`${from} -> ${target}: no such anchor`);
    }
    each(({ document, ids, anchors }, address) => {
      for (const link of document.querySelectorAll('a[href^="#"]')) {
        const anchor = link.getAttribute('href')?.slice(1) ?? '';
        if (!anchors.has(anchor)) broken.push(`${address} -> #${anchor}`);
      }
      if (anchors.size !== ids.length)
        broken.push(`${address}: an id stands twice (${ids.find((id, index) => ids.indexOf(id) !== index)})`);
    });
    expect(broken).toEqual([]);
  });

  test('gives every page a twin in the other language, and says so', () => {
    each(({ document, status }, address) => {
      if (status !== 200) return;
      const [, lang = ''] = address.split('/');
      expect(document.documentElement.getAttribute('lang'), address).toBe(lang);
      for (const other of LANGUAGES) {
        const href = document
          .querySelector(`link[rel="alternate"][hreflang="${other}"]`)
          ?.getAttribute('href');
        expect(pages.get(href?.split('?')[0] ?? '')?.status, `${address} -> ${href}`).toBe(200);
      }
    });
  });

  test('asks nothing of a third party, sets no cookie and runs no script', () => {
    each(({ document, headers }, address) => {
      for (const element of document.querySelectorAll(
        'img, script[src], link[rel="stylesheet"], link[rel="icon"], iframe, object, embed, video, audio, source, form',
      )) {
        const to =
          element.getAttribute('src') ?? element.getAttribute('href') ?? element.getAttribute('action') ?? '';
        expect(to.startsWith('/') && !to.startsWith('//'), `${address}: ${to}`).toBe(true);
      }
      expect(
        [...document.querySelectorAll('script')].filter(
          (script) => script.getAttribute('type') !== 'application/ld+json',
        ),
        address,
      ).toEqual([]);
      expect(
        [...document.querySelectorAll('*')].flatMap((element) =>
          element.getAttributeNames().filter((name) => name.startsWith('on')),
        ),
        address,
      ).toEqual([]);
      expect(document.querySelectorAll('svg, style, [style]').length, address).toBe(0);
      expect(headers.get('set-cookie'), address).toBeNull();
      expect(headers.get('content-security-policy'), address).toContain("default-src 'none'");
    });
  });

  test('marks the source of every value', () => {
    const unmarked: string[] = [];
    each(({ document, anchors }, address) => {
      for (const value of document.querySelectorAll('main .n, main dl.facts dd, main .figure, main q')) {
        const block =
          value.closest('tr, li, dd, dl.figures > div, figure, .aside-note, blockquote') ??
          value.parentElement;
        if (value.closest('[data-own], .notes, .src') || block?.querySelector('.src') || isOnlyLinks(value))
          continue;
        if (value.textContent?.trim() !== '')
          unmarked.push(`${address}: ${value.textContent?.trim().slice(0, 60)}`);
      }
      for (const row of document.querySelectorAll('main tbody tr'))
        if (!row.closest('[data-own]') && !row.querySelector('.src'))
          unmarked.push(`${address}: row ${row.textContent?.trim().slice(0, 60)}`);
      for (const mark of document.querySelectorAll('a.src'))
        if (!anchors.has(mark.getAttribute('href')?.slice(1) ?? ''))
          unmarked.push(`${address}: mark without a source`);
    });
    expect([...new Set(unmarked)].slice(0, 40)).toEqual([]);
  });

  test('gives every picture a text alternative, a size and a table beside it', () => {
    each(({ document }, address) => {
      for (const image of document.querySelectorAll('img')) {
        expect(image.getAttribute('alt')?.length ?? 0, address).toBeGreaterThan(20);
        expect(
          Number(image.getAttribute('width')) > 0 && Number(image.getAttribute('height')) > 0,
          address,
        ).toBe(true);
        expect(image.getAttribute('src')?.endsWith('.png'), address).toBe(true);
        expect(
          image.closest('figure')?.querySelector('table') ?? document.querySelector('main table'),
          address,
        ).not.toBeNull();
      }
    });
  });
});
