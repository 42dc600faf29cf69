import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { propertyOf } from '@unhidden/record';
import type { Decision } from '@unhidden/record';
import { catalogue } from '../../src/kinds/index.ts';
import {
  claimRow,
  compareRows,
  decisionRow,
  EXCHANGE_VERSION,
  HEADER_FILE,
  recordAddress,
  recordRow,
  TABLES,
} from '../../src/register/exchange-format.ts';
import { csvRow } from '../../src/platform/csv-text.ts';
import type { ExchangeHeader, TableName } from '../../src/register/exchange-format.ts';
import type { World } from './world.ts';
import { WORLD_KINDS } from './world.ts';

const HEADER: ExchangeHeader = {
  format: 'unhidden-exchange',
  version: EXCHANGE_VERSION,
  title: 'Synthetic world',
  synthetic: true,
};

/** Writes a world as a folder in the exchange format; it holds one kind in memory as addresses, never as rows. */
export function writeWorld(folder: string, world: World): void {
  mkdirSync(join(folder, 'claims'), { recursive: true });
  writeFileSync(join(folder, HEADER_FILE), `${JSON.stringify(HEADER, null, 2)}\n`);
  const addresses = addressesOf(world);
  const decisions: Decision[] = [];
  const records = openTable(join(folder, 'records.csv'), 'records');
  for (const kind of WORLD_KINDS) {
    const claims = openTable(join(folder, 'claims', `${kind}.csv`), 'claims');
    const addressing = {
      addressOf: (id: string) => addresses.get(id) ?? '',
      isRef: (_record: string, property: string) => propertyOf(catalogue, kind, property)?.type === 'ref',
    };
    for (const record of world.records(kind)) {
      records.add(recordRow(record.head));
      for (const row of record.claims.map((claim) => claimRow(claim, addressing)).sort(compareRows))
        claims.add(row);
      decisions.push(...record.decisions);
    }
    claims.close();
  }
  records.close();
  const table = openTable(join(folder, 'decisions.csv'), 'decisions');
  for (const row of decisions.map(decisionRow).sort(compareRows)) table.add(row);
  table.close();
}

function addressesOf(world: World): ReadonlyMap<string, string> {
  return new Map(
    WORLD_KINDS.flatMap((kind) => world.heads[kind].map((head) => [head.id, recordAddress(head)] as const)),
  );
}

const CHUNK = 1 << 20;

function openTable(file: string, table: TableName) {
  const descriptor = openSync(file, 'w');
  let waiting = csvRow(TABLES[table]);
  const flush = (): void => {
    writeSync(descriptor, waiting);
    waiting = '';
  };
  return {
    add(row: readonly string[]): void {
      waiting += csvRow(row);
      if (waiting.length > CHUNK) flush();
    },
    close(): void {
      flush();
      closeSync(descriptor);
    },
  };
}
