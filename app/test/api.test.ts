import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../src/kinds/index.ts';
import { recordPath, segmentOf } from '../src/release/record-path.ts';
import { ENDPOINTS } from '../src/site/api/endpoints.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';

type Schema = { readonly [word: string]: unknown };
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly get: {
          readonly parameters: readonly { readonly name: string; readonly in: string }[];
          readonly responses: Readonly<
            Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>
          >;
          readonly 'x-example': string;
        };
      }
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};
type Problem = {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly faults?: readonly { readonly parameter: string; readonly problem: string }[];
};

let site: TestSite;
let openApi: Document;
const json = async <Body>(path: string): Promise<Body> =>
  (await (await site.app.request(path)).json()) as Body;

beforeAll(async () => {
  site = await bundledSite();
  openApi = await json<Document>('/api/v1/openapi.json');
});
afterAll(() => site.close());

describe('the OpenAPI document', () => {
  test('lists exactly the addresses that answer', () => {
    const answering = new Set(
      site.app.routes
        .filter(({ method, path }) => method === 'GET' && path.startsWith('/api/') && !path.includes('*'))
        .map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}')),
    );
    expect(Object.keys(openApi.paths).sort()).toEqual([...answering].sort());
  });

  test('lists the parameters each address takes, and the address takes no other', async () => {
    for (const { path, parameters } of ENDPOINTS) {
      const told = openApi.paths[path]?.get.parameters ?? [];
      expect(told.filter((each) => each.in === 'query').map(({ name }) => name)).toEqual(
        parameters.map(({ name }) => name),
      );
      expect(told.filter((each) => each.in === 'path').map(({ name }) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
    }
    const { faults } = await json<Problem>('/api/v1/camps?colour=red');
    expect(faults?.[0]?.parameter).toBe('colour');
  });

  test('shows an example for each address that works and fits its schema', async () => {
    for (const [path, { get }] of Object.entries(openApi.paths)) {
      const answer = await site.app.request(get['x-example']);
      expect(answer.status, path).toBe(200);
      expect(
        misfits(
          openApi,
          get.responses['200']?.content['application/json']?.schema ?? {},
          await answer.json(),
          path,
        ),
      ).toEqual([]);
    }
  });

  test('describes every kind of record, with its public properties and no other', () => {
    for (const { name, properties } of catalogue.values()) {
      const text = JSON.stringify(
        openApi.components.schemas[`${name[0]?.toUpperCase()}${name.slice(1)}Record`],
      );
      for (const property of properties)
        expect(text.includes(`"${property.name}"`), `${name}.${property.name}`).toBe(
          property.tier === 'public' || ['kind', 'title'].includes(property.name),
        );
    }
  });
});

describe('a record', () => {
  test('of every kind fits its schema and carries each source and each record it points to', async () => {
    for (const kind of catalogue.keys())
      for (const row of site.release.list(kind, 0, 3).rows) {
        const body = await json<{
          properties: { values: { claims: { source: string }[] }[] }[];
          sources: Record<string, unknown>;
        }>(`/api/v1${recordPath(row)}`);
        expect(misfits(openApi, { $ref: '#/components/schemas/Record' }, body, row.handle)).toEqual([]);
        for (const { source } of body.properties
          .flatMap(({ values }) => values)
          .flatMap(({ claims }) => claims))
          expect(body.sources).toHaveProperty(source);
      }
  });

  test('says the same as the release holds', async () => {
    const record = site.release.record('camp', 'camp-14');
    const body = await json<Record<string, unknown>>('/api/v1/camps/camp-14');
    expect(body['properties']).toEqual(record?.properties);
    expect(body['page']).toEqual({ en: '/en/camps/camp-14', ko: '/ko/camps/camp-14' });
    expect((await site.app.request('/en/camps/camp-14')).status).toBe(200);
    // The file says the same in every release that has the record so, and its hash stays; the API adds the release asked.
    const { release: _number, ...copy } = body;
    expect(await json('/camps/camp-14.json')).toEqual(copy);
    expect(await json(`/api/v1/camps/${record?.id}`)).toEqual(body);
  });
});

test('pages of a list are the whole list, each record once, by following "next"', async () => {
  const handles: string[] = [];
  for (let next: string | null = '/api/v1/numbers?limit=40'; next !== null;) {
    const page: { rows: { handle: string }[]; next: string | null; total: number } = await json(next);
    handles.push(...page.rows.map(({ handle }) => handle));
    expect(page.total).toBe(147);
    next = page.next;
  }
  expect(handles).toEqual(site.release.list('figure', 0, 1000).rows.map(({ handle }) => handle));
  expect((await json<{ rows: unknown[] }>('/api/v1/numbers?offset=100000')).rows).toEqual([]);
});

describe('the search', () => {
  test.each([
    ['q=Yodok', '/camps/camp-15'],
    ['q=%EC%9A%94%EB%8D%95', '/camps/camp-15'],
    ['q=Kang+Chol-hwan&kind=person', '/people/kang-chol-hwan'],
    ['q=Yodok&camp=camp-15&limit=5', '/camps/camp-15'],
  ])('%s finds %s first', async (query, path) => {
    const { hits } = await json<{ hits: { path: string; self?: string }[] }>(`/api/v1/search?${query}`);
    expect(hits[0]?.path).toBe(path);
    expect((await site.app.request(hits[0]?.self ?? '')).status).toBe(200);
  });

  test('narrowing by each facet gives as many as the facet says', async () => {
    type Found = {
      total: number;
      facets: Record<'kind' | 'camp' | 'decade' | 'sourceType', { value: string; count: number }[]>;
    };
    const { facets } = await json<Found>('/api/v1/search?q=Yodok&limit=1');
    const names = { kind: 'kind', camp: 'camp', decade: 'decade', source_type: 'sourceType' } as const;
    for (const [parameter, facet] of Object.entries(names)) {
      expect(facets[facet].length, facet).toBeGreaterThan(0);
      for (const { value, count } of facets[facet])
        expect(
          (await json<Found>(`/api/v1/search?q=Yodok&limit=1&${parameter}=${value}`)).total,
          `${parameter}=${value}`,
        ).toBe(count);
    }
  });
});

describe('a request that cannot be answered', () => {
  test('is told everything wrong with it at once, and what to do', async () => {
    const answer = await site.app.request(
      '/api/v1/search?kind=dog&decade=90s&limit=1000&offset=-1&camp=%2F&source_type=rumour&x=1&limit=2',
    );
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const { faults = [], detail } = (await answer.json()) as Problem;
    expect(detail).not.toBe('');
    expect(faults.map(({ parameter }) => parameter).sort()).toEqual([
      'camp',
      'decade',
      'kind',
      'limit',
      'limit',
      'offset',
      'q',
      'source_type',
      'x',
    ]);
  });

  test.each([
    '/api/v1/dogs',
    '/api/v1/camps/camp-999',
    '/api/v1/camps/camp-14/claims',
    '/api/v2',
    '/api/v1/',
    '/api/v1/camps/%00',
    '/api/v1/camps/..%2F..%2Fetc',
  ])('%s: 404 in JSON', async (path) => {
    const answer = await site.app.request(path);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect((await answer.json()) as Problem).toMatchObject({ status: 404 });
  });

  test('a camp that does not exist is a fault of the parameter', async () => {
    expect((await json<Problem>('/api/v1/search?q=a&camp=camp-999')).faults?.[0]?.parameter).toBe('camp');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is refused', async (method) => {
    const answer = await site.app.request('/api/v1/camps', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toContain('GET');
  });
});

test('pages of other sites may read the API and the downloads, and nothing else', async () => {
  for (const path of [
    '/api/v1',
    '/api/v1/nothing',
    '/api/v1/camps?limit=0',
    '/camps.csv',
    '/camps.json',
    '/camps/camp-14.json',
    '/download/manifest.json',
  ])
    expect((await site.app.request(path)).headers.get('access-control-allow-origin'), path).toBe('*');
  for (const path of ['/en/', '/en/camps', '/en/search?q=a', '/robots.txt', '/nothing'])
    expect((await site.app.request(path)).headers.get('access-control-allow-origin'), path).toBeNull();
  expect((await site.app.request('/api/v1/camps', { method: 'OPTIONS' })).status).toBe(204);
});

describe('tables beside the pages', () => {
  test('every kind has a .csv and a .json with all its records, in order', async () => {
    for (const kind of catalogue.keys()) {
      const handles = site.release.list(kind, 0, 1000).rows.map(({ handle }) => handle);
      const csv = parse<Record<string, string>>(
        await (await site.app.request(`/${segmentOf(kind)}.csv`)).text(),
        { columns: true },
      );
      expect(
        csv.map((row) => row['handle']),
        kind,
      ).toEqual(handles);
      const table = await json<{ total: number; rows: { handle: string }[] }>(`/${segmentOf(kind)}.json`);
      expect(
        table.rows.map(({ handle }) => handle),
        kind,
      ).toEqual(handles);
      expect(table.total, kind).toBe(handles.length);
    }
  });

  test.each([
    '/dogs.csv',
    '/dogs.json',
    '/camps/camp-999.json',
    '/download/release-2.sqlite',
    '/download/..%2Fmanifest.json',
    '/download/current.json',
  ])('%s: 404', async (path) => {
    expect((await site.app.request(path)).status).toBe(404);
  });
});

test('every file of the release can be taken as it is, and is known again by its hash', async () => {
  const manifest = JSON.parse(readFileSync(join(site.folder, 'manifest.json'), 'utf8')) as {
    files: Record<string, { bytes: number; sha256: string }>;
  };
  for (const name of [
    ...Object.keys(manifest.files),
    'manifest.json',
    'manifest.json.sig',
    'release-key.pem',
  ]) {
    const answer = await site.app.request(`/download/${name}`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.equals(readFileSync(join(site.folder, name))), name).toBe(true);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (manifest.files[name]) expect(manifest.files[name]).toEqual({ bytes: bytes.length, sha256 });
    expect(answer.headers.get('etag')).toBe(`"${sha256}"`);
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(
      (await site.app.request(`/download/${name}`, { headers: { 'If-None-Match': `"${sha256}"` } })).status,
    ).toBe(304);
  }
});

test('the sitemap lists every page and every record in both languages, all of one day', async () => {
  const index = await (await site.app.request('/sitemap.xml')).text();
  const parts = [...index.matchAll(/<loc>http:\/\/localhost([^<]+)<\/loc>/g)].map(([, path]) => path ?? '');
  const listed: string[] = [];
  for (const part of parts) {
    const text = await (await site.app.request(part)).text();
    listed.push(
      ...[...text.matchAll(/<loc>http:\/\/localhost([^<]+)<\/loc>/g)].map(([, path]) => path ?? ''),
    );
    expect(new Set([...text.matchAll(/<lastmod>([^<]+)/g)].map(([, day]) => day))).toEqual(
      new Set([site.release.meta.asOf]),
    );
  }
  expect(listed.sort()).toEqual(
    site.paths
      .filter((path) => !/^\/[^/]+\/[^/]+\/page\//.test(path))
      .flatMap((path) => [`/en${path}`, `/ko${path}`])
      .sort(),
  );
  expect((await site.app.request('/sitemap-people-2.xml')).status).toBe(404);
  expect(await (await site.app.request('/robots.txt')).text()).toContain(
    'Sitemap: http://localhost/sitemap.xml',
  );
});

test('the feed is Atom with one entry for the release that is served', async () => {
  for (const lang of ['en', 'ko']) {
    const answer = await site.app.request(`/${lang}/releases.atom`);
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('application/atom+xml');
    for (const element of ['<id>urn:uuid:', '<title>', '<updated>2026-', '<author><name>', 'rel="self"'])
      expect(text).toContain(element);
    expect(text.match(/<entry>/g)).toHaveLength(1);
    for (const [, href = ''] of text.matchAll(/href="http:\/\/localhost([^"]+)"/g))
      expect((await site.app.request(href)).status, href).toBe(200);
  }
});

/** Where a value does not fit a JSON Schema, for the words of it that our document uses. */
function misfits(document: Document, schema: Schema, value: unknown, at: string): string[] {
  if (typeof schema['$ref'] === 'string')
    return misfits(
      document,
      document.components.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? { type: 'missing' },
      value,
      at,
    );
  const { oneOf, type, properties, required, items, additionalProperties } = schema as {
    oneOf?: Schema[];
    type?: string | string[];
    properties?: Record<string, Schema>;
    required?: string[];
    items?: Schema;
    additionalProperties?: Schema;
  };
  if (oneOf)
    return oneOf.filter((each) => misfits(document, each, value, at).length === 0).length === 1
      ? []
      : [`${at}: fits not exactly one of its kinds`];
  if ('const' in schema && schema['const'] !== value)
    return [`${at}: ${String(value)} is not ${String(schema['const'])}`];
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(value))
    return [`${at}: ${String(value)} is not listed`];
  const actual =
    value === null
      ? 'null'
      : Array.isArray(value)
        ? 'array'
        : Number.isInteger(value)
          ? 'integer'
          : typeof value;
  if (type !== undefined && ![type].flat().includes(actual))
    return [`${at}: is ${actual}, not ${String(type)}`];
  if (Array.isArray(value))
    return value.flatMap((item, index) => misfits(document, items ?? {}, item, `${at}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const missing = (required ?? []).filter((name) => !(name in value)).map((name) => `${at}: has no ${name}`);
  return [
    ...missing,
    ...Object.entries(value).flatMap(([name, part]) =>
      properties && !(name in properties) && !additionalProperties
        ? [`${at}: has the undescribed ${name}`]
        : misfits(document, properties?.[name] ?? additionalProperties ?? {}, part, `${at}.${name}`),
    ),
  ];
}
