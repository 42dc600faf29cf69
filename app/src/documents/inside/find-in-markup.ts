import type { Findings } from './findings.ts';

/** Scripts and addresses in an HTML or SVG file. */
export function findInMarkup(file: Buffer, findings: Findings): void {
  const source = file.subarray(0, 5_000_000).toString('utf8');
  if (/<script\b|\bon[a-z]{3,20}\s*=|javascript:/i.test(source)) findings.add('script');
  if (/<(?:iframe|object|embed|foreignObject)\b/i.test(source)) findings.add('embedded object');
  for (const [address] of source.matchAll(/\b(?:https?|ftp|file):\/\/[^\s"'<>)]{1,300}/gi))
    if (!address.startsWith('http://www.w3.org/')) findings.add('external link', address);
}
