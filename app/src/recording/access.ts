import { compartmentOf, placeRecords } from '../accounts/compartment-store.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';

/** Which of these records a person may read by their compartments; asked in one go, inside a transaction as well. */
export async function readableOf(
  _services: unknown,
  tx: Store,
  person: SignedIn,
  records: Iterable<string>,
): Promise<ReadonlySet<string>> {
  const compartments = await compartmentOf(tx, [...new Set(records)]);
  const readable = new Set<string>();
  for (const [record, compartment] of compartments)
    if (person.compartments.has(compartment) && !person.closedSources.has(record)) readable.add(record);
  return readable;
}

/** Asks of each record once, for a page that comes upon the same ones again and again. */
export type Readable = (records: Iterable<string>) => Promise<ReadonlySet<string>>;

export function createReadable(tx: Store, person: SignedIn): Readable {
  const asked = new Set<string>();
  const readable = new Set<string>();
  return async (records) => {
    const all = new Set(records);
    const fresh = all.difference(asked);
    for (const record of await readableOf(undefined, tx, person, fresh)) readable.add(record);
    for (const record of fresh) asked.add(record);
    return all.intersection(readable);
  };
}

/** Puts a new record into a compartment the person is a member of. */
export function placeRecord(
  { now }: Pick<Services, 'now'>,
  tx: Store,
  person: SignedIn,
  record: string,
  compartment: string,
): Promise<void> {
  return placeRecords(tx, [record], compartment, { by: person.user, at: now().toISOString() });
}
