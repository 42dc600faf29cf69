import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stripTypeScriptTypes } from 'node:module';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';

/**
 * Runs every `@example` of the packages: a line `expression // => JSON` must give that JSON, other lines just run.
 * Everything its package and its file export is in scope.
 */
const PACKAGES = resolve(import.meta.dirname, '../packages');
const COMMENT =
  /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(export (?:async )?(?:function\*?|const|class) ([\w$]+))?/g;
const CHECKED = /^(?<expression>.*?);?\s*\/\/ => (?<json>.*)$/;

type Commented = {
  readonly name: string | undefined;
  readonly line: number;
  readonly examples: readonly string[];
};

/** Every documentation comment of a file, what it stands on and the examples it holds. */
function commentsOf(text: string): Commented[] {
  return [...text.matchAll(COMMENT)].map((match) => ({
    name: match[3],
    line: text.slice(0, match.index).split('\n').length,
    examples: examplesOf(match[1] ?? ''),
  }));
}

function examplesOf(comment: string): string[] {
  const plain = comment.replace(/^[ \t]*\* ?/gm, '');
  return [...plain.matchAll(/@example[^\n]*\n```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

/** The example as code: what is said to give a value is compared with it. */
function asCode(example: string): string {
  const lines = example.split('\n').map((line) => {
    const { expression, json } = CHECKED.exec(line)?.groups ?? {};
    if (expression === undefined || json === undefined) return line;
    return json.trim() === 'undefined'
      ? `expect(${expression}).toBeUndefined();`
      : `expect(${expression}).toStrictEqual(JSON.parse(${JSON.stringify(json)}));`;
  });
  // A block of its own, so that an example may use a name the package uses too.
  return stripTypeScriptTypes(`{\n${lines.join('\n')}\n}`);
}

async function run(example: string, scope: Readonly<Record<string, unknown>>): Promise<void> {
  const names = Object.keys(scope);
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor as FunctionConstructor;
  const body = new AsyncFunction('expect', ...names, `'use strict';\n${asCode(example)}`) as (
    ...values: unknown[]
  ) => Promise<void>;
  await body(expect, ...names.map((name) => scope[name]));
}

const load = (file: string) => import(pathToFileURL(file).href) as Promise<Record<string, unknown>>;
const files = globSync('*/src/**/*.ts', { cwd: PACKAGES })
  .sort()
  .map((file) => ({
    file,
    folder: file.split(/[\\/]/)[0] ?? '',
    comments: commentsOf(readFileSync(join(PACKAGES, file), 'utf8')),
  }));
const examples = files.flatMap(({ file, folder, comments }) =>
  comments.flatMap(({ name, line, examples: found }) =>
    found.map((example) => ({ what: `${file}:${line} ${name ?? ''}`, file, folder, example })),
  ),
);

describe('examples in the documentation of packages', () => {
  test.each(examples)('$what', async ({ file, folder, example }) => {
    expect(example, 'an example shows at least one value').toContain('// => ');
    await run(example, {
      ...(await load(join(PACKAGES, file))),
      ...(await load(join(PACKAGES, folder, 'src/index.ts'))),
    });
  });

  const folders = [...new Set(files.map(({ folder }) => folder))];
  test.each(folders)('every function that %s exports has one', async (folder) => {
    const index = join(PACKAGES, folder, 'src/index.ts');
    expect(existsSync(index)).toBe(true);
    const functions = Object.entries(await load(index)).flatMap(([name, value]) =>
      typeof value === 'function' ? [name] : [],
    );
    const shown = new Set(
      files
        .flatMap((one) => (one.folder === folder ? one.comments : []))
        .flatMap(({ name, examples: found }) => (found.length > 0 ? [name] : [])),
    );
    expect(functions.length).toBeGreaterThan(0);
    expect(
      functions.filter((name) => !shown.has(name)),
      `functions of ${relative(resolve(PACKAGES, '..'), index)} without an @example`,
    ).toEqual([]);
  });

  test('an example that says something false fails, as does one that does not run', async () => {
    await expect(run('1 + 1 // => 3', {})).rejects.toThrow();
    await expect(run('nothing.here() // => 3', {})).rejects.toThrow(ReferenceError);
    await expect(
      run('const double = (n: number): number => n * 2;\ndouble(2); // => 4\n[double(1)] // => [2]', {}),
    ).resolves.toBeUndefined();
  });

  test('every fence after an @example is found', () => {
    const written = files.map(
      ({ file }) => readFileSync(join(PACKAGES, file), 'utf8').match(/@example/g)?.length ?? 0,
    );
    expect(examples.length).toBe(written.reduce((sum, count) => sum + count, 0));
  });
});
