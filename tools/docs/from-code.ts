import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { allCommands } from '../../app/src/commands/index.ts';
import { settings } from '../../app/src/config/settings.ts';
import { openRegister } from '../../app/src/register/index.ts';
import { catalogue } from '../../app/src/kinds/index.ts';
import { createReleaseDraft } from '../../app/src/release/release-file.ts';
import { sql } from 'kysely';
import type { KeptTable } from './kept-table.ts';
import { asCell, code } from './markdown.ts';

/** What the code says about itself, in the shape the reference shows it. */

export function settingsTable(): string {
  const rows = settings.map(({ env, flag, default: standard, secret, does }) => [
    code(env),
    code(flag),
    standard === '' ? 'none' : code(standard),
    `${asCell(does)}${secret ? ' Never printed.' : ''}`,
  ]);
  const lines = [['Environment', 'Flag', 'Default', 'What it does'], ['---', '---', '---', '---'], ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export async function commandList(): Promise<string> {
  const rows = Object.values(await allCommands()).map(({ usage, does }) => [
    code(`unhidden ${usage}`),
    asCell(does),
  ]);
  return [['Command', 'What it does'], ['---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

/** Tables of an empty release file, with the tables SQLite keeps behind the full-text index left out. */
export function releaseTables(): readonly KeptTable[] {
  const database = createReleaseDraft(':memory:');
  try {
    const names = database
      .prepare(
        `select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual') order by name`,
      )
      .all()
      .map((row) => String(row['name']))
      .filter((name) => !name.startsWith('sqlite_'));
    return names.map((table) => {
      const columns = database.prepare('select name, type from pragma_table_info(?)').all(table);
      return tableOf(
        table,
        columns.map((row) => [String(row['name']), String(row['type']).toLowerCase()]),
      );
    });
  } finally {
    database.close();
  }
}

/** Tables of a new register. */
export async function registerTables(): Promise<readonly KeptTable[]> {
  const register = await openRegister(':memory:', catalogue);
  try {
    const { rows } = await sql<{ tbl: string; name: string; type: string }>`
      select t.name as tbl, c.name, lower(c.type) as type from sqlite_schema t join pragma_table_info(t.name) c
      where t.type = 'table' and t.name not like 'sqlite_%' order by t.name, c.cid`.execute(register.db);
    return [...Map.groupBy(rows, ({ tbl }) => tbl)].map(([table, columns]) =>
      tableOf(
        table,
        columns.map(({ name, type }) => [name, type]),
      ),
    );
  } finally {
    await register.close();
  }
}

function tableOf(table: string, columns: readonly (readonly [string, string])[]): KeptTable {
  const rows = columns.map(([name, type]) => (type === '' ? [code(name), ''] : [code(name), type]));
  return { heading: code(table), columns: ['Column', 'Type', 'Meaning'], byHand: 1, rows };
}

const LIMIT =
  /^(?:export )?const ([A-Z_]*(?:MAX|LIMIT|LONGEST|MOST|CAP|PAGE_SIZE|CACHE_BYTES|_MS)[A-Z_]*) = ([\d_ *]+);/gm;

/** Every constant of the code whose name says that it bounds something, with its value and its file. */
export function limitTable(root: string): KeptTable {
  const found = ['app/src', ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/src`)]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
    )
    .sort();
  const rows = found.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(LIMIT)].map(([, name = '', value = '']) => [
      `${code(name)} in ${code(file)}`,
      product(value).toLocaleString('en'),
    ]),
  );
  return { heading: null, columns: ['Limit', 'Value', 'What it bounds'], byHand: 1, rows };
}

function product(text: string): number {
  return text
    .replaceAll('_', '')
    .split(/(?<!\*)\*(?!\*)/)
    .reduce((sum, factor) => {
      const [base = 0, power = 1] = factor.split('**').map(Number);
      return sum * base ** power;
    }, 1);
}

/** Direct dependencies of every workspace with the version and licence the lock file holds. */
export function dependencyTables(root: string): readonly KeptTable[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage | undefined>;
  };
  const named = (folder: string, field: keyof LockedPackage): string[] =>
    Object.keys((packages[folder]?.[field] as Record<string, string> | undefined) ?? {});
  const workspaces = Object.keys(packages).filter((folder) => /^(app|packages\/[^/]+)$/.test(folder));
  const running = [...workspaces, ''].flatMap((folder) => named(folder, 'dependencies'));
  const table = (heading: string, names: readonly string[]): KeptTable => ({
    heading,
    columns: ['Package', 'Version', 'Licence', 'Why', 'Way out'],
    byHand: 2,
    rows: [...new Set(names)]
      .filter((name) => !name.startsWith('@unhidden/'))
      .sort()
      .map((name) => {
        const locked = packages[`node_modules/${name}`];
        const licence = locked?.license ?? olderLicence(root, name) ?? 'not stated';
        return [code(name), locked?.version ?? 'not in the lock file', licence];
      }),
  });
  return [
    table('When it runs', running),
    table('Node itself', named('', 'optionalDependencies')),
    table(
      'For working on it',
      ['', ...workspaces].flatMap((folder) => named(folder, 'devDependencies')),
    ),
  ];
}

/** The licence of a package that still writes it as a list, which the lock file leaves out. */
function olderLicence(root: string, name: string): string | undefined {
  const file = join(root, 'node_modules', name, 'package.json');
  if (!existsSync(file)) return undefined;
  const { licenses } = JSON.parse(readFileSync(file, 'utf8')) as {
    licenses?: readonly { readonly type?: string }[];
  };
  return licenses?.map(({ type }) => type ?? 'not stated').join(' or ');
}

type LockedPackage = {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
