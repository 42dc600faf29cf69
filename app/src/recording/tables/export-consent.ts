import { readConsentNow, useConsent } from '../../consent/index.ts';
import { isAmong } from '../../platform/database.ts';
import type { Store } from '../../register/index.ts';
import type { ConsentCheck } from '../../release/publishable.ts';
import type { Services } from '../../workbench/services.ts';

export const PURPOSES = ['analysis', 'share', 'court'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whom an export is for; '' where it stays in the organisation. */
export type ExportUse = { readonly purpose: Purpose; readonly recipient: string };

/** What of a table may leave, as consents stand at this moment. */
export type ExportConsent = {
  readonly check: ConsentCheck;
  /** Nothing is known of the record but what may not leave, so that even its being there stays. */
  isHidden(record: string): boolean;
  /** Something that may not leave is said of the record; what it is called may come from there. */
  isUnnamed(record: string): boolean;
  /** Sources given in confidence that the export may draw on. */
  readonly confided: ReadonlySet<string>;
};

export async function exportConsent(
  services: Pick<Services, 'ring' | 'folder' | 'now' | 'register'>,
  store: Store,
  { purpose, recipient }: ExportUse,
): Promise<ExportConsent> {
  const { catalogue } = services.register;
  const consent = await readConsentNow(services, store);
  const closed = consent.confided.filter((source) => !consent.mayLeave(source, purpose, recipient));
  const { db, engine } = store;
  const recordsOf = async (isClosed: boolean, among?: readonly string[]): Promise<Set<string>> => {
    const rows = await db
      .selectFrom('claim')
      .select('record')
      .distinct()
      .$if(isClosed, (query) => query.where(isAmong(engine, 'source', closed)))
      .$if(!isClosed, (query) => query.where('source', 'not in', closed))
      .$if(among !== undefined, (query) => query.where(isAmong(engine, 'record', among ?? [])))
      .execute();
    return new Set(rows.map(({ record }) => record));
  };
  const unnamed = closed.length === 0 ? new Set<string>() : await recordsOf(true);
  const known = closed.length === 0 ? new Set<string>() : await recordsOf(false, [...unnamed]);
  return {
    check: await useConsent(services, store, catalogue, () => ({ purpose, recipient })),
    isHidden: (record) => unnamed.has(record) && !known.has(record),
    isUnnamed: (record) => unnamed.has(record),
    confided: new Set(consent.confided.filter((source) => !closed.includes(source))),
  };
}
