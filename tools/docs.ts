import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { textProblems } from './docs/checks.ts';
import type { Docs } from './docs/markdown.ts';
import { partProblems, partsOf, regenerate } from './docs/parts.ts';

/**
 * Writes the parts of the documentation that come from the code, or checks all of it:
 *
 *     node tools/docs.ts [--check]
 */
const root = resolve(import.meta.dirname, '..');
const NOT_OURS = new Set(['node_modules', 'var', 'coverage']);

/** Every Markdown file under the root that is ours, by its path. */
export function readDocs(folder: string): Docs {
  const docs = new Map<string, string>();
  const read = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory() && !NOT_OURS.has(entry.name) && !entry.name.startsWith('.')) read(inside);
      else if (entry.isFile() && entry.name.endsWith('.md'))
        docs.set(inside, readFileSync(join(folder, inside), 'utf8'));
    }
  };
  read('');
  return docs;
}

async function run(isCheck: boolean): Promise<number> {
  const docs = readDocs(root);
  const parts = await partsOf(root, docs);
  const next = isCheck ? docs : regenerate(docs, parts);
  for (const [file, text] of next) {
    if (docs.get(file) === text) continue;
    writeFileSync(join(root, file), text);
    process.stdout.write(`wrote ${file}\n`);
  }
  const problems = [...partProblems(next, parts), ...textProblems(next, root)];
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.stdout.write(`${docs.size} documentation files, ${problems.length} problems\n`);
  return problems.length === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await run(process.argv.includes('--check'));
