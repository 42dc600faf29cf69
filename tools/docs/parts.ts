import { kinds } from '../../app/src/kinds/index.ts';
import { dataDictionary } from './data-dictionary.ts';
import {
  commandList,
  dependencyTables,
  limitTable,
  registerTables,
  releaseTables,
  settingsTable,
} from './from-code.ts';
import { endpointList, ftmTable, routeTable } from './site-from-code.ts';
import { emptyPlaces, keptTables } from './kept-table.ts';
import type { KeptTable } from './kept-table.ts';
import type { Docs } from './markdown.ts';
import { sectionOf, withSection } from './markdown.ts';

/** A part of the documentation that is written from the code. */
export type Part = {
  readonly file: string;
  /** The marked section, or null for the whole file. */
  readonly section: string | null;
  /** What the part must be, given what it is now. */
  readonly write: (present: string) => string;
  /** What people still have to write in it. */
  readonly empty: (present: string) => readonly string[];
};

/** Every generated part, read from the code under `root`. */
export async function partsOf(root: string, docs: Docs): Promise<readonly Part[]> {
  const tables = await registerTables();
  return [
    written('docs/reference/data-dictionary.md', null, dataDictionary(kinds)),
    written('docs/reference/configuration.md', 'settings', settingsTable()),
    written('docs/reference/cli.md', 'commands', await commandList()),
    written('docs/reference/api.md', 'endpoints', endpointList()),
    written('docs/reference/followthemoney.md', 'mapping', ftmTable()),
    written('docs/decisions/README.md', 'decisions', decisionList(docs)),
    kept('docs/reference/release-format.md', 'tables', releaseTables()),
    kept('docs/reference/register.md', 'tables', tables),
    kept('docs/reference/addresses.md', 'routes', [routeTable()]),
    kept('docs/reference/limits.md', 'limits', [limitTable(root)]),
    kept('docs/reference/dependencies.md', 'dependencies', dependencyTables(root)),
  ];
}

function written(file: string, section: string | null, content: string): Part {
  return { file, section, write: () => content, empty: () => [] };
}

function kept(file: string, section: string, tables: readonly KeptTable[]): Part {
  return {
    file,
    section,
    write: (present) => keptTables(present, tables),
    empty: (present) => emptyPlaces(present, tables),
  };
}

function decisionList(docs: Docs): string {
  return [...docs]
    .flatMap(([path, text]) => {
      const name = /^docs\/decisions\/(\d{4}-[^/]+\.md)$/.exec(path)?.[1];
      const title = /^# (.+)$/m.exec(text)?.[1];
      return name === undefined ? [] : [`- [${title ?? name}](${name})`];
    })
    .sort()
    .join('\n');
}

/** The documentation with every generated part as it must be. */
export function regenerate(docs: Docs, parts: readonly Part[]): Docs {
  const next = new Map(docs);
  for (const { file, section, write } of parts) {
    const text = next.get(file) ?? '';
    if (section === null) next.set(file, write(text));
    else next.set(file, withSection(text, section, write(sectionOf(text, section) ?? '')));
  }
  return next;
}

/** Parts that differ from the code, lack their markers, or wait for words. */
export function partProblems(docs: Docs, parts: readonly Part[]): readonly string[] {
  const next = regenerate(docs, parts);
  return parts.flatMap(({ file, section, empty }) => {
    const text = docs.get(file);
    if (text === undefined) return [`${file} is missing; run node tools/docs.ts`];
    const present = section === null ? text : sectionOf(text, section);
    if (present === undefined)
      return [
        `${file} has no section "${section}"; put its two markers back (see another generated section)`,
      ];
    const differs = next.get(file) !== text;
    return [
      ...(differs ? [`${file} differs from the code; run node tools/docs.ts and read what changed`] : []),
      ...empty(present).map((what) => `${file}: ${what}; write it in the table`),
    ];
  });
}
