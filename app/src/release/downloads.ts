import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import type { Catalogue, Kind } from '@unhidden/record';
import { csvRow, inPieces } from '../platform/csv-text.ts';
import { createZip } from '../platform/zip-writer.ts';
import { CLAIM_COLUMNS, dataPackage, tableName } from './data-package.ts';
import { FTM_COLUMNS, ftmStatements } from './ftm-statements.ts';
import { flatColumns } from './record-table.ts';
import type { ReleaseMeta } from './release-model.ts';
import type { Head } from './release-rows.ts';
import { createHeads, flatRecords, recordsWithClaims } from './release-rows.ts';

/**
 * Writes what people download beside a finished release file: all tables as one ZIP of CSV with its descriptor, and
 * the FollowTheMoney statements. Equal releases give equal bytes. Returns the names of the files.
 */
export async function writeDownloads(releaseFile: string, folder: string, number: number, catalogue: Catalogue): Promise<string[]> {
  const database = new DatabaseSync(releaseFile, { readOnly: true });
  try {
    database.exec('pragma cache_size = -16384');
    const headOf = createHeads(database);
    const about = { ...readMeta(database), number };
    const archive = `release-${number}.csv.zip`;
    const statements = `release-${number}.statements.csv`;
    await writeTables(database, join(folder, archive), catalogue, about, headOf);
    await pipeline(inPieces(statementRows(database, catalogue, about.asOf, headOf)), createWriteStream(join(folder, statements)));
    return [archive, statements];
  } finally {
    database.close();
  }
}

async function writeTables(database: DatabaseSync, file: string, catalogue: Catalogue, about: ReleaseMeta, headOf: (id: string) => Head | undefined): Promise<void> {
  const zip = await createZip(file);
  const written = new Map<string, { bytes: number; hash: string }>();
  const add = async (name: string, rows: Iterable<string>): Promise<void> => {
    const digest = createHash('sha256');
    let bytes = 0;
    const counted = function* (): Generator<string> {
      for (const piece of inPieces(rows)) {
        digest.update(piece);
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    };
    await zip.add(name, counted());
    written.set(name, { bytes, hash: digest.digest('hex') });
  };
  await add('claims.csv', claimRows(database, catalogue));
  for (const kind of catalogue.values()) await add(tableName(kind.name), tableRows(database, kind, headOf));
  await zip.add('datapackage.json', [`${JSON.stringify(dataPackage(catalogue, about, written), null, 2)}\n`]);
  await zip.close();
}

function* tableRows(database: DatabaseSync, kind: Kind, headOf: (id: string) => Head | undefined): Generator<string> {
  const columns = flatColumns(kind);
  const handleOf = (id: string): string => headOf(id)?.handle ?? '';
  yield csvRow(columns.map(({ name }) => name));
  for (const record of flatRecords(database, kind.name)) yield csvRow(columns.map(({ text }) => text(record, handleOf)));
}

function* claimRows(database: DatabaseSync, catalogue: Catalogue): Generator<string> {
  yield csvRow(CLAIM_COLUMNS.map(({ name }) => name));
  for (const kind of catalogue.keys())
    for (const { id, handle, claims } of recordsWithClaims(database, kind))
      for (const claim of claims)
        yield csvRow([
          claim.id, kind, id, handle, claim.property, claim.slot < 0 ? null : String(claim.slot + 1), claim.contested ? '1' : '0',
          claim.value, claim.unit, claim.lang, claim.given, claim.source, claim.locator,
          claim.credibility === null ? null : String(claim.credibility), claim.status, claim.review, claim.reason,
        ]);
}

function* statementRows(database: DatabaseSync, catalogue: Catalogue, asOf: string, headOf: (id: string) => Head | undefined): Generator<string> {
  yield csvRow(FTM_COLUMNS);
  for (const kind of catalogue.keys())
    for (const record of recordsWithClaims(database, kind)) yield* ftmStatements({ catalogue, headOf, asOf }, record);
}

function readMeta(database: DatabaseSync): Omit<ReleaseMeta, 'number'> {
  const rows = database.prepare('select key, value from meta').all();
  return Object.fromEntries(rows.map((row) => [String(row['key']), JSON.parse(String(row['value'])) as unknown])) as Omit<ReleaseMeta, 'number'>;
}
