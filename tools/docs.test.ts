import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readDocs } from './docs.ts';
import { textProblems } from './docs/checks.ts';
import { emptyPlaces, keptTables } from './docs/kept-table.ts';
import { anchorsOf } from './docs/markdown.ts';
import type { Docs } from './docs/markdown.ts';
import type { Part } from './docs/parts.ts';
import { partProblems, partsOf, regenerate } from './docs/parts.ts';

const root = resolve(import.meta.dirname, '..');
const docs = readDocs(root);
let parts: readonly Part[] = [];

beforeAll(async () => {
  parts = await partsOf(root, docs);
});

test('the documentation as it stands has no problem', () => {
  expect([...partProblems(docs, parts), ...textProblems(docs, root)]).toEqual([]);
});

test('writing the generated parts again changes nothing', () => {
  expect(regenerate(docs, parts)).toEqual(docs);
});

describe('a documentation file that', () => {
  test.each([
    ['links to a missing file', 'README.md', '\n[here](docs/nowhere.md)', 'docs/nowhere.md leads nowhere'],
    ['links to a missing heading', 'README.md', '\n[here](SECURITY.md#nowhere)', 'no heading #nowhere'],
    ['names a missing path', 'README.md', '\n`app/src/nowhere.ts`', 'there is no app/src/nowhere.ts'],
    ['names an unknown setting', 'SECURITY.md', '\nUNHIDDEN_NOWHERE', 'no setting UNHIDDEN_NOWHERE'],
    ['runs an unknown command', 'SECURITY.md', '\nnpx unhidden vanish', 'no command "unhidden vanish"'],
    ['uses an unknown flag', 'SECURITY.md', '\nnpx unhidden import A --twice', 'no flag --twice'],
    ['runs an unknown script', 'SECURITY.md', '\nnpm run nowhere', 'no script nowhere'],
    ['leaves something unfinished', 'SECURITY.md', '\nTODO: say more', '"TODO" says'],
    [
      'tells a sentence nobody says',
      'docs/guide/operator.md',
      '\n| All is lost on … | wait |',
      'nothing in the program says "All is lost on"',
    ],
  ])('%s is found', (_, file, added, problem) => {
    const problems = textProblems(
      changed(file, (text) => text + added),
      root,
    );
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  test.each([
    ['loses a kind', 'docs/reference/data-dictionary.md', (text: string) => text.replace('## camp\n', '')],
    ['changes a setting', 'docs/reference/configuration.md', (text: string) => text.replace('8080', '8088')],
    [
      'invents a command',
      'docs/reference/cli.md',
      (text: string) => text.replace('| `unhidden import', '| `unhidden vanish` | no |\n$&'),
    ],
    [
      'loses a column',
      'docs/reference/release-format.md',
      (text: string) => text.replace(/^\| `handle`.*\n/m, ''),
    ],
    [
      'invents a table',
      'docs/reference/register.md',
      (text: string) => text.replace('### `claim`', '### `dream`\n\n$&'),
    ],
    ['changes a limit', 'docs/reference/limits.md', (text: string) => text.replace('1,000,000', '2,000,000')],
  ])('%s is found', (_, file, change) => {
    const problems = partProblems(changed(file, change), parts);
    expect(problems.join('\n')).toContain(`${file} differs from the code`);
  });

  test('loses its markers is found', () => {
    const text = changed('docs/reference/cli.md', (now) => now.replace('<!-- end: commands -->', ''));
    expect(partProblems(text, parts).join('\n')).toContain('has no section "commands"');
  });

  test('leaves an address without words is found', () => {
    const text = changed('docs/reference/addresses.md', (now) =>
      now.replace(/^(\| `\/robots.txt` \|).*$/m, '$1  |'),
    );
    expect(partProblems(text, parts)).toEqual([
      'docs/reference/addresses.md: `/robots.txt` is not described; write it in the table',
    ]);
  });
});

test('a decision without its chapters, out of order or too long is found', () => {
  const late = new Map(docs).set('docs/decisions/0099-late.md', `# 0099 Late\n${'\n'.repeat(80)}`);
  const problems = textProblems(late, root).join('\n');
  for (const what of ['the next decision is number', 'no chapter "Context"', 'a decision fits a page'])
    expect(problems).toContain(what);
});

describe('a table kept partly by hand', () => {
  const table = (...names: string[]) => [
    { heading: null, columns: ['Name', 'Words'], byHand: 1, rows: names.map((name) => [name]) },
  ];

  test('keeps the words of rows that stay, drops rows that went, and leaves new ones empty', () => {
    const before = '| Name | Words |\n| --- | --- |\n| a | one \\| two |\n| b | gone |';
    const after = keptTables(before, table('a', 'c'));
    expect(after).toBe('| Name | Words |\n| --- | --- |\n| a | one \\| two |\n| c |  |');
    expect(emptyPlaces(after, table('a', 'c'))).toEqual(['c is not described']);
  });
});

test('anchors follow the headings, also in Korean, and tell equal ones apart', () => {
  const text = '# A `b` & c\n## 요덕 관리소\n## Same\n## Same\n```\n# no heading\n```';
  expect([...anchorsOf(text)]).toEqual(['a-b--c', '요덕-관리소', 'same', 'same-1']);
});

function changed(file: string, change: (text: string) => string): Docs {
  const text = docs.get(file) ?? '';
  const next = change(text);
  expect(next).not.toBe(text);
  return new Map(docs).set(file, next);
}
