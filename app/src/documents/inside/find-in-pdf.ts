import { inflateSync } from 'node:zlib';
import type { FindingKind } from '../finding-kinds.ts';
import { latin1 } from '../bytes.ts';
import type { Findings } from './findings.ts';

const names: readonly (readonly [name: RegExp, kind: FindingKind])[] = [
  [/\/(?:JavaScript|JS)\b/, 'script'],
  [/\/Launch\b/, 'launch'],
  // Going to a page, which stands in brackets, is harmless and common.
  [/\/OpenAction\b(?!\s*\[)|\/AA\b/, 'opens by itself'],
  [/\/(?:EmbeddedFiles?|FileAttachment|RichMedia)\b/, 'attached file'],
  [/\/(?:GoToR|GoToE|SubmitForm|ImportData)\b/, 'external link'],
  [/\/(?:XFA|AcroForm)\b/, 'form'],
];
const MOST_OBJECT_STREAMS = 2_000;
const MOST_OBJECT_STREAM_BYTES = 16_000_000;
/** A large file is searched piece by piece; pieces overlap by more than what is searched is long. */
const PIECE_BYTES = 4_194_304;
const OVERLAP_BYTES = 1_024;

/**
 * Actions, scripts, links and attachments of a PDF by the names of its objects, also in compressed object streams. What is
 * in an encrypted PDF, or in a stream of another filter, is not seen.
 */
export function findInPdf(file: Buffer, findings: Findings): void {
  for (let at = 0; at < file.length; at += PIECE_BYTES - OVERLAP_BYTES)
    search(latin1(file.subarray(at, at + PIECE_BYTES)), findings);
  let from = 0;
  for (let left = MOST_OBJECT_STREAMS; left > 0; left -= 1) {
    const at = file.indexOf('/ObjStm', from);
    if (at < 0) return;
    from = at + 7;
    const keyword = file.indexOf('stream', from);
    if (keyword < 0 || keyword - at > 2_000) continue;
    const start = keyword + (file[keyword + 6] === 0x0d ? 8 : 7);
    const end = file.indexOf('endstream', start);
    if (end < 0) return;
    from = end;
    try {
      search(
        latin1(inflateSync(file.subarray(start, end), { maxOutputLength: MOST_OBJECT_STREAM_BYTES })),
        findings,
      );
    } catch {
      // Another filter, encrypted, or damaged: nothing to be seen in it here.
    }
  }
}

function search(raw: string, findings: Findings): void {
  // A name may write any letter as # and two digits.
  const source = raw.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  for (const [name, kind] of names) {
    const found = name.exec(source)?.[0];
    if (found !== undefined) findings.add(kind, found);
  }
  for (const [, address] of source.matchAll(/\/URI\s*\(((?:[^()\\]|\\.){1,300})/g))
    findings.add('external link', address);
}
