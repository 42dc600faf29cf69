import type { Catalogue } from '@unhidden/record';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { isAmong } from '../platform/database.ts';
import type { Store } from '../register/index.ts';
import type { ConsentCheck } from '../release/publishable.ts';
import type { Consent, Purpose, Use } from './consent.ts';
import { covers, isInForce } from './consent.ts';
import { readConfidences, readConsents, readWithdrawals } from './consent-store.ts';
import { keptWithdrawals } from './withdrawals-file.ts';

/** What asking about consent takes: the key ring tells genuine consents, the folder keeps withdrawals past any restore. */
export type ConsentKeeper = {
  readonly ring: Pick<KeyRing, 'mac' | 'macEquals'>;
  readonly folder: Pick<DataFolder, 'withdrawalsFile'>;
  now(): Date;
};

/** What of the register may be used for something now, as consents and withdrawals stand at this moment. */
export type ConsentNow = {
  /** Whether a person agrees to a use. */
  agrees(person: string, use: Use): boolean;
  /** Who gave a source in confidence; undefined for a source that needs nobody's consent. */
  confidedBy(source: string): string | undefined;
  /** Whether statements of a source may leave the register for a purpose, to a body where the purpose names one. */
  mayLeave(source: string, purpose: Purpose, recipient?: string): boolean;
  /** Every source given in confidence. */
  readonly confided: readonly string[];
  readonly inForce: readonly Consent[];
};

export async function readConsentNow(
  { ring, folder, now }: ConsentKeeper,
  store: Store,
): Promise<ConsentNow> {
  const withdrawals = [...(await readWithdrawals(store)), ...keptWithdrawals(folder.withdrawalsFile)];
  const inForce = (await readConsents(ring, store)).filter((consent) =>
    isInForce(consent, withdrawals, now()),
  );
  const byPerson = Map.groupBy(inForce, ({ person }) => person);
  const confidences = await readConfidences(store);
  const agrees = (person: string, use: Use): boolean =>
    (byPerson.get(person) ?? []).some((consent) => covers(consent, use));
  return {
    inForce,
    confided: [...confidences.keys()],
    agrees,
    confidedBy: (source) => confidences.get(source),
    mayLeave(source, purpose, recipient) {
      const person = confidences.get(source);
      if (person === undefined) return true;
      return agrees(person, { purpose, source, ...(recipient === undefined ? {} : { recipient }) });
    },
  };
}

/** The check every release asks: without a name it needs less than where it names somebody. */
export function releaseConsent(
  keeper: ConsentKeeper,
  store: Store,
  catalogue: Catalogue,
): Promise<ConsentCheck> {
  return useConsent(keeper, store, catalogue, (isNamed) => ({
    purpose: isNamed ? 'publish named' : 'publish anonymised',
  }));
}

/**
 * The check for one use. A statement from a source given in confidence needs the consent of who gave it, to be named
 * where it is about that person. A protected value needs the consent of each person it is about to be named: whoever
 * is spoken of in somebody else's account has not consented to anything.
 */
export async function useConsent(
  keeper: ConsentKeeper,
  store: Store,
  catalogue: Catalogue,
  useOf: (isNamed: boolean) => Omit<Use, 'source'>,
): Promise<ConsentCheck> {
  const consent = await readConsentNow(keeper, store);
  const confiding = new Set(consent.inForce.map(({ person }) => person));
  const peopleOf = await peopleSpokenOf(store, catalogue, [...confiding, ...(await everyConfidant(store))]);
  return (claim, record, tier) => {
    const people = record.kind === 'person' ? [record.id] : (peopleOf.get(record.id) ?? []);
    const confidant = consent.confidedBy(claim.source);
    const { source } = claim;
    if (confidant !== undefined) {
      const use = useOf(people.includes(confidant));
      if (!consent.agrees(confidant, { ...use, source })) return 'no consent';
    }
    if (tier === 'public') return undefined;
    const named =
      people.length > 0 && people.every((person) => consent.agrees(person, { ...useOf(true), source }));
    return named ? undefined : 'protected property';
  };
}

async function everyConfidant(store: Store): Promise<string[]> {
  return [...(await readConfidences(store)).values()];
}

/** The people each record refers to, for records that refer to one of these; any statement counts, whatever its state. */
async function peopleSpokenOf(
  { db, engine }: Store,
  catalogue: Catalogue,
  people: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const properties = [...catalogue.values()].flatMap((kind) =>
    kind.properties
      .filter(({ type, refs }) => type === 'ref' && refs.includes('person'))
      .map(({ name }) => name),
  );
  if (people.length === 0 || properties.length === 0) return new Map();
  const referring = db
    .selectFrom('claim')
    .select('record')
    .where('property', 'in', properties)
    .where(isAmong(engine, 'value', [...new Set(people)]));
  const rows = await db
    .selectFrom('claim')
    .innerJoin('record', 'record.id', 'claim.value')
    .select(['claim.record', 'claim.value'])
    .where('claim.property', 'in', properties)
    .where('claim.record', 'in', referring)
    .where('record.kind', '=', 'person')
    .distinct()
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ record }) => record)].map(([record, refs]) => [
      record,
      refs.map(({ value }) => value),
    ]),
  );
}
