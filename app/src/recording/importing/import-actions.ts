import type { ClaimId, Decision } from '@unhidden/record';
import { standingOf } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { isAmong } from '../../platform/database.ts';
import type { Result } from '../../platform/result.ts';
import { failure, success } from '../../platform/result.ts';
import type { ImportProblem, Store, TableMapping } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import { writeClaims } from '../write-claims.ts';
import type { ImportFile } from './import-files.ts';
import { discardContent, markImported, readUpload } from './import-files.ts';
import type { ReadImport } from './read-import.ts';
import { readImport } from './read-import.ts';

export const IMPORT_FORM = 'import';
const UNDO_FORM = 'import undo';
const REDO_FORM = 'import redo';

/** What an import did or would do; with problems nothing was written. */
export type ImportOutcome = {
  readonly isClean: boolean;
  readonly read: Pick<ReadImport, 'lines' | 'known' | 'problems' | 'moreProblems' | 'notes'>;
  readonly records: number;
  readonly claims: number;
  /** What the writing itself objected to. */
  readonly objections: readonly string[];
  readonly batch: string | null;
};

/** Reads an upload under its mapping and, unless `dryRun`, writes all of it in one transaction, or nothing. */
export async function runImport(
  services: Services,
  person: SignedIn,
  file: ImportFile & { readonly mapping: TableMapping },
  { dryRun }: { readonly dryRun: boolean },
): Promise<ImportOutcome | undefined> {
  const { register } = services;
  const content = await readUpload(services, file.id);
  if (content === undefined) return undefined;
  const rollback = new Error('rolled back');
  const held: { outcome?: ImportOutcome } = {};
  try {
    await register.db.transaction().execute(async (db) => {
      const tx = { db, engine: register.engine };
      const { name, mapping, compartment } = file;
      const read = await readImport(services, tx, person, { name, content }, mapping, compartment);
      const base = { read, records: read.records.length, claims: read.claims.length, batch: null };
      held.outcome = { ...base, isClean: false, objections: [] };
      if (read.problems.length > 0) throw rollback;
      if (read.claims.length + read.records.length === 0) {
        held.outcome = { ...base, isClean: true, objections: [] };
        throw rollback;
      }
      const { records, claims } = read;
      const written = await writeClaims(services, tx, person, { form: IMPORT_FORM, records, claims });
      if (!written.ok) {
        held.outcome = { ...base, isClean: false, objections: written.problems };
        throw rollback;
      }
      held.outcome = { ...base, isClean: true, objections: [] };
      if (dryRun || !(await markImported(tx, file.id, written.value.batch))) throw rollback;
      held.outcome = { ...held.outcome, batch: written.value.batch };
    });
  } catch (error) {
    if (error !== rollback) throw error;
  }
  if (held.outcome && held.outcome.batch !== null) await discardContent(services, file.id);
  return held.outcome;
}

/** Which column of the table a problem is about, as far as its text names a property of the mapping. */
export function columnOf(mapping: TableMapping, { text }: Pick<ImportProblem, 'text'>): string | undefined {
  return mapping.columns.find(
    ({ property }) => text.startsWith(`${property} `) || text.startsWith(`${property}:`),
  )?.column;
}

export type BatchClaim = {
  readonly id: ClaimId;
  readonly record: string;
  readonly property: string;
  /** What becomes of it when the import is undone. */
  readonly state: 'stands' | 'undone' | 'taken back' | 'decided by others';
};

/** What came in with an import of this person's own. */
export async function batchClaims(
  { db, engine }: Store,
  person: SignedIn,
  batch: string,
): Promise<readonly BatchClaim[] | undefined> {
  const entry = await db
    .selectFrom('entry')
    .select('batch')
    .where('batch', '=', batch)
    .where('by', '=', person.user)
    .where('form', '=', IMPORT_FORM)
    .executeTakeFirst();
  if (!entry) return undefined;
  const claims = await db
    .selectFrom('claim')
    .select(['id', 'record', 'property', 'review'])
    .where('batch', '=', batch)
    .orderBy('record')
    .orderBy('id')
    .execute();
  const decisions = await db
    .selectFrom('decision')
    .leftJoin('entry', 'entry.batch', 'decision.batch')
    .select([
      'decision.id',
      'decision.claim',
      'decision.verdict',
      'decision.reason',
      'decision.at',
      'decision.by',
    ])
    .select('entry.form')
    .where(
      isAmong(
        engine,
        'decision.claim',
        claims.map(({ id }) => id),
      ),
    )
    .execute();
  const byClaim = Map.groupBy(decisions, ({ claim }) => claim);
  return claims.map(({ id, record, property, review }) => {
    const own = byClaim.get(id) ?? [];
    const { status } = standingOf({ review }, own as unknown as readonly Decision[]);
    const last = [...own]
      .sort((a, b) => (a.at < b.at ? -1 : 1))
      .findLast(({ verdict }) => IS_STATUS.has(verdict));
    const state =
      status === 'rejected' && last?.form === UNDO_FORM
        ? 'undone'
        : own.some(({ by }) => by !== person.user)
          ? 'decided by others'
          : status === 'stated'
            ? 'stands'
            : 'taken back';
    return { id: id as ClaimId, record, property, state } satisfies BatchClaim;
  });
}

const IS_STATUS: ReadonlySet<string> = new Set(['stated', 'retracted', 'superseded', 'rejected']);

/**
 * Takes back a whole import, or takes the taking back back. Nothing is deleted: every claim that stands and that
 * nobody else has decided upon is rejected by a further decision.
 */
export async function undoImport(
  services: Services,
  person: SignedIn,
  batch: string,
  { reason, isRedo }: { readonly reason: string; readonly isRedo: boolean },
): Promise<Result<number> | undefined> {
  const { register } = services;
  return register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const claims = await batchClaims(tx, person, batch);
    if (!claims) return undefined;
    const wanted = claims.filter(({ state }) => state === (isRedo ? 'undone' : 'stands'));
    if (wanted.length === 0) return success(0);
    const written = await writeClaims(services, tx, person, {
      form: isRedo ? REDO_FORM : UNDO_FORM,
      decisions: wanted.map(({ id }) => ({ claim: id, verdict: isRedo ? 'stated' : 'rejected', reason })),
    });
    return written.ok ? success(wanted.length) : failure(...written.problems);
  });
}
