import { addDisclosure } from '../../src/consent/disclosure-store.ts';
import { withdrawConsent } from '../../src/consent/consent-actions.ts';
import { confide } from '../../src/consent/consent-actions.ts';
import { readConfidences } from '../../src/consent/consent-store.ts';
import { success } from '../../src/platform/result.ts';
import { inTransaction } from '../../src/register/index.ts';
import { valueOf } from '../setup/results.ts';
import type { Fields } from '../setup/workbench.ts';
import type { Cast } from './cast.ts';

/** What a route must be sent besides its path for its page to be there at all. */
export type Needs = {
  /** After the path. */
  readonly query?: string;
  fields?(cast: Cast): Fields | Promise<Fields>;
};

/** Of the few routes for which an empty form names nothing. */
export const NEEDS: Readonly<Record<string, Needs>> = {
  'POST /records/:id/add': { query: '?property=names' },
  'POST /import/file/:file': { fields: () => ({ kind: 'person' }) },
  'POST /consent/:person/recall': { fields: recallFields },
};

/** A disclosure of what a person told, and their withdrawal. */
async function recallFields({ bench: { services }, insider, confided }: Cast): Promise<Fields> {
  const disclosure = services.newId();
  const at = services.now().toISOString();
  await inTransaction(services.register, async (tx) => {
    if (!(await readConfidences(tx)).has(confided.source))
      await confide(services, tx, insider.person, { source: confided.source, witness: confided.person });
    const by = insider.person.user;
    const left = {
      id: disclosure,
      kind: 'share',
      recipient: 'A court',
      purpose: 'court',
      rows: 1,
      by,
      at,
    } as const;
    await addDisclosure(tx, { ...left, sources: [confided.source] });
    return success(undefined);
  });
  const withdrawn = valueOf(
    await withdrawConsent(services, insider.person, { subject: confided.person, consent: null }),
  );
  return { disclosure, withdrawal: withdrawn.id };
}
