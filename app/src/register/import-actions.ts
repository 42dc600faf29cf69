import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecordId } from '@unhidden/record';
import { withWritingCache } from '../platform/database.ts';
import { inspectTextFile } from '../platform/csv-file.ts';
import { recordsCiting } from './claims-store.ts';
import { createBatchWriter, knownRecords } from './import-batch.ts';
import type { KnownRecords } from './import-batch.ts';
import { HEADER_FILE } from './exchange-format.ts';
import { exchangeTables, importExchange, readExchangeHeader } from './import-exchange.ts';
import type { ImportReport } from './import-report.ts';
import { createProblemList } from './import-report.ts';
import { importTable, readMapping } from './import-table.ts';
import type { Register } from './register.ts';
import type { ImportSealing } from './sealed-values.ts';
import { followImport } from './table-rows.ts';
import { refreshViews } from './views.ts';

export type ImportOptions = {
  /** Mapping file for a CSV table; a folder needs none. */
  readonly mapping?: string;
  readonly dryRun?: boolean;
  readonly acceptGoodRows?: boolean;
  /** Identifies the batch and its time; passed in so that the result depends on nothing else. */
  readonly batch: string;
  readonly now: string;
  /** Seals values of sealed properties; without it an import that brings one in the clear is refused. */
  readonly sealing?: ImportSealing;
  readonly onProgress?: (done: number, total: number) => void;
};

/**
 * Imports a folder in the exchange format or a CSV table, in one transaction: all of it, or nothing, unless
 * `acceptGoodRows` leaves out the rows with problems. What is already there is left as it is.
 */
export async function importPath(
  register: Register,
  path: string,
  options: ImportOptions,
): Promise<ImportReport> {
  const problems = createProblemList();
  const nothing = { records: 0, claims: 0, decisions: 0 };
  const refused = (): ImportReport => ({
    accepted: false,
    added: nothing,
    seen: nothing,
    ...problems.list(),
  });
  const plan = await planImport(register, path, options.mapping);
  if ('problems' in plan) {
    for (const text of plan.problems) problems.refuse(plan.file, null, text);
    return refused();
  }
  let outcome = refused();
  const rollback = new Error('rolled back');
  try {
    const inOne = register.db.transaction();
    await withWritingCache(register, () =>
      inOne.execute(async (db) => {
        const store = { db, engine: register.engine };
        const known = await knownRecords(store, register.catalogue);
        const writer = createBatchWriter(
          store,
          register.catalogue,
          options.batch,
          known,
          problems,
          options.sealing,
        );
        let done = 0;
        await plan.run(writer, known, problems, (bytes) => options.onProgress?.((done += bytes), plan.bytes));
        const { added, seen } = writer;
        const accepted = problems.count === 0 || (options.acceptGoodRows === true && !problems.unreadable);
        outcome = { accepted, added, seen, ...problems.list() };
        if (!accepted || options.dryRun === true) throw rollback;
        const brought = added.records + added.claims + added.decisions;
        if (brought === 0) throw rollback;
        await db
          .insertInto('batch')
          .values({
            id: options.batch,
            name: plan.name,
            synthetic: plan.synthetic ? 1 : 0,
            ...added,
            at: options.now,
          })
          .execute();
        await options.sealing?.follow(store, writer.sealed);
        const changed = await affected(store, writer.touched, known);
        await refreshViews(store, register.catalogue, changed);
        await followImport(store, register.catalogue, changed);
      }),
    );
  } catch (error) {
    if (error !== rollback) throw error;
  }
  return outcome;
}

type Store = Pick<Register, 'db' | 'engine'>;

/**
 * The touched records, and those whose lead values may change because a source they cite was touched. What cites a
 * source that this import brings is touched by it as well.
 */
async function affected(
  store: Store,
  touched: ReadonlySet<RecordId>,
  known: KnownRecords,
): Promise<RecordId[]> {
  const sources = [...touched].filter((record) => known.kindOf(record) === 'source' && !known.isNew(record));
  const all = new Set(touched);
  for (let start = 0; start < sources.length; start += 2000)
    for (const record of await recordsCiting(store, sources.slice(start, start + 2000))) all.add(record);
  return [...all].sort();
}

type Run = (
  ...parameters: [
    ReturnType<typeof createBatchWriter>,
    Awaited<ReturnType<typeof knownRecords>>,
    ReturnType<typeof createProblemList>,
    (bytes: number) => void,
  ]
) => Promise<void>;

type Plan = { readonly run: Run; readonly bytes: number; readonly name: string; readonly synthetic: boolean };
type NoPlan = { readonly file: string; readonly problems: readonly string[] };

async function planImport(
  register: Register,
  path: string,
  mappingFile: string | undefined,
): Promise<Plan | NoPlan> {
  if (!existsSync(path))
    return { file: basename(path), problems: [`there is nothing at ${path}; check the path`] };
  if (statSync(path).isDirectory()) {
    const read = readExchangeHeader(path);
    if ('problem' in read) return { file: HEADER_FILE, problems: [read.problem] };
    const bytes = exchangeTables(path).reduce((sum, { file }) => sum + statSync(join(path, file)).size, 0);
    const run: Run = (writer, known, problems, onBytes) =>
      importExchange(path, writer, known, problems, onBytes);
    return { bytes, run, name: read.header.title, synthetic: read.header.synthetic };
  }
  const { problem } = await inspectTextFile(path);
  if (problem) return { file: basename(path), problems: [problem] };
  if (mappingFile === undefined)
    return {
      file: basename(path),
      problems: [
        'a single table needs a mapping that says what its columns mean: add --mapping FILE; a folder in the exchange format needs none',
      ],
    };
  const read = readMapping(mappingFile, register.catalogue);
  if ('problems' in read) return { file: basename(mappingFile), problems: read.problems };
  const run: Run = (writer, known, problems, onBytes) =>
    importTable(path, read.mapping, register.catalogue, writer, known, problems, onBytes);
  return { bytes: statSync(path).size, run, name: basename(path), synthetic: false };
}
