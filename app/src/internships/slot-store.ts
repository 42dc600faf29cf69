import { isGenuineRow, sealedKeyId, sealRow } from '../keyring/index.ts';
import { insertNewRows, isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { readRecordKey, recordKeyFor } from '../sealing/index.ts';
import type { Services } from '../workbench/services.ts';
import { internshipKind } from './internship-kind.ts';

/** A time for an interview. */
export type InterviewSlot = {
  readonly id: string;
  /** Its own id, or that of the slot whose time it is again. */
  readonly original: string;
  /** UTC, ISO 8601. */
  readonly start: string;
  readonly minutes: number;
  /** The zone in which it was entered. */
  readonly zone: string;
  readonly interviewers: readonly string[];
  /** A room or the address of a call. */
  readonly place: string;
  readonly state: 'free' | 'booked' | 'over';
  /** The case that has it booked, or last had. */
  readonly caseId: string | null;
  readonly by: string;
  readonly at: string;
};

type Row = {
  readonly id: string;
  readonly original: string;
  readonly start: string;
  readonly minutes: number;
  readonly zone: string;
  readonly interviewers: string;
  readonly place: string;
  readonly state: InterviewSlot['state'];
  readonly case_id: string | null;
  readonly by: string;
  readonly at: string;
  readonly mac: string;
};
type Sealing = Pick<Services, 'ring'>;

const TABLE = 'interview_slot';
const COLUMNS = [
  'id',
  'original',
  'start',
  'minutes',
  'zone',
  'interviewers',
  'place',
  'state',
  'case_id',
  'by',
  'at',
  'mac',
] as const;

export async function addSlot({ ring }: Sealing, store: Store, slot: InterviewSlot): Promise<void> {
  const { id, interviewers, place, caseId, ...rest } = slot;
  const key = await recordKeyFor(ring, store, internshipKind.compartment, id);
  const row = sealRow(ring, TABLE, {
    id,
    ...rest,
    interviewers: JSON.stringify(interviewers),
    place: ring.seal(key, placeOf(id), place),
    case_id: caseId,
  });
  await insertNewRows(store, TABLE, COLUMNS, [COLUMNS.map((column) => row[column])], ['minutes']);
}

/** Slots by their ids, in the order of time. */
export async function slotsById(
  sealing: Sealing,
  store: Store,
  ids: readonly string[],
): Promise<readonly InterviewSlot[]> {
  if (ids.length === 0) return [];
  const rows = await store.db
    .selectFrom(TABLE)
    .select(COLUMNS)
    .where(isAmong(store.engine, 'id', ids))
    .orderBy('start')
    .orderBy('id')
    .execute();
  return opened(sealing, store, rows);
}

/** Of the times offered, those that are free and begin after a moment. */
export async function freeSlots(
  sealing: Sealing,
  store: Store,
  originals: readonly string[],
  moment: string,
): Promise<readonly InterviewSlot[]> {
  if (originals.length === 0) return [];
  const rows = await store.db
    .selectFrom(TABLE)
    .select(COLUMNS)
    .where(isAmong(store.engine, 'original', originals))
    .where('state', '=', 'free')
    .where('start', '>', moment)
    .orderBy('start')
    .orderBy('id')
    .execute();
  return opened(sealing, store, rows);
}

/** Slots that begin after a moment, in the order of time. */
export async function slotsAfter(
  sealing: Sealing,
  store: Store,
  moment: string,
): Promise<readonly InterviewSlot[]> {
  const rows = await store.db
    .selectFrom(TABLE)
    .select(COLUMNS)
    .where('start', '>', moment)
    .orderBy('start')
    .orderBy('id')
    .limit(500)
    .execute();
  return opened(sealing, store, rows);
}

/**
 * Changes where a slot stands. False where it has changed meanwhile: of two who book, or of booking and taking back, one
 * wins.
 */
export async function moveSlot(
  { ring }: Sealing,
  { db }: Store,
  id: string,
  from: InterviewSlot['state'],
  to: { readonly state: InterviewSlot['state']; readonly caseId: string | null },
): Promise<boolean> {
  const before = await db.selectFrom(TABLE).select(COLUMNS).where('id', '=', id).executeTakeFirst();
  if (!before || before.state !== from || !isGenuineRow(ring, TABLE, before)) return false;
  const { mac, ...row } = before;
  const changed = sealRow(ring, TABLE, { ...row, state: to.state, case_id: to.caseId });
  const done = await db
    .updateTable(TABLE)
    .set({ state: changed.state, case_id: changed.case_id, mac: changed.mac })
    .where('id', '=', id)
    .where('mac', '=', mac)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Forgets that a case had slots: they stay as times without a person. */
export async function forgetCase(sealing: Sealing, store: Store, caseId: string): Promise<void> {
  const rows = await store.db
    .selectFrom(TABLE)
    .select(['id', 'state'])
    .where('case_id', '=', caseId)
    .execute();
  for (const { id, state } of rows)
    await moveSlot(sealing, store, id, state, { state: 'over', caseId: null });
}

async function opened(
  { ring }: Sealing,
  store: Store,
  rows: readonly Row[],
): Promise<readonly InterviewSlot[]> {
  const slots: InterviewSlot[] = [];
  for (const row of rows) {
    if (!isGenuineRow(ring, TABLE, row)) throw new Error(`a row of ${TABLE} was not written by Unhidden`);
    const { case_id: caseId, mac: _mac, interviewers, place, ...rest } = row;
    const key = await readRecordKey(store, sealedKeyId(place) ?? '');
    slots.push({
      ...rest,
      caseId,
      interviewers: JSON.parse(interviewers) as readonly string[],
      place: key ? ring.open(key, placeOf(row.id), place) : '',
    });
  }
  return slots;
}

function placeOf(id: string) {
  return { table: TABLE, column: 'place', row: id };
}
