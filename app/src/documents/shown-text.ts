import { MOST_TEXT } from './answer.ts';
import type { FindingKind } from './finding-kinds.ts';
import { DIRECTION_SIGNS } from './one-line.ts';

/** A hostile text as it is kept: no control characters but tabs and line ends, and not longer than is shown. */
export function shownText(text: string): {
  readonly shown: string;
  readonly findings: readonly { readonly kind: FindingKind; readonly detail: string }[];
} {
  const findings: { kind: FindingKind; detail: string }[] = [];
  const plain = text
    .replaceAll(/\r\n?|\f/g, '\n')
    // eslint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')
    .toWellFormed();
  if (DIRECTION_SIGNS.test(plain)) findings.push({ kind: 'hidden direction', detail: '' });
  if (plain.length <= MOST_TEXT) return { shown: plain, findings };
  findings.push({ kind: 'text shortened', detail: `${MOST_TEXT} of ${plain.length}` });
  return { shown: plain.slice(0, MOST_TEXT).toWellFormed(), findings };
}
