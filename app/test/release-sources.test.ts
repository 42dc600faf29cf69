import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importPath } from '../src/register/index.ts';
import { buildInto } from './setup/bundled-release.ts';
import { claim, table, writeFolder } from './setup/exchange-folder.ts';
import { emptyRegister } from './setup/registers.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unhidden-sources-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Which sources a release holds, when each source's title is stated by the source named. */
async function publishedSources(
  statedBy: Readonly<Record<string, string>>,
): Promise<{ published: number; withheld: Readonly<Record<string, number>> }> {
  const place = await emptyRegister('sqlite');
  const register = await place.open();
  const title = ([name, by]: readonly [string, string]) =>
    claim({
      record: `source/${name}`,
      property: 'title',
      value: name,
      lang: 'en',
      source: `source/${by}`,
      claim: `title${name.padEnd(12, '0')}`,
    });
  writeFolder(join(folder, 'in'), {
    'unhidden.json': JSON.stringify({
      format: 'unhidden-exchange',
      version: 1,
      title: 'Sources',
      synthetic: false,
    }),
    'records.csv': table(
      'records',
      Object.keys(statedBy).map((name) => [`source/${name}`, name.padEnd(12, '0'), '']),
    ),
    'claims/source.csv': table('claims', Object.entries(statedBy).map(title)),
    'decisions.csv': table('decisions', []),
  });
  const report = await importPath(register, join(folder, 'in'), {
    batch: 'one',
    now: '2026-11-23T00:00:00.000Z',
  });
  expect(report.problems).toEqual([]);
  const { manifest } = await buildInto(register, folder);
  await register.close();
  await place.remove();
  return { published: manifest.counts['source'] ?? 0, withheld: manifest.withheld };
}

test('a source is published whichever of the sources it rests on comes first', async () => {
  expect((await publishedSources({ a: 'b', b: 'c', c: 'd', d: 'd' })).published).toBe(4);
  rmSync(folder, { recursive: true });
  expect((await publishedSources({ a: 'a', b: 'a', c: 'b', d: 'c' })).published).toBe(4);
});

test('sources that rest on nothing but each other are not published', async () => {
  const { published, withheld } = await publishedSources({ a: 'b', b: 'a', c: 'c' });
  expect(published).toBe(1);
  expect(withheld).toMatchObject({ 'record without a public statement': 2, 'source not public': 2 });
});
