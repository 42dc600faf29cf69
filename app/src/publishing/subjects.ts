import { kindOfSegment } from '../release/record-path.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import type { Withdrawn } from '../release/remaining-content.ts';

const MOST = 1000;

/** Reads addresses and ids, one a line, as records and statements of a release; names the lines that are neither. */
export function readSubjects(
  release: ReleaseReader,
  text: string,
  recordOfClaim: (claim: string) => string | undefined,
): { readonly withdrawn: Withdrawn; readonly unknown: readonly string[] } {
  const records = new Set<string>();
  const claims = new Set<string>();
  const unknown: string[] = [];
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST);
  for (const line of lines) {
    const record = recordOf(release, line);
    if (record !== undefined) records.add(record);
    else if (recordOfClaim(line) !== undefined) claims.add(line);
    else unknown.push(line);
  }
  return { withdrawn: { records: [...records].sort(), claims: [...claims].sort() }, unknown };
}

/** By id, or by the last two parts of an address: `…/camps/camp-14`, `…/records/<id>`. */
function recordOf(release: ReleaseReader, line: string): string | undefined {
  const parts = (line.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const kind = kindOfSegment(parts.at(-2) ?? '');
  if (kind !== undefined) return release.record(kind, decoded(last))?.id;
  return release.stub(last)?.id;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
