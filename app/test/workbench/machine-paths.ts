import type { TestSite } from '../setup/site.ts';

const FROM = ['/en/data', '/en/data/api', '/en/', '/en/numbers', '/en/about', '/en/sources'];

/** Whatever some pages of the public site point to that is no page: pictures, styles, data, downloads. */
export async function machinePaths({ app }: TestSite): Promise<readonly string[]> {
  const found = new Set([
    '/robots.txt',
    '/sitemap.xml',
    '/api/v1',
    '/api/v1/none',
    '/.well-known/security.txt',
  ]);
  for (const from of FROM) {
    const text = await (await app.request(from)).text();
    for (const [, path = ''] of text.matchAll(/(?:href|src)="(\/[^"#]+)/g))
      if (!/^\/(?:en|ko)(?:\/|$)/.test(path)) found.add(path.replaceAll('&amp;', '&'));
  }
  return [...found];
}
