import { createHash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Catalogue, Kind } from '@unhidden/record';
import { csvRow, inPieces } from '../platform/csv-text.ts';
import { utf8 } from '../platform/utf8.ts';
import { createZip } from '../platform/zip-writer.ts';
import { CLAIM_COLUMNS, dataPackage, tableName } from './data-package.ts';
import { FTM_COLUMNS, ftmStatements } from './ftm-statements.ts';
import { flatColumns } from './record-table.ts';
import type { ReleaseMeta, Sources } from './release-model.ts';
import type { ClaimRow, Head, RecordRows } from './release-rows.ts';
import { createHeads, flatRecords, readSources, recordsWithClaims } from './release-rows.ts';

const STATEMENTS_AT_ONCE = 262_144;

type Work = {
  readonly database: DatabaseSync;
  readonly catalogue: Catalogue;
  readonly about: ReleaseMeta;
  readonly headOf: (id: string) => Head | undefined;
  readonly sources: Sources;
};

/**
 * Writes what people download beside a finished release file: all tables as one ZIP of CSV with its descriptor, and
 * the FollowTheMoney statements. Equal releases give equal bytes. Returns the names of the files.
 */
export async function writeDownloads(
  releaseFile: string,
  folder: string,
  number: number,
  catalogue: Catalogue,
): Promise<string[]> {
  const database = new DatabaseSync(releaseFile, { readOnly: true });
  const archive = `release-${number}.csv.zip`;
  const statements = `release-${number}.statements.csv`;
  const statementsFile = openSync(join(folder, statements), 'w');
  try {
    database.exec('pragma cache_size = -16384');
    const about = { ...readMeta(database), number };
    await writeTables(
      { database, catalogue, about, headOf: createHeads(database), sources: readSources(database) },
      join(folder, archive),
      statementsFile,
    );
    return [archive, statements];
  } finally {
    closeSync(statementsFile);
    database.close();
  }
}

async function writeTables(work: Work, file: string, statementsFile: number): Promise<void> {
  const { catalogue, about } = work;
  const zip = await createZip(file);
  const written = new Map<string, { bytes: number; hash: string }>();
  const add = async (name: string, rows: Iterable<string>): Promise<void> => {
    const digest = createHash('sha256');
    let bytes = 0;
    const counted = function* (): Generator<Uint8Array> {
      for (const piece of inPieces(rows)) {
        digest.update(piece);
        bytes += piece.length;
        yield piece;
      }
    };
    await zip.add(name, counted());
    written.set(name, { bytes, hash: digest.digest('hex') });
  };
  await add('claims.csv', claimRows(work, statementsFile));
  for (const kind of catalogue.values()) await add(tableName(kind.name), tableRows(work, kind));
  const descriptor = JSON.stringify(dataPackage(catalogue, about, written), null, 2);
  await zip.add('datapackage.json', [Buffer.from(`${descriptor}\n`)]);
  await zip.close();
}

function* tableRows({ database, headOf, sources }: Work, kind: Kind): Generator<string> {
  const columns = flatColumns(kind);
  const handleOf = (id: string): string => headOf(id)?.handle ?? '';
  yield csvRow(columns.map(({ name }) => name));
  for (const record of flatRecords(database, kind.name, sources))
    yield csvRow(columns.map(({ text }) => text(record, handleOf)));
}

/** Rows of `claims.csv`. The statements are written on the same walk: reading a million claims twice takes twice as long. */
function* claimRows({ database, catalogue, about, headOf }: Work, statementsFile: number): Generator<string> {
  yield csvRow(CLAIM_COLUMNS.map(({ name }) => name));
  let statements = csvRow(FTM_COLUMNS);
  const flush = (): void => {
    writeFileSync(statementsFile, utf8(statements));
    statements = '';
  };
  for (const kind of catalogue.keys())
    for (const record of recordsWithClaims(database, kind)) {
      for (const row of ftmStatements({ catalogue, headOf, asOf: about.asOf }, record)) statements += row;
      if (statements.length > STATEMENTS_AT_ONCE) flush();
      for (const claim of record.claims) yield claimRow(record, claim);
    }
  flush();
}

function claimRow({ id, kind, handle }: RecordRows, claim: ClaimRow): string {
  return csvRow([
    claim.id,
    kind,
    id,
    handle,
    claim.property,
    claim.slot < 0 ? null : String(claim.slot + 1),
    claim.contested ? '1' : '0',
    claim.value,
    claim.unit,
    claim.lang,
    claim.given,
    claim.source,
    claim.locator,
    claim.credibility === null ? null : String(claim.credibility),
    claim.status,
    claim.review,
    claim.reason,
  ]);
}

function readMeta(database: DatabaseSync): Omit<ReleaseMeta, 'number'> {
  const rows = database.prepare('select key, value from meta').all();
  return Object.fromEntries(
    rows.map((row) => [String(row['key']), JSON.parse(String(row['value'])) as unknown]),
  ) as Omit<ReleaseMeta, 'number'>;
}
