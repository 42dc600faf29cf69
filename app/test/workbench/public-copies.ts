import { unzip } from '../setup/unzip.ts';

/** Where on the public site a text stands: pages, API, search, tables and every download, archives opened. */
export async function placesWith(site: string, text: string, record: string): Promise<readonly string[]> {
  const query = encodeURIComponent(text);
  const fixed = [
    record,
    record.replace('/en/', '/ko/'),
    '/en/people',
    `/en/search?q=${query}`,
    `/api/v1/search?q=${query}`,
    record.replace('/en/', '/api/v1/'),
    '/api/v1/people',
    '/people.csv',
    '/people.json',
    '/detentions.csv',
    '/sitemap.xml',
    '/en/releases.atom',
  ];
  const found: string[] = [];
  for (const path of fixed) {
    const answer = await fetch(`${site}${path}`);
    // What was looked for is shown again above the results.
    const body = (await answer.text()).replaceAll(/<(input|title)[^>]*>/g, '');
    if (answer.ok && shown(path, body).includes(text)) found.push(path);
  }
  for (const path of await downloads(site))
    for (const [name, body] of await filesOf(site, path)) if (body.includes(text)) found.push(name);
  return found;
}

/** Addresses of everything the data page offers to download. */
export async function downloads(site: string): Promise<readonly string[]> {
  const page = await (await fetch(`${site}/en/data`)).text();
  return [...new Set([...page.matchAll(/href="(\/download\/[^"]+)"/g)].map(([, path]) => path ?? ''))];
}

async function filesOf(site: string, path: string): Promise<readonly (readonly [string, Buffer])[]> {
  const answer = await fetch(`${site}${path}`);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!path.endsWith('.zip')) return [[path, bytes]];
  return [...unzip(bytes)].map(([name, body]) => [`${path}#${name}`, body] as const);
}

/** Of a page of results only the results, of JSON only what was found. */
function shown(path: string, body: string): string {
  if (path.startsWith('/api/v1/search'))
    return JSON.stringify((JSON.parse(body) as { hits?: unknown }).hits ?? []);
  if (!path.includes('/search?')) return body;
  return [...body.matchAll(/<a [^>]*href="\/en\/[a-z]+\/[^"]*"[^>]*>(.*?)<\/a>/gs)]
    .map(([, text]) => text)
    .join('\n');
}
