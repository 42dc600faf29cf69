import { randomUUID } from 'node:crypto';
import { sealedKeyId } from '../keyring/index.ts';
import type { WrappedKey } from '../keyring/index.ts';
import { insertNewRows } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import { readRecordKey } from '../sealing/index.ts';
import type { Services } from '../workbench/services.ts';
import type { Language } from '../ui/language.ts';

/** What a letter holds while it waits. */
export type MailBody = {
  readonly to: string;
  readonly lang: Language;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
};

export type MailState = 'waiting' | 'sending' | 'sent' | 'failed' | 'kept';
export type MailRow = {
  readonly id: string;
  readonly case_id: string;
  readonly letter: string;
  readonly body: string;
  readonly state: MailState;
  readonly tries: number;
  readonly next_at: string;
  readonly problem: string | null;
  readonly at: string;
};

const COLUMNS = ['id', 'case_id', 'letter', 'body', 'state', 'tries', 'next_at', 'problem', 'at'] as const;

/** Puts a letter into the queue, once for each letter of a case. */
export async function queueMail(
  { ring, now }: Pick<Services, 'ring' | 'now'>,
  store: Store,
  key: WrappedKey,
  {
    caseId,
    letter,
    body,
    id = randomUUID(),
  }: {
    readonly caseId: string;
    readonly letter: string;
    readonly body: MailBody;
    readonly id?: string;
  },
): Promise<void> {
  const at = now().toISOString();
  const row: MailRow = {
    id,
    case_id: caseId,
    letter,
    body: ring.seal(key, placeOf(id), JSON.stringify(body)),
    state: 'waiting',
    tries: 0,
    next_at: at,
    problem: null,
    at,
  };
  await insertNewRows(store, 'outgoing_mail', COLUMNS, [COLUMNS.map((column) => row[column])], ['tries']);
}

/** What a letter holds; undefined once it was sent or its key destroyed. */
export async function openMail(
  { ring }: Pick<Services, 'ring'>,
  store: Store,
  { id, body }: Pick<MailRow, 'id' | 'body'>,
): Promise<MailBody | undefined> {
  const keyId = sealedKeyId(body);
  const key = keyId === undefined ? undefined : await readRecordKey(store, keyId);
  return key && (JSON.parse(ring.open(key, placeOf(id), body)) as MailBody);
}

function placeOf(id: string) {
  return { table: 'outgoing_mail', column: 'body', row: id };
}

export function mailRows({ db }: Store, limit = 200): Promise<MailRow[]> {
  return db
    .selectFrom('outgoing_mail')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
}

export function mailRow({ db }: Store, id: string): Promise<MailRow | undefined> {
  return db.selectFrom('outgoing_mail').selectAll().where('id', '=', id).executeTakeFirst();
}

export function mailDue({ db }: Store, now: string): Promise<MailRow[]> {
  return db
    .selectFrom('outgoing_mail')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('next_at', '<=', now)
    .orderBy('at')
    .limit(50)
    .execute();
}

/** Moves a letter from one state to another; false where it is no longer in the first. */
export async function moveMail(
  { db }: Store,
  id: string,
  from: MailState,
  change: Partial<Pick<MailRow, 'state' | 'tries' | 'next_at' | 'problem' | 'body'>>,
): Promise<boolean> {
  const done = await db
    .updateTable('outgoing_mail')
    .set(change)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** What was being sent when the program stopped is sent again: nobody knows whether the server took it. */
export async function recoverMail({ db }: Store): Promise<void> {
  await db.updateTable('outgoing_mail').set({ state: 'waiting' }).where('state', '=', 'sending').execute();
}

export async function removeMailOf({ db }: Store, caseId: string): Promise<void> {
  await db.deleteFrom('outgoing_mail').where('case_id', '=', caseId).execute();
}
export async function removeMail({ db }: Store, id: string): Promise<void> {
  await db.deleteFrom('outgoing_mail').where('id', '=', id).execute();
}

/** Letters that did not go out, for the coordinator's list. */
export async function countTroubledMail({ db }: Store): Promise<number> {
  const { count } = await db
    .selectFrom('outgoing_mail')
    .select((mail) => mail.fn.countAll<number>().as('count'))
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow();
  return count;
}
