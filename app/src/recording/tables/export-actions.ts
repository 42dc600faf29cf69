import { createHash } from 'node:crypto';
import type { Claim, Kind } from '@unhidden/record';
import { sql } from 'kysely';
import type { SignedIn } from '../../accounts/roles.ts';
import { csvRow } from '../../platform/csv-text.ts';
import type { Result } from '../../platform/result.ts';
import { failure, success } from '../../platform/result.ts';
import type { Store } from '../../register/index.ts';
import type { Language } from '../../ui/language.ts';
import type { Services } from '../../workbench/services.ts';
import { addDisclosure } from '../../consent/index.ts';
import { exportConsent } from './export-consent.ts';
import type { ExportUse } from './export-consent.ts';
import { selectIds } from './read-table.ts';
import { readLines } from './table-lines.ts';
import { queryText } from './table-query.ts';
import type { TableQuery } from './table-query.ts';

export const MOST_ROWS = 10_000;
export const MOST_ROWS_A_DAY = 50_000;
const READ_AT_ONCE = 200;
const SEPARATOR = ' | ';

export type ExportRefusal = 'tooMany' | 'overQuota' | 'nothing';
export type Exported = { readonly id: string; readonly name: string; readonly csv: Uint8Array };

/** Rows this person may still export on this day (UTC). */
export async function rowsLeft(services: Services, store: Store, person: SignedIn): Promise<number> {
  const { sum } = await store.db
    .selectFrom('table_export')
    .select(sql<number | null>`sum(rows)`.as('sum'))
    .where('by', '=', person.user)
    .where('at', '>=', services.now().toISOString().slice(0, 10))
    .executeTakeFirstOrThrow();
  return Math.max(0, MOST_ROWS_A_DAY - (sum ?? 0));
}

/**
 * Writes a table as this person sees it to CSV. It counts, and the log tells of it, before the first byte leaves;
 * the last column of every row names the export and, as a keyed hash, the person.
 */
export async function exportTable(
  services: Services,
  person: SignedIn,
  kind: Kind,
  query: TableQuery,
  language: Language,
  { use, withProtected }: { readonly use: ExportUse; readonly withProtected: boolean },
): Promise<Result<Exported>> {
  const { register } = services;
  const consent = await exportConsent(services, register, use);
  const selected = await selectIds(services, person, kind, query, language);
  const ids = selected.filter((record) => !consent.isHidden(record));
  const refusal = async (store: Store): Promise<ExportRefusal | undefined> => {
    if (ids.length === 0) return 'nothing';
    if (ids.length > MOST_ROWS) return 'tooMany';
    return ids.length > (await rowsLeft(services, store, person)) ? 'overQuota' : undefined;
  };
  const early = await refusal(register);
  if (early) return failure(early);

  const id = services.newId();
  const mark = `${id}.${services.ring.mac('table export', id, person.user).slice(0, 16)}`;
  const columns = exportedColumns(kind, query, withProtected);
  const isProtected = (name: string): boolean =>
    kind.properties.some((each) => each.name === name && each.tier === 'protected');
  const rows: string[] = [csvRow(['id', 'title', ...columns, 'export'])];
  const left: string[] = [];
  const sources = new Set<string>();
  const label = kind.label[language];
  for (let start = 0; start < ids.length; start += READ_AT_ONCE) {
    const some = ids.slice(start, start + READ_AT_ONCE);
    const { lines, titles } = await readLines(register, person.compartments, kind.name, some, columns);
    const titleOf = (record: string): string | undefined =>
      consent.isUnnamed(record) ? undefined : titles.get(record)?.[language];
    for (const line of lines) {
      const cellOf = (name: string): string => {
        const tier = isProtected(name) ? 'protected' : 'public';
        const open = (line.cells.get(name) ?? []).filter(
          (claim) =>
            consent.check(claim, { id: line.id, kind: kind.name }, tier) === undefined &&
            !consent.isHidden(claim.value),
        );
        for (const { source } of open) sources.add(source);
        return open.map((claim) => exportedText(kind, name, claim, titleOf(claim.value))).join(SEPARATOR);
      };
      rows.push(csvRow([line.id, titleOf(line.id) ?? label, ...columns.map(cellOf), mark]));
      left.push(line.id);
    }
  }
  const csv = Buffer.from(rows.join(''));
  const digest = createHash('sha256').update(csv).digest('hex');
  const at = services.now().toISOString();
  const recorded = await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    // Two exports at once must not both fit into what one of them may still take.
    if (register.engine === 'postgres')
      await sql`select pg_advisory_xact_lock(hashtext(${`table export ${person.user}`}))`.execute(db);
    const late = await refusal(tx);
    if (late) return late;
    await db
      .insertInto('table_export')
      .values({
        id,
        by: person.user,
        at,
        kind: kind.name,
        purpose: use.purpose,
        query: queryText(kind, query),
        rows: left.length,
        digest,
      })
      .execute();
    const isOut = use.recipient !== '';
    await addDisclosure(tx, {
      id,
      kind: isOut ? 'share' : 'export',
      recipient: isOut ? use.recipient : person.name,
      purpose: use.purpose,
      sources: [...sources].filter((source) => consent.confided.has(source)),
      rows: left.length,
      by: person.user,
      at,
    });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'table export',
      object: id,
      reason: use.purpose,
      after: { kind: kind.name, columns, rows: left.length, records: left, digest },
    });
    return undefined;
  });
  if (recorded) return failure(recorded);
  return success({ id, name: `unhidden-${kind.name}-${at.slice(0, 10)}-${id.slice(0, 8)}.csv`, csv });
}

/** Sealed columns never leave; protected ones where they are asked for. */
export function exportedColumns(
  kind: Kind,
  { columns }: TableQuery,
  withProtected: boolean,
): readonly string[] {
  return columns.filter((name) => {
    const tier = kind.properties.find((each) => each.name === name)?.tier;
    return tier === 'public' || (tier === 'protected' && withProtected);
  });
}

function exportedText(kind: Kind, name: string, { value, unit }: Claim, title: string | undefined): string {
  const property = kind.properties.find((each) => each.name === name);
  if (property?.type === 'ref') return title === undefined ? value : `${title} (${value})`;
  return unit === null ? value : `${value} ${unit}`;
}
