import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { createUser, openSession, sessionOf } from '../../src/accounts/index.ts';
import { listCompartments, addCompartment, writeMembership } from '../../src/accounts/compartment-store.ts';
import { OPEN_COMPARTMENT } from '../../src/accounts/roles.ts';
import type { Role, SignedIn, UserId } from '../../src/accounts/roles.ts';
import { checkConfig, readSettings } from '../../src/config/config.ts';
import { openOrMakeKeyRing } from '../../src/keyring/index.ts';
import { openDataFolder } from '../../src/platform/data-folder.ts';
import { importPath } from '../../src/register/index.ts';
import { createServices } from '../../src/workbench/services.ts';
import type { Services } from '../../src/workbench/services.ts';
import { TOKEN_FIELD } from '../../src/workbench/form.ts';
import { SESSION_COOKIE } from '../../src/workbench/shell.ts';
import { createWorkbench } from '../../src/workbench/workbench.ts';
import type { World, WorldSize } from '../world/world.ts';
import { createWorld } from '../world/world.ts';
import { writeWorld } from '../world/write-world.ts';
import { onLoopback } from './loopback.ts';
import { emptyRegister } from './registers.ts';
import { valueOf } from './results.ts';

/** A clock that stands until it is moved. */
export type TestClock = { now(): Date; set(at: string): void; advance(milliseconds: number): void };

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Somebody signed in: `request` sends what their browser would, with the session's cookie and the form's token. */
export type TestPerson = {
  /** As they were at sign-in; `again` reads them afresh. */
  readonly person: SignedIn;
  readonly secret: string;
  readonly cookie: string;
  again(): Promise<SignedIn | undefined>;
  request(method: 'GET' | 'POST', path: string, form?: Fields): Promise<Response>;
  /** A browser context of this person, on the running server. */
  browserContext(browser: Browser, options?: BrowserContextOptions): Promise<BrowserContext>;
};

export type TestWorkbench = {
  readonly services: Services;
  readonly app: Hono;
  readonly url: string;
  readonly clock: TestClock;
  /** What the operator's terminal was told. */
  readonly told: readonly string[];
  signIn(
    roles: readonly Role[],
    options?: {
      readonly compartments?: readonly string[];
      readonly name?: string;
      readonly method?: SignedIn['method'];
    },
  ): Promise<TestPerson>;
  /** A further session of an account there is. */
  sessionFor(user: UserId, method?: SignedIn['method']): Promise<TestPerson>;
  /** A request of nobody. */
  request(method: 'GET' | 'POST', path: string, form?: Fields): Promise<Response>;
  /** Imports invented records and returns them. */
  addWorld(size?: WorldSize, seed?: number): Promise<World>;
  close(): Promise<void>;
};

const START = '2026-03-02T09:00:00.000Z';
const SMALL: WorldSize = { people: 20, claims: 350, sources: 12 };

/** A real workbench: register, data folder, key ring and a server on loopback, with a clock of its own. */
export async function startWorkbench(engine = 'sqlite'): Promise<TestWorkbench> {
  const place = await emptyRegister(engine);
  const register = await place.open();
  const parent = mkdtempSync(join(tmpdir(), 'unhidden-workbench-'));
  const folder = valueOf(openDataFolder(join(parent, 'data')));
  const ring = valueOf(await openOrMakeKeyRing(folder.keys));
  await ring.addCompartment(OPEN_COMPARTMENT);

  const held: { app?: Hono } = {};
  const server = await onLoopback({
    fetch: (request) => held.app?.fetch(request) ?? new Response(null, { status: 503 }),
  });
  const url = `http://localhost:${server.port}`;

  const clock = testClock();
  const told: string[] = [];
  const config = valueOf(checkConfig(readSettings([`--data=${folder.path}`], {}).values, parent));
  const services: Services = {
    ...createServices(config, folder, register, ring, clock.now),
    origin: url,
    tell: (line) => void told.push(line),
  };
  const app = createWorkbench(services);
  held.app = app;

  const send = async (
    method: 'GET' | 'POST',
    path: string,
    { form, who }: { readonly form?: Fields | undefined; readonly who?: TestPerson } = {},
  ): Promise<Response> => {
    const headers: Record<string, string> = { Host: new URL(url).host };
    if (who) headers['Cookie'] = who.cookie;
    if (method === 'GET') return app.fetch(new Request(`${url}${path}`, { headers }));
    const body = new URLSearchParams(who ? [[TOKEN_FIELD, who.person.token]] : []);
    for (const [name, value] of Object.entries(form ?? {}))
      for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
    return app.fetch(
      new Request(`${url}${path}`, {
        method: 'POST',
        body: body.toString(),
        headers: {
          ...headers,
          Origin: url,
          'Sec-Fetch-Site': 'same-origin',
          'Content-Type': 'application/x-www-form-urlencoded',
        },
      }),
    );
  };

  const personOf = async (secret: string): Promise<TestPerson> => {
    const person = await sessionOf(services, secret);
    if (!person) throw new Error('the account has no session');
    const who: TestPerson = {
      person,
      secret,
      cookie: `${SESSION_COOKIE}=${secret}`,
      again: () => sessionOf(services, secret),
      request: (method, path, form) => send(method, path, { form, who }),
      async browserContext(browser, options = {}) {
        const context = await browser.newContext(options);
        // Chromium takes a `__Host-` cookie from localhost itself, but from outside only under an https address.
        await context.addCookies([
          {
            name: SESSION_COOKIE,
            value: secret,
            url: url.replace('http:', 'https:'),
            secure: true,
            httpOnly: true,
            sameSite: 'Strict',
          },
        ]);
        return context;
      },
    };
    return who;
  };
  const sessionFor = async (user: UserId, method: SignedIn['method'] = 'passkey'): Promise<TestPerson> =>
    personOf(await openSession(services, user, method));

  let people = 0;
  return {
    services,
    app,
    url,
    clock,
    told,
    sessionFor,
    async signIn(roles, { compartments = [], name, method } = {}) {
      people += 1;
      const user = await createUser(services, { name: name ?? `Synthetic Person ${people}`, roles });
      for (const compartment of compartments) await joinCompartment(services, compartment, user);
      return sessionFor(user, method);
    },
    request: (method, path, form) => send(method, path, { form }),
    async addWorld(size = SMALL, seed = 1) {
      const world = createWorld(seed, size);
      const source = join(parent, `world-${services.newId()}`);
      writeWorld(source, world);
      await importPath(register, source, { batch: services.newId(), now: clock.now().toISOString() });
      return world;
    },
    async close() {
      await server.close();
      ring.close();
      await register.close();
      await place.remove();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** Makes a person an owner of a compartment for half a year; a compartment there is not is made. */
async function joinCompartment(services: Services, compartment: string, user: UserId): Promise<void> {
  const written = { by: user, at: services.now().toISOString() };
  const { register, ring } = services;
  await ring.addCompartment(compartment);
  if (!(await listCompartments(register, services)).some(({ id }) => id === compartment))
    await addCompartment(register, services, { id: compartment, name: compartment }, written);
  const expiresAt = new Date(services.now().getTime() + 180 * 86_400_000).toISOString();
  await writeMembership(
    register,
    services,
    { compartment, user, version: 1, standing: 'owner', expiresAt },
    written,
  );
}

function testClock(): TestClock {
  let at = Date.parse(START);
  return {
    now: () => new Date(at),
    set: (time) => void (at = Date.parse(time)),
    advance: (milliseconds) => void (at += milliseconds),
  };
}
