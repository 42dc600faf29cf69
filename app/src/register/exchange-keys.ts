import type { RecordId } from '@unhidden/record';
import { insertNewRows } from '../platform/database.ts';
import type { Store } from './claims-store.ts';
import type { Resolve, RowReading } from './exchange-format.ts';

/** The key of a record as a backup carries it: wrapped by the key ring, of no use without it. */
export type RecordKey = {
  readonly id: string;
  readonly compartment: string;
  readonly record: RecordId;
  readonly generation: number;
  readonly wrapped: string;
};

export function keyRow(key: RecordKey, addressOf: (id: RecordId) => string): string[] {
  return [addressOf(key.record), key.compartment, key.id, String(key.generation), key.wrapped];
}

export function readKeyRow(cells: readonly string[], resolve: Resolve): RowReading<RecordKey> {
  const [address = '', compartment = '', id = '', generation = '', wrapped = ''] = cells;
  const record = resolve(address);
  const problems: string[] = [];
  if (record === undefined) problems.push('the key is of a record that is not listed in records.csv');
  if (!/^[0-9a-f]{32}$/.test(id)) problems.push('the id of a key is 32 hexadecimal digits');
  if (!/^[1-9]\d{0,8}$/.test(generation)) problems.push('the generation of a key is a number from 1');
  if (compartment === '' || !/^[\w-]+$/.test(wrapped))
    problems.push('the key is not whole; take the file from the backup again');
  if (problems.length > 0 || record === undefined) return { problems };
  return { row: { id, compartment, record, generation: Number(generation), wrapped } };
}

/** Keys that were not destroyed, of records there are. */
export async function recordKeys({ db }: Store): Promise<readonly RecordKey[]> {
  const rows = await db
    .selectFrom('record_key')
    .innerJoin('record', 'record.id', 'record_key.record')
    .select([
      'record_key.id',
      'record_key.compartment',
      'record_key.record',
      'record_key.generation',
      'record_key.wrapped',
    ])
    .where('record_key.wrapped', 'is not', null)
    .execute();
  return rows as unknown as readonly RecordKey[];
}

/** Adds keys the register does not know; one it knows stays as it is, also where it was destroyed. */
export async function addRecordKeys(store: Store, keys: readonly RecordKey[]): Promise<void> {
  await insertNewRows(
    store,
    'record_key',
    ['id', 'compartment', 'record', 'generation', 'wrapped'],
    keys.map(({ id, compartment, record, generation, wrapped }) => [
      id,
      compartment,
      record,
      generation,
      wrapped,
    ]),
    ['generation'],
  );
}
