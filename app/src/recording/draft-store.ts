import type { SignedIn } from '../accounts/roles.ts';
import { CannotOpen } from '../keyring/index.ts';
import type { WrappedKey } from '../keyring/index.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';

/** Drafts are sealed in a compartment of their own, each under its own key. */
const COMPARTMENT = 'drafts';
/** A sent form leaves its draft's row without a key, so that a save still under way cannot bring it back. */
const FINISHED = '';

export type Draft = {
  readonly id: string;
  readonly form: string;
  readonly subject: string;
  readonly savedAt: string;
  readonly fields: URLSearchParams;
};

export type DraftSave = {
  readonly id: string;
  readonly form: string;
  readonly subject: string;
  /** The window it is typed in, made anew each time a form is opened. */
  readonly window: string;
  /** When the draft this window started from was saved; '' for none. */
  readonly base: string;
  readonly fields: URLSearchParams;
};

/** Under which id it was kept: another one than asked for where two windows write on the same draft. */
export type DraftSaved = { readonly id: string; readonly savedAt: string } | 'finished';

type Keep = Pick<Services, 'ring' | 'now' | 'newId'>;

/** What people have typed and not sent. A dump of the table shows who has a form open, and nothing of its content. */
export const draftStore = { save: saveDraft, find: findDraft, list: listDrafts, finish: finishDraft };

async function saveDraft(
  services: Keep,
  { db }: Store,
  person: SignedIn,
  save: DraftSave,
): Promise<DraftSaved> {
  await services.ring.addCompartment(COMPARTMENT);
  const row = await db.selectFrom('draft').selectAll().where('id', '=', save.id).executeTakeFirst();
  if (row?.key === FINISHED && row.user === person.user) return 'finished';
  const isMine =
    !row || (row.user === person.user && (row.holder === save.window || row.updated_at === save.base));
  const id = isMine ? save.id : services.newId();
  const key = services.ring.newRecordKey(COMPARTMENT, id);
  const savedAt = services.now().toISOString();
  const sealed = {
    key: JSON.stringify(key),
    body: services.ring.seal(key, placeOf(id), save.fields.toString()),
    holder: save.window,
    updated_at: savedAt,
  };
  if (row && isMine) await db.updateTable('draft').set(sealed).where('id', '=', id).execute();
  else
    await db
      .insertInto('draft')
      .values({ id, user: person.user, form: save.form, subject: save.subject, ...sealed })
      .execute();
  return { id, savedAt };
}

/** The newest draft of a form about something, or the named one. */
async function findDraft(
  services: Pick<Keep, 'ring'>,
  { db }: Store,
  person: SignedIn,
  { form, subject, id }: { readonly form: string; readonly subject: string; readonly id?: string | null },
): Promise<Draft | undefined> {
  let query = db
    .selectFrom('draft')
    .selectAll()
    .where('user', '=', person.user)
    .where('form', '=', form)
    .where('subject', '=', subject)
    .where('key', '<>', FINISHED);
  if (id) query = query.where('id', '=', id);
  const row = await query.orderBy('updated_at', 'desc').limit(1).executeTakeFirst();
  if (!row) return undefined;
  try {
    const text = services.ring.open(JSON.parse(row.key) as WrappedKey, placeOf(row.id), row.body);
    return { id: row.id, form, subject, savedAt: row.updated_at, fields: new URLSearchParams(text) };
  } catch (error) {
    // Its key was retired or the row was meddled with: the form opens empty.
    if (error instanceof CannotOpen) return undefined;
    throw error;
  }
}

/** A person's open drafts, newest first, without what is in them. */
async function listDrafts({ db }: Store, person: SignedIn): Promise<readonly Omit<Draft, 'fields'>[]> {
  const rows = await db
    .selectFrom('draft')
    .select(['id', 'form', 'subject', 'updated_at'])
    .where('user', '=', person.user)
    .where('key', '<>', FINISHED)
    .orderBy('updated_at', 'desc')
    .execute();
  return rows.map(({ id, form, subject, updated_at }) => ({ id, form, subject, savedAt: updated_at }));
}

/** To be called in the transaction that writes what the form says, and when a draft is thrown away. */
async function finishDraft(
  { now }: Pick<Keep, 'now'>,
  { db }: Store,
  person: SignedIn,
  id: string,
): Promise<void> {
  if (id === '') return;
  const at = now().toISOString();
  const done = { key: FINISHED, body: '', holder: '', updated_at: at };
  await db
    .insertInto('draft')
    .values({ id, user: person.user, form: '', subject: '', ...done })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(done).where('draft.user', '=', person.user))
    .execute();
  const dayBefore = new Date(Date.parse(at) - 24 * 3_600_000).toISOString();
  await db.deleteFrom('draft').where('key', '=', FINISHED).where('updated_at', '<', dayBefore).execute();
}

function placeOf(row: string) {
  return { table: 'draft', column: 'body', row };
}
