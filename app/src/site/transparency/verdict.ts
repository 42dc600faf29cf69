import { createHash } from 'node:crypto';
import type { PublicLog } from '../../transparency/open-public-log.ts';
import { readCopy } from '../../transparency/record-copy.ts';
import type { ReleaseEntry } from '../../transparency/release-entry.ts';
import { kindOfSegment } from '../../release/record-path.ts';
import type { ReleaseReader, Stub } from '../../release/release-model.ts';

/** What can be said of something that somebody holds. */
export type Verdict =
  | { readonly what: 'file'; readonly name: string; readonly releases: readonly ReleaseEntry[] }
  | {
      readonly what: 'copy';
      readonly releases: readonly ReleaseEntry[];
      /** The record as it stands in the served release; undefined where it is not in it, or cannot be told from a hash. */
      readonly record: Stub | undefined;
      readonly now: 'same' | 'differs' | 'gone' | 'not this';
    }
  | { readonly what: 'record'; readonly record: Stub; readonly sha256: string }
  | { readonly what: 'unknown copy'; readonly record: Stub | undefined }
  | { readonly what: 'unknown hash'; readonly sha256: string }
  | { readonly what: 'no such record' }
  | { readonly what: 'not understood' };

/** So many hashes of one list are looked up. */
export const MOST_HASHES = 50;

/**
 * Says of a text what it is: a copy of a record, a manifest, a hash or a list of hashes, or the id or address of a record.
 * Of records that are public no more, only whole copies are recognised, so nobody learns from here whether somebody was named.
 */
export function judge(log: PublicLog, release: ReleaseReader, given: string): readonly Verdict[] {
  const text = given.trim();
  if (text.startsWith('{')) return [judgeCopy(log, release, text)];
  const hashes = hashesIn(text);
  if (hashes.length > 0) return hashes.map((sha256) => judgeHash(log, release, sha256));
  const record = namedRecord(release, text);
  if (record === 'not understood') return [{ what: 'not understood' }];
  const sha256 = record && log.copyOf(record);
  return record && sha256 !== undefined ? [{ what: 'record', record, sha256 }] : [{ what: 'no such record' }];
}

function judgeCopy(log: PublicLog, release: ReleaseReader, text: string): Verdict {
  const copy = readCopy(text);
  if (!copy) return judgeManifest(log, text);
  const record = release.stub(copy.id);
  const releases = log.releasesOfCopy(sha256Of(copy.text));
  if (releases.length === 0) return { what: 'unknown copy', record };
  if (isServed(release, releases)) return { what: 'copy', releases, record, now: 'same' };
  return { what: 'copy', releases, record, now: record ? 'differs' : 'gone' };
}

/** A form sends lines with other ends than the file has, so the file is written anew from what it says. */
function judgeManifest(log: PublicLog, text: string): Verdict {
  try {
    const sha256 = sha256Of(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    const files = log.filesOf(sha256);
    const [first] = files;
    if (first) return { what: 'file', name: first.name, releases: files.map((file) => file.release) };
  } catch {
    // What is no JSON is not understood either.
  }
  return { what: 'not understood' };
}

function judgeHash(log: PublicLog, release: ReleaseReader, sha256: string): Verdict {
  const files = log.filesOf(sha256);
  const [first] = files;
  if (first) return { what: 'file', name: first.name, releases: files.map((file) => file.release) };
  const releases = log.releasesOfCopy(sha256);
  if (releases.length === 0) return { what: 'unknown hash', sha256 };
  if (!isServed(release, releases)) return { what: 'copy', releases, record: undefined, now: 'not this' };
  return { what: 'copy', releases, record: release.stub(log.recordOfCopy(sha256) ?? ''), now: 'same' };
}

function isServed({ meta }: ReleaseReader, releases: readonly ReleaseEntry[]): boolean {
  return releases.some(({ number }) => number === meta.number);
}

/** Programs print a hash among other words, and some in pairs of digits. */
function hashesIn(text: string): readonly string[] {
  const paired = text.replaceAll(/(?<![0-9a-f])(?:[0-9a-f]{2} ){31}[0-9a-f]{2}(?![0-9a-f])/gi, (pairs) =>
    pairs.replaceAll(' ', ''),
  );
  const found = paired.match(/(?<![0-9a-z])[0-9a-f]{64}(?![0-9a-z])/gi) ?? [];
  return [...new Set(found.map((hash) => hash.toLowerCase()))].slice(0, MOST_HASHES);
}

function namedRecord(release: ReleaseReader, text: string): Stub | 'not understood' | undefined {
  if (/^[0-9a-z]{16}$/.test(text)) return release.stub(text);
  const path =
    /^(?:https?:\/\/[^/\s]+)?\/?(?:api\/v1\/|en\/|ko\/)?([a-z]+)\/([^/\s?#]+?)(?:\.json|\.html|\.proof)?(?:[?#]\S*)?$/.exec(
      text,
    );
  const kind = kindOfSegment(path?.[1] ?? '');
  if (kind === undefined) return 'not understood';
  return release.record(kind, decoded(path?.[2] ?? ''));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
