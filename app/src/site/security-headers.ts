import type { MiddlewareHandler } from 'hono';

/**
 * On every answer of the public process. No page runs a script. `same-origin` rather than `no-referrer`, because
 * the latter makes browsers send `Origin: null` with a form.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), usb=(), serial=(), display-capture=(), browsing-topics=()',
};

const secured = new WeakSet<Response>();

/** An answer that has them from the start. To set them one by one on a finished answer takes longer than to find a record. */
export function securedAnswer(
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null,
  status: number,
  headers: Readonly<Record<string, string>>,
): Response {
  const answer = new Response(body, { status, headers: { ...headers, ...SECURITY_HEADERS } });
  secured.add(answer);
  return answer;
}

/** Whatever answers, nothing leaves without them. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  if (secured.has(context.res)) return;
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) context.res.headers.set(name, value);
};
