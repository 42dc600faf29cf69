import { posix } from 'node:path';
import { kindOfSegment } from '../release/record-path.ts';

/** Where an address of the site lies in an export: `/en/camps` in `en/camps.html`, `/camps.csv` as it is. */
export function exportedFile(address: string): string {
  const path = decodeURIComponent(address.split(/[?#]/)[0] ?? '');
  if (path.startsWith('/api/')) return apiFile(path);
  if (path.endsWith('/')) return `${path.slice(1)}index.html`;
  return /^\/(en|ko)(\/|$)/.test(path) && !path.endsWith('.atom') ? `${path.slice(1)}.html` : path.slice(1);
}

/** No server answers an export, so a link to the API leads to the file that holds the same data. */
function apiFile(path: string): string {
  const [segment = '', handle] = path.slice('/api/v1/'.length).split('/');
  if (kindOfSegment(segment) !== undefined)
    return handle === undefined ? `${segment}.json` : `${segment}/${handle}.json`;
  if (segment === 'openapi.json') return 'api/v1/openapi.json';
  if (segment === 'search') return 'en/search.html';
  return segment === 'release' ? 'api/v1/release.json' : 'api/v1/index.json';
}

const LINK = /\b(href|src|action)="(\/(?!\/)[^"]*)"/g;

/** Makes every link of a page relative, so that it works in any folder and from a stick. `file` is the page's own place. */
export function withRelativeLinks(text: string, file: string): string {
  return text.replaceAll(LINK, (_whole, attribute: string, address: string) => {
    const hash = address.indexOf('#');
    const target = posix.relative(posix.dirname(file), exportedFile(address.replaceAll('&amp;', '&')));
    const path = target.split('/').map(encodeURIComponent).join('/').replaceAll('%2E', '.');
    return `${attribute}="${path}${hash < 0 ? '' : address.slice(hash)}"`;
  });
}
