import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue, Claim, Decision, RecordHead, RecordId } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { csvRow } from '../platform/csv-text.ts';
import type { ExchangeHeader, TableName } from './exchange-format.ts';
import { keyRow } from './exchange-keys.ts';
import type { RecordKey } from './exchange-keys.ts';
import {
  claimRow,
  compareRows,
  decisionRow,
  HEADER_FILE,
  KEYS_FILE,
  recordAddress,
  recordRow,
  TABLES,
} from './exchange-format.ts';

export type ExchangeContent = {
  readonly header: ExchangeHeader;
  readonly records: Iterable<RecordHead>;
  readonly claims: Iterable<Claim>;
  readonly decisions: Iterable<Decision>;
  /** Needed to open what is sealed among the claims; none where nothing is. */
  readonly keys?: readonly RecordKey[];
};

/**
 * Writes a folder in the exchange format. Claims are one file a kind, `claims/camp.csv`, so that a change reads well.
 * Throws when a claim speaks of a record, a source or a target that is not among the records.
 */
export function writeExchange(folder: string, catalogue: Catalogue, content: ExchangeContent): void {
  const heads = new Map<string, RecordHead>();
  for (const head of content.records) heads.set(head.id, head);
  const headOf = (id: RecordId) => {
    const head = heads.get(id);
    if (!head) throw new Error(`a claim refers to the record ${id}, which is not part of this export`);
    return head;
  };
  const addressing = {
    addressOf: (id: RecordId) => recordAddress(headOf(id)),
    isRef: (record: RecordId, property: string) =>
      propertyOf(catalogue, headOf(record).kind, property)?.type === 'ref',
  };
  const claimsByKind = new Map<string, string[][]>();
  for (const claim of content.claims) {
    const kind = headOf(claim.record).kind;
    const rows = claimsByKind.get(kind) ?? [];
    rows.push(claimRow(claim, addressing));
    claimsByKind.set(kind, rows);
  }
  // A kind that no longer occurs must not leave its old file behind.
  rmSync(join(folder, 'claims'), { recursive: true, force: true });
  mkdirSync(join(folder, 'claims'), { recursive: true });
  writeFileSync(join(folder, HEADER_FILE), `${JSON.stringify(content.header, null, 2)}\n`);
  writeTable(join(folder, 'records.csv'), 'records', [...heads.values()].map(recordRow));
  writeTable(join(folder, 'decisions.csv'), 'decisions', Array.from(content.decisions, decisionRow));
  const keys = (content.keys ?? []).map((key) => keyRow(key, addressing.addressOf));
  rmSync(join(folder, KEYS_FILE), { force: true });
  if (keys.length > 0) writeTable(join(folder, KEYS_FILE), 'record-keys', keys);
  for (const [kind, rows] of claimsByKind) writeTable(join(folder, 'claims', `${kind}.csv`), 'claims', rows);
}

function writeTable(file: string, table: TableName, rows: string[][]): void {
  writeFileSync(file, csvRow(TABLES[table]) + rows.sort(compareRows).map(csvRow).join(''));
}
