import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { permissionOf, POLICIES } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { canRead, provePage, sessionOf } from '../accounts/index.ts';
import { utf8 } from '../platform/utf8.ts';
import type { Language } from '../ui/language.ts';
import { isLanguage, LANGUAGES } from '../ui/language.ts';
import { loadAssets } from './assets.ts';
import { TOKEN_FIELD } from './form.ts';
import { framed } from './frame.ts';
import { brokenPage, formGonePage, missingPage, tooLargePage } from './frame-pages.ts';
import type { Answer, WorkPage, WorkRequest, WorkRoute } from './route.ts';
import type { Services } from './services.ts';
import { workbenchHeaders } from './workbench-headers.ts';

/** `__Host-` binds the cookie to this host, over a connection the browser trusts, and to the whole of it. */
export const SESSION_COOKIE = '__Host-s';
const BODY_LIMIT = 1024 * 1024;

type Asked = { readonly request: WorkRequest; readonly person: SignedIn | undefined; readonly nonce: string };

/** The workbench over its routes. Throws at the start when a route has no policy or names an unknown parameter. */
export function createShell(routes: readonly WorkRoute[], services: Services): Hono {
  for (const route of routes) refuseUnsafe(route);
  const shell = new Hono();
  const assets = loadAssets();
  const notices = new Map<string, string>();

  const show = (context: Context, { request, person, nonce }: Asked, page: WorkPage): Response => {
    const notice = person && notices.get(person.session);
    if (person) notices.delete(person.session);
    const text = String(framed(assets.frame, request, person, page, { nonce, notice, now: services.now() }));
    return context.body(utf8(text), page.status ?? 200, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': request.lang,
      ...workbenchHeaders(nonce),
    });
  };

  const send = (
    context: Context,
    asked: Asked,
    answer: Answer,
    cookie: Record<string, string> = {},
  ): Response => {
    const headers = { ...workbenchHeaders(asked.nonce), ...cookie };
    if ('session' in answer)
      return send(context, asked, answer.next, { ...cookie, ...sessionHeaders(answer.session) });
    if ('missing' in answer) return show(context, asked, missingPage(asked.request));
    if ('redirect' in answer) {
      if (answer.notice !== undefined && asked.person) notices.set(asked.person.session, answer.notice);
      return context.body(null, 303, { ...headers, Location: asked.request.href(answer.redirect) });
    }
    if ('json' in answer)
      return new Response(JSON.stringify(answer.json), {
        status: answer.status ?? 200,
        headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
      });
    if ('png' in answer)
      return new Response(answer.png as BodyInit, { headers: { ...headers, 'Content-Type': 'image/png' } });
    if ('download' in answer)
      return new Response(answer.download as BodyInit, {
        headers: {
          ...headers,
          'Content-Type': answer.type,
          'Content-Disposition': `attachment; filename="${answer.name.replaceAll(/[^\w.-]/g, '_')}"`,
          'Content-Security-Policy': "sandbox; default-src 'none'",
        },
      });
    const response = show(context, asked, answer.page);
    for (const [name, value] of Object.entries(cookie)) response.headers.set(name, value);
    return response;
  };

  const answer = async (context: Context, route: WorkRoute, lang: Language): Promise<Response> => {
    const person = await personOf(context, services);
    const url = new URL(context.req.url);
    const nonce = randomBytes(16).toString('base64url');
    const bare: WorkRequest = {
      lang,
      path: url.pathname.slice(lang.length + 1),
      params: context.req.param() as Record<string, string>,
      query: url.searchParams,
      form: new URLSearchParams(),
      raw: context.req.raw,
      href: (path) => `/${lang}${path}`,
    };
    const asked = { request: bare, person, nonce };
    try {
      const permission = permissionOf(route.policy, person, services.now());
      if (permission === 'sign-in')
        return send(context, asked, {
          redirect: `/sign-in${route.method === 'GET' && bare.path !== '/' ? `?then=${encodeURIComponent(bare.path + url.search)}` : ''}`,
        });
      if (permission === 'no') return show(context, asked, missingPage(bare));
      const named = route.record === undefined ? undefined : bare.params[route.record];
      if (named !== undefined && (!person || !(await canRead(services, person, named))))
        return show(context, asked, missingPage(bare));
      const form =
        route.method === 'POST' && route.bodyLimit !== 'streamed'
          ? await readForm(context, route)
          : new URLSearchParams();
      if (form === 'too large') return show(context, asked, tooLargePage(bare));
      const request = { ...bare, form };
      if (route.method === 'POST' && !isOurForm(context, services, person, form, route))
        return show(context, asked, formGonePage(bare));
      if (permission === 'proof' && person)
        return show(context, asked, await provePage(request, route.method, person, services));
      if (route.policy === 'anyone')
        return send(context, asked, await route.handle(request, person, services));
      return person
        ? send(context, asked, await route.handle(request, person, services))
        : show(context, asked, missingPage(bare));
    } catch (error) {
      const at = services.now().toISOString();
      // The address is left out: it may name a record.
      services.tell(
        `${at} ${route.method} ${route.path} failed: ${error instanceof Error ? error.stack : String(error)}`,
      );
      return show(context, asked, brokenPage(bare, at));
    }
  };

  const { host } = new URL(services.origin);
  shell.use('*', async (context, next) => {
    // One name only: passkeys are bound to it, and a foreign name that points here gets nothing.
    if (context.req.header('Host') === host) return next();
    const { pathname, search } = new URL(context.req.url);
    const headers = { ...workbenchHeaders(''), Location: `${services.origin}${pathname}${search}` };
    return context.req.method === 'GET' || context.req.method === 'HEAD'
      ? context.body(null, 302, headers)
      : context.body(null, 421, headers);
  });
  for (const [path, { type, text }] of assets.files)
    shell.get(path, (context) =>
      context.body(text, 200, {
        ...workbenchHeaders(''),
        'Content-Type': type,
        'Cache-Control': 'private, max-age=31536000, immutable',
      }),
    );
  shell.get('/', (context) =>
    context.body(null, 302, {
      ...workbenchHeaders(''),
      Location: /^ko\b/i.test(context.req.header('Accept-Language') ?? '') ? '/ko/' : '/en/',
    }),
  );
  for (const lang of LANGUAGES)
    for (const route of routes)
      shell.on(route.method, `/${lang}${route.path}`, (context) => answer(context, route, lang));
  shell.notFound(async (context) => {
    const first = context.req.path.split('/')[1];
    const lang = isLanguage(first) ? first : 'en';
    const request = {
      lang,
      path: isLanguage(first) ? context.req.path.slice(lang.length + 1) || '/' : '/',
      params: {},
      query: new URLSearchParams(),
      form: new URLSearchParams(),
      raw: context.req.raw,
      href: (path: string) => `/${lang}${path}`,
    };
    const person = await personOf(context, services);
    const nonce = randomBytes(16).toString('base64url');
    const asked = { request, person, nonce };
    return person
      ? show(context, asked, missingPage(request))
      : send(context, asked, { redirect: '/sign-in' });
  });
  return shell;
}

/** A slip here must stop the program, not wait for an attacker. */
function refuseUnsafe(route: WorkRoute): void {
  if (!Object.hasOwn(POLICIES, route.policy))
    throw new Error(`${route.method} ${route.path} has no policy of the table`);
  if (route.record !== undefined && !route.path.split('/').includes(`:${route.record}`))
    throw new Error(`${route.method} ${route.path} has no parameter ${route.record}`);
}

function personOf(context: Context, services: Services): Promise<SignedIn | undefined> {
  const secret = cookieOf(context.req.header('Cookie') ?? '', SESSION_COOKIE);
  return secret === undefined ? Promise.resolve(undefined) : sessionOf(services, secret);
}

function cookieOf(header: string, name: string): string | undefined {
  for (const part of header.split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value) return value;
  }
  return undefined;
}

function sessionHeaders(secret: string | null): Record<string, string> {
  const common = 'Secure; HttpOnly; SameSite=Strict; Path=/';
  return secret === null
    ? {
        'Set-Cookie': `${SESSION_COOKIE}=; Max-Age=0; ${common}`,
        'Clear-Site-Data': '"cache", "cookies", "storage"',
      }
    : { 'Set-Cookie': `${SESSION_COOKIE}=${secret}; ${common}` };
}

async function readForm(context: Context, { bodyLimit }: WorkRoute): Promise<URLSearchParams | 'too large'> {
  const limit = typeof bodyLimit === 'number' ? bodyLimit : BODY_LIMIT;
  if (Number(context.req.header('Content-Length') ?? 0) > limit) return 'too large';
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of context.req.raw.body ?? []) {
    size += piece.byteLength;
    if (size > limit) return 'too large';
    pieces.push(piece);
  }
  return new URLSearchParams(Buffer.concat(pieces).toString('utf8'));
}

/** A browser says where a form came from; the token says it was made for whoever is signed in. */
function isOurForm(
  context: Context,
  { origin }: Services,
  person: SignedIn | undefined,
  form: URLSearchParams,
  { bodyLimit }: WorkRoute,
): boolean {
  const site = context.req.header('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin') return false;
  if (context.req.header('Origin') !== origin) return false;
  if (!person) return true;
  const given = bodyLimit === 'streamed' ? context.req.query(TOKEN_FIELD) : form.get(TOKEN_FIELD);
  return isEqual(given ?? '', person.token);
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
