import type { SignedIn } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { readableOf } from './access.ts';
import type { Touch } from './entry-store.ts';
import { touchesOf } from './entry-store.ts';
import { addNotification } from './notification-store.ts';

/** What others wrote about some properties of a record since an entry, as far as the person may read it. */
export async function othersSince(
  services: Services,
  store: Store,
  person: SignedIn,
  {
    record,
    properties,
    seen,
  }: { readonly record: string; readonly properties: readonly string[]; readonly seen: number },
): Promise<readonly Touch[]> {
  const touches = (await touchesOf(store, record, seen)).filter(
    ({ by, property }) => by !== person.user && properties.includes(property),
  );
  const readable = await readableOf(
    services,
    store,
    person,
    touches.map(({ source }) => source),
  );
  return touches.filter(({ source }) => readable.has(source));
}

/**
 * Tells those who wrote about the same property while this person had the form open; this person is told on the
 * record's page. Both statements are kept. True when there was somebody to tell.
 */
export async function tellOthers(
  services: Services,
  tx: Store,
  person: SignedIn,
  of: Parameters<typeof othersSince>[3],
): Promise<boolean> {
  const others = await othersSince(services, tx, person, of);
  for (const user of new Set(others.map(({ by }) => by)))
    await addNotification(services, tx, { user, record: of.record, code: 'same property' });
  return others.length > 0;
}
