import type { Language } from '../../src/ui/language.ts';
import { workRoutes } from '../../src/workbench/routes.ts';
import { giveConsent } from '../../src/consent/consent-actions.ts';
import { assign, remark } from '../../src/review/review-actions.ts';
import type { Actor } from './actors.ts';
import { NOBODY, promised } from './actors.ts';
import type { Cast } from './cast.ts';
import { enter } from './cast.ts';
import { pathsOf } from './route-paths.ts';

export type PageAddress = { readonly name: string; readonly actor: Actor; path(lang: Language): string };

/** Roles that between them see every page. */
const LOOKERS = [
  'documenter',
  'reviewer',
  'publisher',
  'analyst',
  'administrator',
  'coordinator',
  'caseworker',
  'partner',
] as const;
/** Answers for programs. */
const NO_PAGES: ReadonlySet<string> = new Set([
  '/read-date',
  '/testimony/candidates',
  '/cases/:case/file/:file/page/:page',
  '/cases/:case/calendar',
  '/reviews/:review/calendar',
]);

/** Pages that look otherwise than the plain address of their route. */
const FURTHER: readonly (readonly [role: (typeof LOOKERS)[number], path: (cast: Cast) => string])[] = [
  ['documenter', ({ known }) => `/records/${known}`],
  ['documenter', ({ known }) => `/records/${known}/public`],
  ['documenter', ({ known }) => `/records/${known}/add?property=names`],
  ['documenter', ({ known }) => `/records/${known}/add?property=birth`],
  ['documenter', ({ known }) => `/records/${known}/add?property=home_place`],
  ['documenter', () => '/records/new/detention'],
  ['analyst', () => '/records/kind/person?q=kim&f.role=victim'],
  ['analyst', () => '/records/kind/source'],
  ['reviewer', () => '/review?state=returned&whose=mine'],
  ['caseworker', () => '/cases?kind=information&stage='],
  ['caseworker', () => '/cases?kind=missing&due=overdue'],
  ['caseworker', () => '/cases/statistics?kind=information'],
];

/** Every page of the workbench that is fetched, each by somebody who may see it, with something on it. */
export async function pagesOf(cast: Cast): Promise<readonly PageAddress[]> {
  await fill(cast);
  const found: PageAddress[] = [];
  const add = (actor: Actor, path: string) =>
    found.push({ name: path, actor, path: (lang) => `/${lang}${path}` });
  const by = (role: string) => cast.actors.find((each) => each.role === role && each.way === 'passkey');
  for (const route of workRoutes) {
    if (route.method !== 'GET' || NO_PAGES.has(route.path)) continue;
    const lookers = route.policy === 'anyone' ? [NOBODY] : LOOKERS.flatMap((role) => by(role) ?? []);
    const actor = lookers.find((each) => promised(route.policy, each) === 'passed');
    if (!actor) throw new Error(`nobody here sees ${route.path}`);
    add(actor, (await pathsOf(cast, route, actor)).own.slice('/en'.length));
  }
  for (const [role, path] of FURTHER) add(by(role) ?? NOBODY, path(cast));
  add(by('documenter') ?? NOBODY, '/nothing-here');
  return found;
}

/** Remarks, assignments, consents and statements that wait, so that lists are not empty. */
async function fill(cast: Cast): Promise<void> {
  const { bench, insider, here, confided } = cast;
  const { services } = bench;
  for (let entered = 0; entered < 4; entered += 1) await enter(bench, insider, 'north');
  for (const { who, role } of cast.actors) {
    if (!who || !role) continue;
    await assign(services, insider.person, {
      record: here.person,
      user: who.person.user,
      note: 'Please look.',
    });
  }
  await remark(services, insider.person, {
    record: here.person,
    claim: null,
    text: 'The page number is missing. 쪽수가 없습니다.',
    mentioned: cast.actors.flatMap(({ who }) => (who ? [who.person.user] : [])),
  });
  const given = {
    person: confided.person,
    source: '',
    recipient: '',
    givenOn: '2026-02-01',
    until: '2026-12-31',
    language: 'ko',
    takenBy: 'A synthetic interviewer',
    words: 'You may quote me.',
  };
  for (const purpose of ['publish named', 'publish anonymised']) {
    const done = await giveConsent(services, insider.person, { ...given, purpose });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
  }
}
