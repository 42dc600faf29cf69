import { LONGEST_DETAIL, MOST_FINDINGS } from '../answer.ts';
import type { Finding } from '../document-view.ts';
import type { FindingKind } from '../finding-kinds.ts';
import { oneLine } from '../one-line.ts';

/** Collects findings, each once. */
export type Findings = {
  add(kind: FindingKind, detail?: string): void;
  readonly list: readonly Finding[];
};

export function collectFindings(): Findings {
  const list: Finding[] = [];
  const seen = new Set<string>();
  return {
    list,
    add(kind, detail = '') {
      const line = oneLine(detail, LONGEST_DETAIL);
      const key = `${kind}\n${line}`;
      if (seen.has(key) || list.length >= MOST_FINDINGS) return;
      seen.add(key);
      list.push({ kind, detail: line });
    },
  };
}
