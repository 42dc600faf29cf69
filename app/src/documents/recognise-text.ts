import { encodingOf } from './text-encoding.ts';

/** The format of a file that is text; undefined for what is no text. */
export function textFormat(firstBytes: Uint8Array, name: string): string | undefined {
  const encoding = encodingOf(firstBytes);
  if (encoding === undefined) return undefined;
  const head = new TextDecoder(encoding).decode(firstBytes.subarray(0, 16_384)).trimStart();
  const root = withoutPrologue(head);
  if (/^(?:<!doctype svg\b|<svg[\s>])/i.test(root)) return 'svg';
  if (HTML.test(root)) return 'html';
  if (head.startsWith('<?xml')) return 'xml';
  if (isMail(head)) return 'eml';
  return /\.(?:csv|tsv)$/i.test(name) ? 'csv' : 'txt';
}

const HTML =
  /^<(?:!doctype html|html|head|body|script|iframe|meta|title|table|div|a|p|img|style|form|object|embed)[\s>/]/i;

/** What follows the XML declaration and comments; step by step, so that no text makes it slow. */
function withoutPrologue(text: string): string {
  let rest = text;
  for (;;) {
    const end = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : undefined;
    if (end === undefined) return rest;
    const at = rest.indexOf(end);
    if (at < 0) return '';
    rest = rest.slice(at + end.length).trimStart();
  }
}

/** Two header lines of mail at the very beginning, one of them one that only mail has. */
function isMail(head: string): boolean {
  const lines = head.split(/\r?\n/).filter((line) => !/^[ \t]/.test(line));
  const [first = '', second = ''] = lines;
  const isHeader = (line: string): boolean => /^[A-Za-z][A-Za-z-]*: ?\S/.test(line);
  if (!isHeader(first) || !isHeader(second)) return false;
  return lines.some((line) =>
    /^(?:received|return-path|message-id|mime-version|delivered-to|x-mailer|dkim-signature):/i.test(line),
  );
}
