import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endMembership } from '../src/accounts/compartment-actions.ts';
import { changeRoles, disableAccount, endSessionsOf } from '../src/accounts/people-actions.ts';
import { ROLES } from '../src/accounts/roles.ts';
import type { StaffRoute, WorkRoute } from '../src/workbench/route.ts';
import { workRoutes } from '../src/workbench/routes.ts';
import { createShell } from '../src/workbench/shell.ts';
import type { TestPerson } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { Actor } from './workbench/actors.ts';
import { HERE, makeActor, NOBODY, promised } from './workbench/actors.ts';
import { kindOf } from './workbench/answer-kinds.ts';
import type { Asking } from './workbench/asking.ts';
import { ask, isAnswered, METHODS, seenOf } from './workbench/asking.ts';
import type { Cast } from './workbench/cast.ts';
import { makeCast, SEALED_WORDS } from './workbench/cast.ts';
import { contentHash } from './workbench/content-hash.ts';
import { NEEDS } from './workbench/requests.ts';
import type { Filled, RoutePaths } from './workbench/route-paths.ts';
import { pathsOf } from './workbench/route-paths.ts';

/** A route is named by what it answers. */
const NAMED = workRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

describe('the workbench, route by route', () => {
  const cast = {} as Cast;
  const doers: Actor[] = [];
  beforeAll(async () => {
    Object.assign(cast, await makeCast());
    // Not the people who ask for everything: ending other sessions would end theirs.
    for (const way of ['passkey', 'passphrase'] as const)
      for (const role of [...ROLES, undefined]) doers.push(await makeActor(cast.bench, role, way));
  });
  afterAll(() => cast.bench.close());

  const asked = async (asking: Asking, hidden: readonly string[] = []) => {
    const response = await ask(cast.bench, asking);
    const seen = await seenOf(response, hidden);
    return { ...seen, kind: kindOf(seen.status, response.headers, seen.body) };
  };
  const isStreamed = (route: WorkRoute) => route.bodyLimit === 'streamed';

  describe.each(NAMED)('%s', (name, route) => {
    test('lets pass whom the table names, and nobody else', async () => {
      for (const actor of cast.actors) {
        const { who } = actor;
        const { own, isNone } = await pathsOf(cast, route, actor);
        const path = `${own}${NEEDS[name]?.query ?? ''}`;
        const told = promised(route.policy, actor);
        const expected = told === 'passed' && isNone ? 'missing' : told;
        // With no token a form goes no further than the check for it, which comes after the policy.
        const isStopped = route.method === 'POST' && who !== undefined && expected === 'passed';
        const { kind, body } = await asked({
          method: route.method,
          path,
          who,
          ...(isStopped ? { token: null } : {}),
          tokenInAddress: isStreamed(route),
        });
        const wanted = isStopped ? 'form gone' : expected;
        expect(`${actor.name}: ${kind}`).toBe(`${actor.name}: ${wanted}`);
        expect(body).not.toContain(SEALED_WORDS);
      }
    });

    test('answers no other method', async () => {
      for (const actor of cast.actors.filter(({ way }) => way === 'passkey')) {
        const { own } = await pathsOf(cast, route, actor);
        for (const method of METHODS) {
          if (isAnswered(workRoutes, method, own.slice(3))) continue;
          const { kind } = await asked({ method, path: own, who: actor.who });
          expect(`${actor.name} ${method}: ${kind}`).toBe(
            `${actor.name} ${method}: ${actor.who ? 'missing' : 'sign-in'}`,
          );
        }
      }
    });

    test('shows no difference between what is forbidden and what is not there', async () => {
      const fields = await NEEDS[name]?.fields?.(cast);
      const filled: (readonly [Actor, RoutePaths])[] = [];
      for (const actor of cast.actors) filled.push([actor, await pathsOf(cast, route, actor)]);
      const before = await contentHash(cast.bench.services);
      for (const [actor, { absent, forbidden, isMade }] of filled) {
        if (isMade) continue;
        const hidden = [...absent, ...forbidden].flatMap(({ values }) => values);
        const put = async ({ path }: Filled) => {
          const address = `${path}${NEEDS[name]?.query ?? ''}`;
          const sent = {
            method: route.method,
            path: address,
            who: actor.who,
            tokenInAddress: isStreamed(route),
          };
          return { actor: actor.name, ...(await asked(fields ? { ...sent, fields } : sent, hidden)) };
        };
        const expected = promised(route.policy, actor);
        const nothing: Awaited<ReturnType<typeof put>>[] = [];
        for (const one of absent) nothing.push(await put(one));
        for (const none of nothing)
          if (route.policy !== 'anyone' && (route.method === 'GET' || expected !== 'passed'))
            expect(`${actor.name}: ${none.kind}`).toBe(
              `${actor.name}: ${expected === 'passed' ? 'missing' : expected}`,
            );
        for (const one of forbidden) {
          expect(await put(one)).toEqual(nothing[one.parameter]);
        }
      }
      expect(await contentHash(cast.bench.services)).toEqual(before);
    });

    test('does for each role what it promises, on what is theirs', async () => {
      for (const actor of doers) {
        if (!actor.who || promised(route.policy, actor) !== 'passed') continue;
        if (route.method === 'GET') continue;
        // A session of its own and things of its own: both may be used up.
        const method = actor.way === 'passphrase' ? 'passphrase' : 'passkey';
        const session = await cast.bench.sessionFor(actor.who.person.user, method);
        const fresh = { ...actor, who: session };
        const { own } = await pathsOf(cast, route, fresh, 'anew');
        const fields = await NEEDS[name]?.fields?.(cast);
        const { kind, status, body } = await asked({
          method: route.method,
          path: `${own}${NEEDS[name]?.query ?? ''}`,
          who: fresh.who,
          ...(fields ? { fields } : {}),
          tokenInAddress: isStreamed(route),
        });
        expect(`${actor.name}: ${kind} ${status < 500 ? '' : body}`).toBe(`${actor.name}: passed `);
      }
    });
  });
});

describe('the list of routes', () => {
  const cast = {} as Cast;
  const page: StaffRoute = {
    method: 'GET',
    path: '/new/:thing',
    policy: 'read records',
    handle: () => ({ missing: true }),
  };

  test('stops the start when a route has no policy of the table or names a parameter it does not have', async () => {
    const bench = await startWorkbench();
    expect(() => createShell([page], bench.services)).not.toThrow();
    for (const policy of ['nobody knows', 'toString', '', undefined])
      expect(() => createShell([{ ...page, policy } as unknown as WorkRoute], bench.services)).toThrow(
        'no policy',
      );
    for (const record of ['id', 'thin', ':thing', ''])
      expect(() => createShell([{ ...page, record }], bench.services)).toThrow('no parameter');
    await bench.close();
  });

  test('tells whoever adds a route what the matrix needs to know of its objects', async () => {
    await expect(pathsOf(cast, page, NOBODY)).rejects.toThrow(
      '/new/:thing: add to SAMPLES in app/test/workbench/samples.ts',
    );
  });
});

describe('what is taken away counts from the next request on', () => {
  const cast = {} as Cast;
  beforeAll(async () => {
    Object.assign(cast, await makeCast([]));
  });
  afterAll(() => cast.bench.close());

  const kinds = async (who: TestPerson) => {
    const found: Record<string, string> = {};
    for (const path of [
      '/en/',
      '/en/records',
      '/en/testimony',
      `/en/records/${cast.here.person}`,
      '/en/compartments/north',
    ]) {
      const answer = await ask(cast.bench, { method: 'GET', path, who });
      found[path] = kindOf(answer.status, answer.headers, await answer.text());
    }
    const sent = await ask(cast.bench, { method: 'POST', path: '/en/testimony', who });
    return { ...found, sent: kindOf(sent.status, sent.headers, await sent.text()) };
  };
  const each = (...words: readonly string[]) =>
    expect.objectContaining(
      Object.fromEntries(
        [
          '/en/',
          '/en/records',
          '/en/testimony',
          `/en/records/${cast.here.person}`,
          '/en/compartments/north',
          'sent',
        ].map((path, index) => [path, words[index] ?? words[0]]),
      ),
    );
  const someone = () => cast.bench.signIn(['documenter'], { compartments: [HERE] });

  test('an account that is shut, and a session that is ended', async () => {
    const { services } = cast.bench;
    for (const end of [disableAccount, endSessionsOf]) {
      const who = await someone();
      expect(await kinds(who)).toEqual(each('passed'));
      expect((await end(services, cast.admin.person, who.person.user)).ok).toBe(true);
      expect(await kinds(who)).toEqual(each('sign-in'));
    }
  });

  test('a role', async () => {
    const who = await someone();
    expect(await kinds(who)).toEqual(each('passed'));
    const given = { roles: new Set(['caseworker'] as const), mayUsePassphrase: false };
    expect((await changeRoles(cast.bench.services, cast.admin.person, who.person.user, given)).ok).toBe(true);
    expect(await kinds(who)).toEqual(each('passed', 'missing', 'missing', 'missing', 'missing', 'missing'));
  });

  test('membership of a compartment, ended or run out', async () => {
    const { services, clock } = cast.bench;
    const who = await someone();
    expect((await endMembership(services, cast.insider.person, HERE, who.person.user)).ok).toBe(true);
    const left = each('passed', 'passed', 'passed', 'missing', 'missing', 'passed');
    expect(await kinds(who)).toEqual(left);
    const other = await someone();
    clock.advance(181 * 86_400_000);
    const later = await cast.bench.sessionFor(other.person.user);
    expect(await kinds(other)).toEqual(each('sign-in'));
    expect(await kinds(later)).toEqual(left);
  });
});
