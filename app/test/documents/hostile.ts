import type { DocumentView, FindingKind } from '../../src/documents/index.ts';
import { hostileArchives } from './hostile-archives.ts';
import { hostileLetters } from './hostile-letters.ts';
import { hostileOthers } from './hostile-others.ts';
import { hostilePdfs } from './hostile-pdfs.ts';
import { hostilePlain } from './hostile-plain.ts';

/** A file made to do harm, and how it must end. Where parsers may differ by version several states are right. */
export type Hostile = {
  readonly what: string;
  readonly name: string;
  readonly file: Uint8Array;
  readonly state: DocumentView['state'] | 'any';
  readonly reason?: string;
  readonly recognised?: string;
  readonly finds?: readonly FindingKind[];
  /** Only where programs of the system draw and read it. */
  readonly needsPages?: true;
};

/** About sixty files; whatever they fetch they would fetch from `address`, and `canary` stands in their text. */
export function hostileFiles(address: string, canary: string): readonly Hostile[] {
  return [hostilePlain, hostileArchives, hostileLetters, hostilePdfs, hostileOthers].flatMap((files) =>
    files(address, canary),
  );
}
