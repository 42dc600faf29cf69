import type { Context, Hono } from 'hono';
import type { ApiContext, Endpoint } from './endpoint.ts';
import { ENDPOINTS } from './endpoints.ts';
import { readParameters } from './parameters.ts';
import type { Answer } from './problem.ts';
import { problem } from './problem.ts';
import { securedAnswer } from '../security-headers.ts';

/** Anybody's page may read what is public anyway. */
export const OPEN_TO_ALL = { 'Access-Control-Allow-Origin': '*' } as const;

const PREFLIGHT = {
  ...OPEN_TO_ALL,
  'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Max-Age': '86400',
};

/** Adds the read-only API to the site. */
export function addApi(site: Hono, context: ApiContext): void {
  for (const endpoint of ENDPOINTS)
    site.get(endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'), (asked) =>
      send(respond(endpoint, context, asked)),
    );
  site.get('/api/*', () =>
    send(problem(404, 'No such address', 'Nothing answers here; /api/v1 lists what does.')),
  );
  site.options('/api/*', () => new Response(null, { status: 204, headers: PREFLIGHT }));
  site.all('/api/*', () =>
    send(problem(405, 'This API only reads', 'Ask with GET. Nothing can be written here.'), {
      Allow: 'GET, HEAD, OPTIONS',
    }),
  );
}

function respond(endpoint: Endpoint, context: ApiContext, asked: Context): Answer {
  const at = asked.req.url.indexOf('?');
  const { values, faults } = readParameters(
    new URLSearchParams(at < 0 ? '' : asked.req.url.slice(at)),
    endpoint.parameters,
  );
  if (faults.length > 0)
    return problem(
      400,
      'The request cannot be answered as it stands',
      'Correct the parameters listed in "faults".',
      faults,
    );
  return endpoint.answer(context, asked.req.param(), values);
}

function send({ status, body, type }: Answer, more: Readonly<Record<string, string>> = {}): Response {
  const headers = {
    'Content-Type': type,
    'Cache-Control': status === 200 ? 'public, max-age=300' : 'no-store',
    ...OPEN_TO_ALL,
    ...more,
  };
  return securedAnswer(JSON.stringify(body), status, headers);
}
