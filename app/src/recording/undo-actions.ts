import type { Claim, Decision } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { isAmong } from '../platform/database.ts';
import type { Result } from '../platform/result.ts';
import { failure } from '../platform/result.ts';
import type { Store } from '../register/index.ts';
import { claimsById } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { undoOf } from './undo.ts';
import type { Written } from './writing.ts';
import { writeClaims } from './write-claims.ts';

/** Takes back what this person wrote since signing in, whole, by further decisions. */
export async function undoWriting(
  services: Services,
  person: SignedIn,
  batch: string,
): Promise<Result<Written>> {
  const { register } = services;
  return register.db.transaction().execute(async (db) => {
    const tx: Store = { db, engine: register.engine };
    const entry = await db.selectFrom('entry').selectAll().where('batch', '=', batch).executeTakeFirst();
    if (!entry || entry.by !== person.user || entry.session !== person.session || entry.form === 'undo')
      return failure('You did not write this since you signed in; decide on each statement instead.');
    const decisions = await undoDecisions(tx, batch);
    return decisions.length === 0
      ? failure('There is nothing left to take back; somebody has decided since.')
      : writeClaims(services, tx, person, { form: 'undo', decisions });
  });
}

/** The decisions that take a whole writing back, whatever records it touched. */
export async function undoDecisions(tx: Store, batch: string) {
  const { db, engine } = tx;
  const stated = await db.selectFrom('claim').select('id').where('batch', '=', batch).execute();
  const decided = await db.selectFrom('decision').select('claim').where('batch', '=', batch).execute();
  const ids = [...new Set([...stated.map(({ id }) => id), ...decided.map(({ claim }) => claim)])];
  const own = new Set(stated.map(({ id }) => id));
  // Of the claims the batch only decided upon, any other batch is as good as the one that entered them.
  const claims = (await claimsById(tx, ids)).map((claim): Claim & { batch: string } => ({
    ...claim,
    batch: own.has(claim.id) ? batch : '',
  }));
  const decisions = (await db
    .selectFrom('decision')
    .select(['id', 'claim', 'verdict', 'reason', 'at', 'by', 'batch'])
    .where(isAmong(engine, 'claim', ids))
    .execute()) as (Decision & { batch: string })[];
  return undoOf(batch, claims, decisions);
}
