import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES } from '../src/accounts/roles.ts';
import type { WorkRoute } from '../src/workbench/route.ts';
import { workRoutes } from '../src/workbench/routes.ts';
import { SESSION_COOKIE } from '../src/workbench/shell.ts';
import { routes } from '../src/site/routes.ts';
import { machinePaths } from './workbench/machine-paths.ts';
import type { TestSite } from './setup/site.ts';
import { bundledSite } from './setup/site.ts';
import type { Actor } from './workbench/actors.ts';
import { promised } from './workbench/actors.ts';
import { kindOf } from './workbench/answer-kinds.ts';
import { ask, METHODS } from './workbench/asking.ts';
import type { Asking } from './workbench/asking.ts';
import type { Cast } from './workbench/cast.ts';
import { makeCast } from './workbench/cast.ts';
import { contentHash } from './workbench/content-hash.ts';
import {
  ASSET_TABLE,
  compareHeaders,
  DOWNLOAD_TABLE,
  OPEN_DATA,
  PUBLIC_TABLE,
  WORKBENCH_TABLE,
} from './workbench/header-table.ts';
import { inlineCode } from './workbench/inline-code.ts';
import { NEEDS } from './workbench/requests.ts';
import { pathsOf } from './workbench/route-paths.ts';

describe('headers of the workbench', () => {
  const cast = {} as Cast;
  const nonces = new Set<string>();
  let count = 0;
  beforeAll(async () => {
    Object.assign(cast, await makeCast(['passkey']));
  });
  afterAll(() => cast.bench.close());

  /** Asks, compares with the table, and collects the nonce, which must never come twice. */
  const wrongOf = async (asking: Asking, table = WORKBENCH_TABLE, more: readonly string[] = []) => {
    const response = await ask(cast.bench, asking);
    // What is to be saved opens as nothing: no page, no program.
    const isSaved = response.headers.has('content-disposition');
    const expected = isSaved ? DOWNLOAD_TABLE : table;
    const { wrong, nonce } = compareHeaders(response.headers, expected, more);
    const found = [...wrong];
    if (nonce) {
      count += 1;
      nonces.add(nonce);
    }
    // What stands in for a page is the same page many times over; one method is enough to look into it.
    if (asking.method === 'GET' && response.headers.get('content-type')?.startsWith('text/html'))
      found.push(...inlineCode(await response.text(), nonce));
    return found.map(
      (one) => `${asking.method} ${asking.path} ${asking.who?.person.name ?? 'nobody'}: ${one}`,
    );
  };
  const needs = ({ method, path }: WorkRoute) => NEEDS[`${method} ${path}`]?.query ?? '';

  test('stand on every route for everybody, and by every method', async () => {
    const wrong: string[] = [];
    for (const route of workRoutes)
      for (const actor of cast.actors) {
        const { own } = await pathsOf(cast, route, actor);
        // Which other method it was makes no difference to a role.
        const hasEvery = actor.who === undefined || actor.role === 'administrator';
        for (const method of hasEvery ? METHODS : [route.method])
          wrong.push(
            ...(await wrongOf({ method, path: `${own}${needs(route)}`, who: actor.who, token: null })),
          );
      }
    expect(wrong).toEqual([]);
    expect(nonces.size).toBe(count);
  }, 400_000);

  test('stand on both languages of a page, and no page holds code or style of its own', async () => {
    const wrong: string[] = [];
    for (const route of workRoutes.filter(({ method }) => method === 'GET'))
      for (const actor of cast.actors) {
        if (promised(route.policy, actor) !== 'passed') continue;
        const path = (await pathsOf(cast, route, actor)).own.replace('/en', '/ko');
        wrong.push(...(await wrongOf({ method: 'GET', path, who: actor.who })));
      }
    expect(wrong).toEqual([]);
  });

  test('stand on what is no page: the start, programs, styles, errors, foreign names and what is not there', async () => {
    const { insider } = cast;
    const page = await (await insider.request('GET', '/en/testimony')).text();
    const assets = [...page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(assets.length).toBeGreaterThan(3);
    const wrong: string[] = [];
    for (const path of assets) wrong.push(...(await wrongOf({ method: 'GET', path }, ASSET_TABLE)));
    for (const who of [undefined, insider])
      for (const path of [
        '/',
        '/en',
        '/en/none',
        '/none',
        '/assets/none.js',
        '/favicon.ico',
        '/en/../../etc/passwd',
        '/en/%00',
      ])
        for (const method of METHODS) {
          wrong.push(...(await wrongOf({ method, path, who })));
          wrong.push(...(await wrongOf({ method, path, who, headers: { Host: 'evil.example' } })));
        }
    expect(wrong).toEqual([]);
    const foreign = { path: '/en/people', headers: { Host: 'evil.example' }, who: insider };
    const looked = await ask(cast.bench, { ...foreign, method: 'GET' });
    expect([looked.status, looked.headers.get('Location')]).toEqual([302, `${cast.bench.url}/en/people`]);
    expect((await ask(cast.bench, { ...foreign, method: 'POST' })).status).toBe(421);
  });

  test('keep a download from doing anything in a browser', async () => {
    const { filed, insider } = cast;
    const path = `/en/records/${filed.source}/files/${filed.file}`;
    const answer = await ask(cast.bench, { method: 'POST', path, who: insider });
    expect(compareHeaders(answer.headers, DOWNLOAD_TABLE).wrong).toEqual([]);
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(await answer.text()).toBe('a synthetic original');
  });

  test('wipe the browser when somebody signs out, and the cookie is bound to this host', async () => {
    const leaving = await cast.bench.sessionFor(cast.insider.person.user);
    const answer = await ask(cast.bench, { method: 'POST', path: '/en/sign-out', who: leaving });
    expect(compareHeaders(answer.headers, WORKBENCH_TABLE, ['clear-site-data']).wrong).toEqual([]);
    expect(answer.headers.get('Clear-Site-Data')).toBe('"cache", "cookies", "storage"');
    expect(answer.headers.get('Set-Cookie')).toBe(
      `${SESSION_COOKIE}=; Max-Age=0; Secure; HttpOnly; SameSite=Strict; Path=/`,
    );
    expect(SESSION_COOKIE).toMatch(/^__Host-/);
    expect(await leaving.again()).toBeUndefined();
  });

  test('name no server where it is really served', async () => {
    const answer = await fetch(`${cast.bench.url}/en/sign-in`);
    expect(answer.status).toBe(200);
    const transport = ['connection', 'keep-alive', 'date', 'transfer-encoding', 'vary'];
    expect(compareHeaders(answer.headers, WORKBENCH_TABLE, transport).wrong).toEqual([]);
  });

  const FORGED: readonly (readonly [string, Partial<Asking>])[] = [
    ['without the token', { token: null }],
    ['with the token of somebody else', { token: 'another' }],
    ['from another site', { headers: { Origin: 'https://evil.example' } }],
    ['from nowhere', { headers: { Origin: null } }],
    ['from an origin that hides itself', { headers: { Origin: 'null' } }],
    ['said to be cross-site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }],
    ['said to be same-site', { headers: { 'Sec-Fetch-Site': 'same-site' } }],
    ['said to come from the address line', { headers: { 'Sec-Fetch-Site': 'none' } }],
  ];
  test.each(FORGED)('a form sent %s changes nothing', async (_, forged) => {
    const { bench } = cast;
    const filled: (readonly [WorkRoute, Actor, string])[] = [];
    for (const route of workRoutes.filter(({ method }) => method === 'POST'))
      for (const actor of cast.actors)
        if (promised(route.policy, actor) === 'passed') {
          // Nobody has no session, and so no token to forge.
          if (!actor.who && forged.token !== undefined) continue;
          filled.push([route, actor, (await pathsOf(cast, route, actor)).own]);
        }
    expect(new Set(filled.map(([, { role }]) => role)).size).toBe(ROLES.length + 1);
    const token = cast.stranger.person.token;
    const before = await contentHash(bench.services);
    const kept: string[] = [];
    for (const [route, { who, name }, path] of filled) {
      const sent: Asking = {
        method: 'POST',
        path: `${path}${needs(route)}`,
        who,
        tokenInAddress: route.bodyLimit === 'streamed',
        ...forged,
        ...(forged.token === 'another' ? { token } : {}),
      };
      const answer = await ask(bench, sent);
      const kind = kindOf(answer.status, answer.headers, await answer.text());
      if (kind !== 'form gone') kept.push(`${name} ${route.path}: ${kind}`);
    }
    expect(kept).toEqual([]);
    expect(await contentHash(bench.services)).toEqual(before);
  });
});

describe('headers of the public site', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await bundledSite();
  });
  afterAll(() => site.close());

  test('stand on every route and file, by every method, and no page holds code or style of its own', async () => {
    const pages = routes.flatMap((route) => {
      const [path] = route.paths(site.release);
      return path === undefined ? [] : [`/en${path}`, `/ko${path}`];
    });
    const wrong: string[] = [];
    for (const path of [
      ...pages,
      ...(await machinePaths(site)),
      '/',
      '/en',
      '/none',
      '/ko/none',
      '/assets/none',
    ])
      for (const method of METHODS) {
        const request = new Request(`http://localhost${path}`, {
          method: method === 'TRACE' ? 'GET' : method,
        });
        if (method === 'TRACE') Object.defineProperty(request, 'method', { value: 'TRACE' });
        const answer = await site.app.fetch(request);
        // What is published as data may be read by anybody's page; it is the same for everyone.
        const isData = /^\/(?:api|download|log)(?:\/|$)|\.(?:json|csv)$/.test(path);
        const found = [...compareHeaders(answer.headers, PUBLIC_TABLE, isData ? OPEN_DATA : []).wrong];
        if (!['*', null].includes(answer.headers.get('access-control-allow-origin'))) found.push('origins');
        if (method === 'GET' && answer.headers.get('content-type')?.startsWith('text/html'))
          found.push(...inlineCode(await answer.text(), undefined));
        else await answer.body?.cancel();
        wrong.push(...found.map((one) => `${method} ${path}: ${one}`));
      }
    expect(wrong).toEqual([]);
  });
});
