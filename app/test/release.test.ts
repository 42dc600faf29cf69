import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from '../src/commands/index.ts';
import { catalogue } from '../src/kinds/index.ts';
import { importPath } from '../src/register/index.ts';
import {
  buildCandidate,
  currentRelease,
  manifestText,
  openRelease,
  readManifest,
  releaseNumbers,
  remainingContent,
} from '../src/release/index.ts';
import { hashFile, hashTables } from '../src/release/manifest.ts';
import { listCell, numberedSources } from '../src/release/release-model.ts';
import type { KeptCell, Sources } from '../src/release/release-model.ts';
import { isSignedBy } from '../src/release/signing.ts';
import { BUNDLED, buildBundledRelease, buildInto, bundledRelease } from './setup/bundled-release.ts';
import { emptyRegister, engines } from './setup/registers.ts';

type Lists = Readonly<Record<string, readonly unknown[]>>;
const facts = (name: string): Lists =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'data', name), 'utf8')) as Lists;
const [first, second] = [facts('public-facts.json'), facts('public-facts-2.json')];
const length = (lists: Lists, name: string): number => lists[name]?.length ?? Number.NaN;
/** How many records of each kind the two files hold. */
const expected: Readonly<Record<string, number>> = {
  camp: length(first, 'camps'),
  figure: length(first, 'figures'),
  measure: length(first, 'sanctioned_entities'),
  observation: length(first, 'imagery_observations'),
  report: length(first, 'reports'),
  norm: length(first, 'legal_norms'),
  demand: length(first, 'demands'),
  topic: length(first, 'contested'),
  gap: length(first, 'gaps'),
  opening: length(first, 'take_part'),
  condition: length(second, 'conditions'),
  act: length(second, 'acts'),
  sentence: length(second, 'sentences'),
  approach: length(second, 'approaches'),
  post: length(second, 'command'),
  outcome: length(second, 'releases'),
};
const sources = length(first, 'sources') + length(second, 'sources');

describe('a release of the bundled record', () => {
  let built: Awaited<ReturnType<typeof bundledRelease>>;
  beforeAll(async () => {
    built = await bundledRelease();
  });
  afterAll(() => built.remove());

  test('holds every record of the two files, and withholds nothing', () => {
    const { counts, editorialSources, withheld } = built.outcome.manifest;
    expect(sources).toBe(367);
    expect(counts['source']).toBe(sources + editorialSources);
    expect(editorialSources).toBe(1);
    expect(counts).toMatchObject(expected);
    const named = new Set(
      (second['command'] as { post_holder: string | null }[]).flatMap(({ post_holder: name }) => name ?? []),
    );
    expect(counts['person']).toBe(length(first, 'persons_public') + named.size);
    expect(Object.values(withheld).every((count) => count === 0)).toBe(true);
  });

  /** A cell as the first two shapes of the file kept it. */
  const earlier = {
    1: (cell: KeptCell, ids: Sources) => listCell(cell, ids),
    2: (cell: KeptCell, { ids }: Sources) =>
      Array.isArray(cell) ? [cell[0], ids[Number(cell[1])], ...cell.slice(2)] : cell,
  };

  test.each([1, 2] as const)('is read alike where its cells stand as in shape %i of the file', (shape) => {
    const folder = mkdtempSync(join(tmpdir(), 'unhidden-schema-'));
    cpSync(built.folder, folder, { recursive: true });
    const file = readdirSync(folder).find((name) => name.endsWith('.sqlite')) ?? '';
    const database = new DatabaseSync(join(folder, file));
    const cards = database.prepare('select id from card order by id').all();
    const ids = numberedSources(cards.map(({ id }) => String(id)));
    const rows = database.prepare('select id, cells from record').all();
    const keep = database.prepare('update record set cells = ? where id = ?');
    for (const { id, cells } of rows) {
      const kept = Object.entries(JSON.parse(String(cells)) as Record<string, KeptCell>);
      const named = Object.fromEntries(kept.map(([name, cell]) => [name, earlier[shape](cell, ids)]));
      keep.run(JSON.stringify(named), String(id));
    }
    database.exec(`update meta set value = '${shape}' where key = 'schema'`);
    database.close();
    const [now, before] = [openRelease(built.folder), openRelease(folder)];
    expect(before.meta.schema).toBe(shape);
    for (const kind of catalogue.keys()) expect(before.list(kind, 0, 500)).toEqual(now.list(kind, 0, 500));
    for (const reader of [now, before]) reader.close();
    rmSync(folder, { recursive: true });
  });

  test('is signed, and every hash in its manifest is the hash of what is there', async () => {
    const manifest = readManifest(built.folder);
    const read = (name: string) => readFileSync(join(built.folder, name), 'utf8');
    expect(isSignedBy(read('release-key.pem'), read('manifest.json'), read('manifest.json.sig'))).toBe(true);
    expect(
      isSignedBy(
        read('release-key.pem'),
        read('manifest.json').replace('"camp": 40', '"camp": 41'),
        read('manifest.json.sig'),
      ),
    ).toBe(false);
    expect(manifestText(manifest)).toBe(read('manifest.json'));
    for (const [name, hash] of Object.entries(manifest.files))
      expect(await hashFile(join(built.folder, name))).toEqual(hash);
    expect(hashTables(join(built.folder, 'release-1.sqlite'))).toEqual(manifest.tables);
  });

  test('can be read back record by record', () => {
    const reader = built.open();
    for (const [kind, total] of Object.entries(reader.meta.counts)) {
      const { rows } = reader.list(kind, 0, 1000);
      expect(rows.length).toBe(total);
      for (const row of rows) {
        const record = reader.record(kind, row.handle);
        expect(record?.id).toBe(row.id);
        expect(record?.properties.length).toBeGreaterThan(0);
        for (const { property, values } of record?.properties ?? []) {
          for (const { claims } of values)
            for (const claim of claims) expect(reader.source(claim.source)?.title, claim.id).toBeTruthy();
          // A cell is the lead claim, less what only the record's own page says.
          const { more, target, place, ...cell } = row.cells[property] ?? { more: -1 };
          const [lead] = values[0]?.claims ?? [];
          if (!lead) continue;
          expect(lead, `${row.id} ${property}`).toMatchObject(cell);
          expect([more, Object.keys(cell).length]).toEqual([values.length - 1, 7]);
          expect(place).toBe(reader.placeOf(lead.source));
          if (target) expect(target.id).toBe(lead.value);
        }
      }
    }
    reader.close();
  });
});

test.each(engines)('equal registers give equal bytes, also from %s', async (engine) => {
  const [one, other] = [await bundledRelease(), await buildBundledRelease(engine)];
  const bytes = (folder: string) =>
    readdirSync(folder)
      .filter((name) => !name.startsWith('release-key') && !name.endsWith('.sig'))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);
  expect(bytes(other.folder)).toEqual(bytes(one.folder));
  one.remove();
  other.remove();
});

test('only the first release is made without approval', async () => {
  const place = await emptyRegister('sqlite');
  const register = await place.open();
  const built = await bundledRelease();
  await importPath(register, BUNDLED, { batch: 'bundled', now: '2026-11-23T00:00:00.000Z' });
  await expect(buildInto(register, built.releases)).rejects.toThrow(/Only the first release/);
  expect(releaseNumbers(built.releases)).toEqual([1]);
  expect(currentRelease(built.releases)).toBe(1);
  const empty = mkdtempSync(join(tmpdir(), 'unhidden-releases-'));
  await register.db
    .insertInto('account')
    .values({ id: 'somebody', at: '2026-11-23T00:00:00.000Z' })
    .execute();
  await expect(buildInto(register, empty)).rejects.toThrow(/without accounts/);
  expect(currentRelease(empty)).toBeUndefined();
  await register.close();
  await place.remove();
  built.remove();
  rmSync(empty, { recursive: true });
});

test('an earlier release less nothing is the same release, table by table', async () => {
  const built = await bundledRelease();
  const release = built.open();
  const { organisation, asOf, synthetic, approval, builder } = release.meta;
  const own = { organisation, glossary: release.glossary() };
  const content = remainingContent(release, catalogue, { records: [], claims: [] });
  const { releases } = built;
  const candidate = await buildCandidate(catalogue, {
    releases,
    own,
    builder,
    approval,
    content,
    asOf,
    synthetic,
  });
  expect(candidate.manifest.tables).toEqual(built.outcome.manifest.tables);
  release.close();
  built.remove();
});

test('real and synthetic records never share a release', async () => {
  const place = await emptyRegister('sqlite');
  const register = await place.open();
  const releases = mkdtempSync(join(tmpdir(), 'unhidden-releases-'));
  await importPath(register, BUNDLED, { batch: 'real', now: '2026-11-23T00:00:00.000Z' });
  await register.db
    .insertInto('batch')
    .values({
      id: 's',
      name: 's',
      synthetic: 1,
      records: 0,
      claims: 0,
      decisions: 0,
      at: '2026-11-23T00:00:00.000Z',
    })
    .execute();
  await expect(buildInto(register, releases)).rejects.toThrow(/real and synthetic/);
  await register.close();
  await place.remove();
  rmSync(releases, { recursive: true });
});

test('release inspect prints the counts of the two files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-data-'));
  const data = join(folder, 'var');
  const run = async (...args: string[]): Promise<string> => {
    const lines: string[] = [];
    expect(await runCommand([...args, '--data', data], (line) => lines.push(line))).toBe(0);
    return lines.join('\n');
  };
  await run('import', BUNDLED);
  await run('release', 'build');
  const shown = await run('release', 'inspect');
  for (const [kind, count] of Object.entries({ ...expected, source: sources }))
    expect(shown).toMatch(new RegExp(`^  ${kind} +${count}\\b`, 'm'));
  expect(await run('release', 'list')).toMatch(/^\* 1 /);
  rmSync(folder, { recursive: true });
});

test('only one build runs at a time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-data-'));
  const data = join(folder, 'var');
  const lines: string[] = [];
  const run = (...args: string[]): Promise<number> =>
    runCommand([...args, '--data', data], (line) => lines.push(line));
  await run('import', BUNDLED);
  const codes = await Promise.all([run('release', 'build'), run('release', 'build')]);
  expect(codes.sort((a, b) => a - b)).toEqual([0, 1]);
  expect(lines.join('\n')).toContain('A release is being built already');
  expect(await run('release', 'inspect')).toBe(0);
  rmSync(folder, { recursive: true });
});
