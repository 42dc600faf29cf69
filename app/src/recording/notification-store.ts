import type { SignedIn } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';

/** What somebody is told of; the page that shows it has the words. */
export type NotificationCode = 'same property' | 'mentioned' | 'assigned' | 'returned';

export type Notification = {
  readonly id: string;
  readonly record: string;
  readonly code: NotificationCode;
  readonly at: string;
  readonly seenAt: string | null;
};

/** Tells a person of something about a record at the next visit; in the transaction of what happened. */
export async function addNotification(
  services: Pick<Services, 'now' | 'newId'>,
  { db }: Store,
  { user, record, code }: { readonly user: string; readonly record: string; readonly code: NotificationCode },
): Promise<void> {
  const at = services.now().toISOString();
  await db
    .insertInto('notification')
    .values({ id: services.newId(), user, record, code, at, seen_at: null })
    .execute();
}

/** What a person has not yet been shown, or with `isAll` the newest of everything, newest first. */
export async function notificationsOf(
  { db }: Store,
  person: Pick<SignedIn, 'user'>,
  { isAll = false, limit = 50 }: { readonly isAll?: boolean; readonly limit?: number } = {},
): Promise<readonly Notification[]> {
  let query = db.selectFrom('notification').selectAll().where('user', '=', person.user);
  if (!isAll) query = query.where('seen_at', 'is', null);
  const rows = await query.orderBy('at', 'desc').orderBy('id').limit(limit).execute();
  return rows.map(({ id, record, code, at, seen_at }) => ({
    id,
    record,
    code: code as NotificationCode,
    at,
    seenAt: seen_at,
  }));
}

/** Marks what a person was told of a record as seen, and returns it: the page of the record shows it once. */
export async function seeNotifications(
  { now }: Pick<Services, 'now'>,
  { db }: Store,
  person: Pick<SignedIn, 'user'>,
  record: string,
): Promise<readonly NotificationCode[]> {
  const waiting = await db
    .selectFrom('notification')
    .select('code')
    .where('user', '=', person.user)
    .where('record', '=', record)
    .where('seen_at', 'is', null)
    .distinct()
    .execute();
  // Looking takes no lock, and almost always there is nothing to mark.
  if (waiting.length === 0) return [];
  await db
    .updateTable('notification')
    .set({ seen_at: now().toISOString() })
    .where('user', '=', person.user)
    .where('record', '=', record)
    .where('seen_at', 'is', null)
    .execute();
  return waiting.map(({ code }) => code as NotificationCode);
}
