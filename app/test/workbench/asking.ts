import type { WorkRoute } from '../../src/workbench/route.ts';
import { TOKEN_FIELD } from '../../src/workbench/form.ts';
import type { Fields, TestPerson, TestWorkbench } from '../setup/workbench.ts';

export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE'] as const;
export type Method = (typeof METHODS)[number];

export type Asking = {
  readonly method: Method;
  /** With the language. */
  readonly path: string;
  readonly who?: TestPerson | undefined;
  readonly fields?: Fields | undefined;
  /** The token of the form: the person's own unless stated; null leaves it out. */
  readonly token?: string | null;
  /** Instead of what a browser sends with a form of ours; null leaves a header out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Where the token of a form that is streamed stands. */
  readonly tokenInAddress?: boolean;
};

/** Sends a request of any method, as the server hands it to the workbench. */
export async function ask(
  { app, url }: Pick<TestWorkbench, 'app' | 'url'>,
  asking: Asking,
): Promise<Response> {
  const { method, path, who, fields = {}, token = who?.person.token ?? null, tokenInAddress } = asking;
  const headers = new Headers({ Host: new URL(url).host });
  if (who) headers.set('Cookie', who.cookie);
  const hasBody = !['GET', 'HEAD', 'TRACE'].includes(method);
  const body = new URLSearchParams();
  if (token !== null) body.append(TOKEN_FIELD, token);
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  if (hasBody) {
    headers.set('Origin', url);
    headers.set('Sec-Fetch-Site', 'same-origin');
    headers.set('Content-Type', 'application/x-www-form-urlencoded');
  }
  for (const [name, value] of Object.entries(asking.headers ?? {}))
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  const address = new URL(`${url}${path}`);
  if (tokenInAddress && token !== null) address.searchParams.set(TOKEN_FIELD, token);
  const request = new Request(address, {
    // The server does the same: the standard lets nobody build a request of this method.
    method: method === 'TRACE' ? 'GET' : method,
    headers,
    ...(hasBody ? { body: body.toString() } : {}),
  });
  if (method === 'TRACE') Object.defineProperty(request, 'method', { value: 'TRACE' });
  return app.fetch(request);
}

/** Whether a route answers a path of this method. */
export function isAnswered(routes: readonly WorkRoute[], method: Method, path: string): boolean {
  const asked = method === 'HEAD' ? 'GET' : method;
  return routes.some((route) => route.method === asked && patternOf(route.path).test(path));
}

export function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : RegExp.escape(part)));
  return new RegExp(`^${parts.join('/')}$`);
}

/** What a person sees of an answer, apart from the nonce, challenges and what they asked for themselves. */
export type Seen = { readonly status: number; readonly headers: string; readonly body: string };

export async function seenOf(response: Response, asked: readonly string[]): Promise<Seen> {
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('Content-Security-Policy') ?? '')?.[1];
  // A challenge for a passkey is made anew each time a page shows one, whatever was asked for.
  const fresh = /(?<=\bdata-options="|\bname="ticket" value=")[^"]*/g;
  const hidden = [...(nonce ? [nonce] : []), ...asked.flatMap((one) => [one, encodeURIComponent(one)])];
  const mask = (text: string): string =>
    hidden.filter((one) => one !== '').reduce((left, one) => left.replaceAll(one, '…'), text);
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).sort();
  return {
    status: response.status,
    headers: mask(headers.join('\n')),
    body: mask(await response.text()).replaceAll(fresh, '…'),
  };
}
