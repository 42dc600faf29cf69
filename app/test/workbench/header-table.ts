/** What security.md 2.7 asks of answers, written out a second time so that a slip in the program shows. */
const ON_ALL: Readonly<Record<string, string>> = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // Not `no-referrer`, with which browsers send `Origin: null` along with a form.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};
const DENIED =
  'camera=(), microphone=(), geolocation=(), usb=(), serial=(), display-capture=(), browsing-topics=()';

export const PUBLIC_TABLE: Readonly<Record<string, string>> = {
  ...ON_ALL,
  'permissions-policy': DENIED,
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

/** `…` stands for the nonce. */
export const WORKBENCH_TABLE: Readonly<Record<string, string>> = {
  ...ON_ALL,
  'permissions-policy': `${DENIED}, publickey-credentials-get=(self), publickey-credentials-create=(self)`,
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'nonce-…' 'strict-dynamic'; style-src 'nonce-…'; img-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
};

export const DOWNLOAD_TABLE: Readonly<Record<string, string>> = {
  ...WORKBENCH_TABLE,
  'content-security-policy': "sandbox; default-src 'none'",
};

export const ASSET_TABLE: Readonly<Record<string, string>> = {
  ...WORKBENCH_TABLE,
  'cache-control': 'private, max-age=31536000, immutable',
};

/** What an answer says besides, of itself and not of the server. */
const OWN = [
  'content-type',
  'content-language',
  'content-disposition',
  'content-length',
  'location',
  'set-cookie',
];
const OF_PUBLIC = [
  'cache-control',
  'etag',
  'vary',
  'content-encoding',
  'accept-ranges',
  'content-range',
  'last-modified',
  'link',
  'allow',
  'retry-after',
];

export const OPEN_DATA = ['origin', 'headers', 'methods']
  .map((what) => `access-control-allow-${what}`)
  .concat('access-control-max-age');

export type Headed = { readonly wrong: readonly string[]; readonly nonce: string | undefined };

/** What differs from a table, and what stands in no table. */
export function compareHeaders(
  headers: Headers,
  table: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): Headed {
  const nonce = /script-src 'nonce-([^']*)'/.exec(headers.get('content-security-policy') ?? '')?.[1];
  const masked = (value: string) =>
    nonce === undefined ? value : value.replaceAll(`'nonce-${nonce}'`, "'nonce-…'");
  const allowed = new Set([...OWN, ...(table === PUBLIC_TABLE ? OF_PUBLIC : []), ...more]);
  const wrong = Object.entries(table)
    .filter(([name, value]) => masked(headers.get(name) ?? 'missing') !== value)
    .map(([name]) => `${name}: ${headers.get(name)}`);
  for (const [name] of headers) if (!(name in table) && !allowed.has(name)) wrong.push(`unexpected ${name}`);
  return { wrong, nonce };
}
