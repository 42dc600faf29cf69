import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hashTablesBeside } from '../release/hash-tables.ts';
import type { Manifest } from '../release/manifest.ts';
import { currentRelease, releaseFile, releaseFolder } from '../release/release-folder.ts';

/** What the signer itself saw in the files of a release that is to be served, beside the one served now. */
export type Inspection = {
  readonly folder: string;
  readonly release: number;
  readonly tables: Manifest['tables'];
  readonly approval: string;
  /** Names of people that are not public now. */
  readonly newNames: number;
  /** Whether it says nothing that is not public now, and less than is. */
  readonly isRemovalOnly: boolean;
};

const made = new WeakSet<Inspection>();

export function isInspection(value: Inspection): boolean {
  return made.has(value);
}

/** Looks at the release in a folder, hashing every row of it. */
export async function inspect(releases: string, folder: string, release: number): Promise<Inspection> {
  const file = join(folder, releaseFile(release));
  const tables = await hashTablesBeside(file);
  const base = currentRelease(releases);
  const baseFile = base === undefined ? undefined : join(releaseFolder(releases, base), releaseFile(base));
  const seen: Inspection = Object.freeze({ folder, release, tables, ...compare(file, baseFile) });
  made.add(seen);
  return seen;
}

/** Every column of a statement but its place in the record, which moves when another goes. */
const STATEMENT = [
  'record',
  'id',
  'property',
  'value',
  'unit',
  'lang',
  'given',
  'source',
  'locator',
  'credibility',
  'status',
  'review',
  'reason',
].join(', ');

function compare(
  file: string,
  baseFile: string | undefined,
): Pick<Inspection, 'approval' | 'newNames' | 'isRemovalOnly'> {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const count = (query: string): number =>
      Number(database.prepare(`select (${query}) as n`).get()?.['n'] ?? 0);
    const approval = String(
      JSON.parse(
        String(
          database.prepare(`select value from main.meta where key = 'approval'`).get()?.['value'] ?? '""',
        ),
      ),
    );
    const names = (schema: string): string =>
      `select c.record, c.value from ${schema}.claim c join ${schema}.record r on r.id = c.record where r.kind = 'person' and c.property = 'names'`;
    if (baseFile === undefined || !existsSync(baseFile))
      return { approval, newNames: count(`select count(*) from (${names('main')})`), isRemovalOnly: false };
    database.prepare('attach ? as base').run(baseFile);
    const added = (columns: string, table: string): number =>
      count(
        `select count(*) from (select ${columns} from main.${table} except select ${columns} from base.${table})`,
      );
    const rows = (schema: string): number => count(`select count(*) from ${schema}.claim`);
    // An editor's reason for a lead is a statement of its own.
    const leads = `select record, id, lead from main.claim where lead like 'editor: %' except select record, id, lead from base.claim`;
    const isSubset =
      added(STATEMENT, 'claim') === 0 &&
      added('kind, id, handle', 'record') === 0 &&
      added('doc', 'glossary') === 0 &&
      count(`select count(*) from (${leads})`) === 0 &&
      count(`select count(*) from (select key, value from main.meta where key in ('organisation', 'asOf', 'synthetic')
        except select key, value from base.meta)`) === 0;
    return {
      approval,
      newNames: count(`select count(*) from (${names('main')} except ${names('base')})`),
      isRemovalOnly: isSubset && rows('main') < rows('base'),
    };
  } finally {
    database.close();
  }
}
