import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exportContent, importPath } from '../../src/register/index.ts';
import { emptyRegister } from '../setup/registers.ts';
import { syntheticName } from './names.ts';
import type { World, WorldSize } from './world.ts';
import { createWorld, WORLD_KINDS } from './world.ts';
import { writeWorld } from './write-world.ts';

const SIZE: WorldSize = { people: 120, claims: 900, sources: 20 };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unhidden-world-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

test('the same seed gives the same bytes, another seed others', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const [first, again, other] = [seed, seed, seed + 1].map((each, index) => {
        const target = join(folder, String(index));
        writeWorld(target, createWorld(each, SIZE));
        return textsOf(target);
      });
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
    }),
    { numRuns: 5 },
  );
});

test('holds exactly as many people, claims and sources as asked for, each id once', () => {
  const sizes = fc.record({
    people: fc.integer({ min: 50, max: 300 }),
    sources: fc.integer({ min: 1, max: 30 }),
    more: fc.integer({ min: 0, max: 200 }),
  });
  fc.assert(
    fc.property(seeds, sizes, (seed, { people, sources, more }) => {
      const size = { people, sources, claims: people * 5 + sources * 6 + 200 + more };
      const records = allRecords(createWorld(seed, size));
      const claims = records.flatMap((record) => record.claims);
      expect(claims.length).toBe(size.claims);
      expect(records.filter(({ head }) => head.kind === 'person').length).toBe(people);
      expect(records.filter(({ head }) => head.kind === 'source').length).toBe(sources);
      const ids = [...records.map(({ head }) => head.id), ...claims.map(({ id }) => id)];
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 30 },
  );
});

test('ids stay apart in a large world', () => {
  const ids = createWorld(1, { people: 200_000, claims: 1_000_000, sources: 10_000 }).heads;
  const all = WORLD_KINDS.flatMap((kind) => ids[kind].map(({ id }) => id));
  expect(new Set(all).size).toBe(all.length);
});

test('refuses a size whose claims cannot be spread over its people', () => {
  expect(() => createWorld(1, { people: 100, claims: 10, sources: 10 })).toThrow(/need from/);
});

test('the importer takes a world whole, and writes it out again as the same bytes', async () => {
  writeWorld(join(folder, 'world'), createWorld(3, SIZE));
  const place = await emptyRegister('sqlite');
  const register = await place.open();
  const report = await importPath(register, join(folder, 'world'), {
    batch: 'one',
    now: '2026-11-23T09:00:00.000Z',
  });
  await exportContent(register, join(folder, 'exported'));
  await register.close();
  await place.remove();
  expect(report.problems).toEqual([]);
  expect(report.added.claims).toBe(SIZE.claims);
  expect(textsOf(join(folder, 'exported'))).toEqual(textsOf(join(folder, 'world')));
});

test('says of itself that it is synthetic', () => {
  writeWorld(folder, createWorld(1, SIZE));
  expect(JSON.parse(readFileSync(join(folder, 'unhidden.json'), 'utf8'))).toMatchObject({ synthetic: true });
  const shown = allRecords(createWorld(1, SIZE)).filter(
    ({ head }) => head.kind === 'camp' || head.kind === 'source',
  );
  for (const { claims } of shown) expect(claims.some(({ value }) => /synthetic/i.test(value))).toBe(true);
});

test('names are two to four syllables of Hangul with a Latin spelling', () => {
  fc.assert(
    fc.property(seeds, fc.nat(200_000), (seed, n) => {
      const name = syntheticName(seed, n);
      expect(name.hangul).toMatch(/^[가-힣]{2,4}$/);
      expect(name.latin('revised')).toMatch(/^[A-Z][a-z]* [A-Z][a-z]*$/);
    }),
  );
});

function allRecords(world: World) {
  return WORLD_KINDS.flatMap((kind) => [...world.records(kind)]);
}

function textsOf(target: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(target, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(target.length + 1), readFileSync(file, 'utf8')]),
  );
}
