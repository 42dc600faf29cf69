import type { CaseState, Context } from '../casework/index.ts';
import { nameOfActor } from '../casework/index.ts';
import { readLegalHolds } from '../consent/consent-store.ts';
import { keepWithdrawal } from '../consent/withdrawals-file.ts';
import { addIntakeSource } from '../publishing/intake-sources.ts';
import { destroyRecordKeys } from '../sealing/index.ts';
import { linkedSource } from './link-source.ts';

/**
 * With a submission goes what was sealed of it in the register, unless a documented legal duty holds that; nothing of the
 * source may go out any more.
 */
export async function eraseLinked({ services, tx, actor }: Context, state: CaseState): Promise<void> {
  const linked = linkedSource(state);
  if (!linked) return;
  const { source } = linked;
  const by = nameOfActor(actor);
  const at = `${services.now().toISOString().slice(0, 10)}T00:00:00.000Z`;
  const what = { source, form: state.kind, caseId: state.id, mayPublish: false };
  await addIntakeSource(tx, services.ring, what, { by, at });
  if ((await readLegalHolds(tx, [source])).length > 0) return;
  keepWithdrawal(services.folder.withdrawalsFile, {
    id: services.newId(),
    consent: null,
    person: state.id,
    at,
    by,
    destroyed: [source],
  });
  await destroyRecordKeys(tx, [source], at);
}
