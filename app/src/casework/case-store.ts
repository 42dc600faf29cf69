import type { KeyRing, WrappedKey } from '../keyring/index.ts';
import { isGenuineRow, sealedKeyId, sealRow } from '../keyring/index.ts';
import { insertNewRows } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { usableKey } from '../sealing/record-key-store.ts';
import type { CaseworkTables } from '../register/schema/casework.ts';
import type { CaseEvent, NewEvent } from './case-event.ts';
import type { CaseKind } from './case-kind.ts';
import { moduleOf } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import { fold } from './fold.ts';

type Row = CaseworkTables['case_event'];
type Sealing = { readonly ring: KeyRing };

const COLUMNS = [
  'case_id',
  'seq',
  'kind',
  'type',
  'move',
  'stage',
  'due',
  'by',
  'day',
  'body',
  'mac',
] as const;

/** The case as its history makes it; undefined where there is none. Throws where a row is not ours or does not fit. */
export async function loadCase({ ring }: Sealing, store: Store, id: string): Promise<CaseState | undefined> {
  return (await loadCases({ ring }, store, [id])).get(id);
}

/** The same for several. */
export async function loadCases(
  { ring }: Sealing,
  store: Store,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CaseState>> {
  const states = new Map<string, CaseState>();
  for (const id of ids) {
    const rows = await rowsOf(store, id);
    const [first] = rows;
    if (!first) continue;
    states.set(id, stateOf(moduleOf(first.kind).kind, id, await openRows(ring, store, rows)));
  }
  return states;
}

export function stateOf(kind: CaseKind, id: string, history: readonly CaseEvent[]): CaseState {
  const folded = fold(kind, id, history);
  if (!folded.ok) throw new Error(folded.problems.join(' '));
  return folded.value;
}

/** Adds one event at its place; false where somebody else took that place meanwhile, and nothing is written. */
export async function addEvent(
  { ring }: Sealing,
  store: Store,
  key: WrappedKey,
  event: {
    readonly id: string;
    readonly kind: string;
    readonly seq: number;
    readonly move: string | null;
    readonly stage: string;
    readonly due: string | null;
    readonly by: string;
    readonly day: string;
    readonly what: NewEvent;
  },
): Promise<boolean> {
  const { id, kind, seq, move, stage, due, by, day, what } = event;
  const row: Row = sealRow(ring, 'case_event', {
    case_id: id,
    seq,
    kind,
    type: what.type,
    move,
    stage,
    due,
    by,
    day,
    // Nothing that an erasure leaves readable may stand in a body, the erasure itself apart.
    body:
      what.type === 'erased'
        ? JSON.stringify(what.body)
        : ring.seal(key, placeOf(id, seq), JSON.stringify(what.body)),
  });
  const cells = COLUMNS.map((column) => row[column]);
  return (await insertNewRows(store, 'case_event', COLUMNS, [cells], ['seq'])) === 1;
}

function rowsOf({ db }: Store, id: string): Promise<Row[]> {
  return db.selectFrom('case_event').select(COLUMNS).where('case_id', '=', id).orderBy('seq').execute();
}

async function openRows(ring: KeyRing, store: Store, rows: readonly Row[]): Promise<CaseEvent[]> {
  let key: WrappedKey | undefined;
  const events: CaseEvent[] = [];
  for (const row of rows) {
    if (!isGenuineRow(ring, 'case_event', row))
      throw new Error('a row of case_event was not written by Unhidden');
    const { case_id: id, seq, type, move, stage, due, by, day, body } = row;
    const keyId = sealedKeyId(body);
    if (keyId !== undefined && key?.id !== keyId) key = await usableKey(ring, store, keyId);
    if (key && key.record !== id) throw new Error('an event stands at a case it was not sealed for');
    const text = keyId === undefined ? body : key && ring.open(key, placeOf(id, seq), body);
    events.push({
      seq,
      type,
      move,
      stage,
      due,
      by,
      day,
      body: text === undefined ? null : (JSON.parse(text) as unknown),
    } as CaseEvent);
  }
  return events;
}

function placeOf(id: string, seq: number) {
  return { table: 'case_event', column: 'body', row: `${id} ${seq}` };
}

/** Whether a history is there at all, without opening it. */
export async function isKnownCase({ db }: Store, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_event')
    .select('seq')
    .where('case_id', '=', id)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
