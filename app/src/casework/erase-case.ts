import { settle } from '../platform/quiet-files.ts';
import type { Services } from '../workbench/services.ts';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { destroySalts } from '../custody/index.ts';
import { keepWithdrawal } from '../consent/withdrawals-file.ts';
import type { Store } from '../register/index.ts';
import { destroyRecordKeys, recordKeyFor } from '../sealing/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import { keepLine } from './case-line-store.ts';
import { moduleOf } from './case-module.ts';
import { addEvent, loadCase, stateOf } from './case-store.ts';
import type { CaseEvent } from './case-event.ts';
import { inOneTransaction } from './change-case.ts';
import { dayOf } from './days.ts';
import type { CaseActor } from './moves.ts';
import { nameOfActor } from './moves.ts';
import type { Outcome } from './outcome.ts';
import { done, wrong } from './outcome.ts';
import { CASE_PROBLEMS } from './problems.ts';
import { statusFile } from './status-file.ts';

/**
 * Erases a case: the key of everything said in it is destroyed, then the files go. Kind, stages and days stay as
 * counts. It is written past the register first, so that no restored backup brings the key back. `reason` is a code: `person`, `staff`, `kept long enough` or `spam`.
 */
export async function eraseCase(
  services: Services,
  actor: CaseActor,
  id: string,
  reason: string,
  within?: (tx: Store) => Promise<unknown>,
): Promise<Outcome<null>> {
  const erased = await inOneTransaction(services, async (tx) => {
    const state = await loadCase(services, tx, id);
    if (!state) return wrong(CASE_PROBLEMS.gone);
    const { kind } = moduleOf(state.kind);
    if (typeof actor !== 'string') {
      if (permissionOf(kind.seenBy, actor, services.now()) !== 'yes') return wrong(CASE_PROBLEMS.gone);
      if (permissionOf('erase cases', actor, services.now()) !== 'yes') return wrong(CASE_PROBLEMS.proof);
    }
    await within?.(tx);
    if (state.isErased) return done(null);
    const by = nameOfActor(actor);
    const day = dayOf(services.now());
    await moduleOf(state.kind).erase?.({ services, tx, actor }, state);
    const key = await recordKeyFor(services.ring, tx, kind.compartment, id);
    const stamp = { seq: state.seq + 1, move: null, stage: state.stage, due: null, by, day };
    const what = { type: 'erased', body: { reason } } as const;
    const event: CaseEvent = { ...stamp, ...what };
    const after = stateOf(kind, id, [...state.history, event]);
    if (!(await addEvent(services, tx, key, { ...stamp, id, kind: kind.name, what })))
      return wrong(CASE_PROBLEMS.meanwhile);
    await keepLine(services, tx, after);
    const { intake } = services.folder;
    const gone = [
      join(intake.kept, id),
      ...state.files.map((file) => join(intake.copies, `${file.id}.age`)),
      ...(state.content?.locator ? [statusFile(services, state.content.locator)] : []),
    ];
    for (const path of gone)
      await tx.db
        .insertInto('case_removal')
        .values({ case_id: id, path })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    keepWithdrawal(services.folder.withdrawalsFile, {
      id: services.newId(),
      consent: null,
      person: id,
      at: `${day}T00:00:00.000Z`,
      by,
      destroyed: [id],
    });
    await destroyRecordKeys(tx, [id], `${day}T00:00:00.000Z`);
    await destroySalts(tx, services.ring, id);
    await services.custody.append(tx, {
      actor: by,
      action: 'case erase',
      object: id,
      after: { stage: state.stage, reason },
      ...(typeof actor === 'string' ? { isDayOnly: true } : {}),
    });
    return done(null);
  });
  if (erased.ok) await removeErased(services);
  return erased;
}

/** Removes the files of erased cases from the disk, also those a crash left. */
export async function removeErased({ register, folder }: Services): Promise<number> {
  const rows = await register.db.selectFrom('case_removal').selectAll().execute();
  for (const { case_id, path } of rows) {
    await rm(path, { recursive: true, force: true });
    if (dirname(path) !== folder.intake.kept) await settle(dirname(path));
    await register.db
      .deleteFrom('case_removal')
      .where('case_id', '=', case_id)
      .where('path', '=', path)
      .execute();
  }
  return rows.length;
}
