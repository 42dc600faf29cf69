import { SECURITY_HEADERS } from '../site/security-headers.ts';

/**
 * On every answer of the workbench. Only a stylesheet or program that carries this answer's nonce is used, and no
 * program may turn text into markup. `same-origin` rather than `no-referrer`, because the latter makes browsers send
 * `Origin: null` with a form.
 */
export function workbenchHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    ...SECURITY_HEADERS,
    'Content-Security-Policy': [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      `style-src 'nonce-${nonce}'`,
      "img-src 'self' blob:",
      "connect-src 'self'",
      "font-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "object-src 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; '),
    'Permissions-Policy':
      'camera=(), microphone=(), geolocation=(), usb=(), serial=(), display-capture=(), browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
    'Cache-Control': 'no-store',
  };
}
