import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Claim, Decision, RecordHead } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePublicRecord } from '../../tools/public-record.ts';
import { catalogue } from '../src/kinds/index.ts';
import { allDossiers, countByKind } from '../src/register/claims-store.ts';
import { importPath } from '../src/register/import-actions.ts';
import type { Register } from '../src/register/register.ts';
import { openRegister } from '../src/register/register.ts';
import { saysSo } from './fact-comparison.ts';
import type { Entry } from './fact-comparison.ts';
import type { Leaf } from './public-facts.ts';
import { publicFacts } from './public-facts.ts';

const RECORD = fileURLToPath(new URL('../../data/public-record', import.meta.url));
const FACTS = ['public-facts.json', 'public-facts-2.json'].map((file) =>
  fileURLToPath(new URL(`data/${file}`, import.meta.url)),
);

const leaves = publicFacts();
const folder = mkdtempSync(join(tmpdir(), 'unhidden-record-'));
let register: Register;
let entries: Entry[];
let decisions: Decision[];
let entriesOf: Map<string, Entry[]>;

beforeAll(async () => {
  register = await openRegister(join(folder, 'register.sqlite'), catalogue);
  const report = await importPath(register, RECORD, {
    batch: 'public-record',
    now: '2026-11-23T00:00:00.000Z',
  });
  if (!report.accepted) throw new Error(JSON.stringify(report));
  const dossiers = [];
  for await (const page of allDossiers(register)) dossiers.push(...page);
  const heads = new Map(dossiers.map(({ head }) => [String(head.id), head]));
  entries = dossiers.flatMap(({ head, claims }) =>
    claims.map((claim) => ({
      ...claim,
      head,
      cites: heads.get(claim.source)?.handle ?? '',
      target: refTarget(heads, head, claim),
    })),
  );
  decisions = dossiers.flatMap((dossier) => dossier.decisions);
  entriesOf = Map.groupBy(entries, ({ head }) => head.origin ?? '');
}, 60_000);

afterAll(async () => {
  await register.close();
  rmSync(folder, { recursive: true, force: true });
});

function refTarget(
  heads: ReadonlyMap<string, RecordHead>,
  head: RecordHead,
  claim: Claim,
): RecordHead | undefined {
  return propertyOf(catalogue, head.kind, claim.property)?.type === 'ref'
    ? heads.get(claim.value)
    : undefined;
}

/** A body of the chain of command is a record of its own, and so is whoever held the post. */
function holders(leaf: Leaf): string[] {
  if (leaf.list !== 'command') return [leaf.origin];
  const file = 'public-facts-2.json#command';
  if (leaf.field === 'parent') return [`${file}.organisation=${leaf.words}`];
  return [leaf.origin];
}

describe('the bundled record against the files it was made from', () => {
  test('the files are read whole', () => {
    expect(leaves.length).toBeGreaterThan(7000);
    expect(new Set(leaves.map(({ list }) => list)).size).toBe(20);
  });

  test('every value of both files stands in a claim of its record, with its source and locator', () => {
    const missing = leaves.filter((leaf) => {
      if (leaf.list === 'command' && leaf.field === 'parent') return !isParentKept(leaf);
      return !holders(leaf).some((origin) =>
        (entriesOf.get(origin) ?? []).some((entry) => saysSo(entry, leaf)),
      );
    });
    expect(missing).toEqual([]);
  });

  test('every claim goes back to a value of the files, but for the title and type of the compilers’ notes and the type of a sanction', () => {
    const at = (source: string, locator: string) => `${source} · ${locator}`;
    const words = new Map<string, Set<string>>();
    for (const leaf of leaves) {
      const key = at(leaf.source, leaf.locator);
      words.set(key, (words.get(key) ?? new Set()).add(leaf.words));
    }
    const origins = new Map(
      entries.flatMap(({ target }) => (target ? [[target.id, target.origin?.split('#')[1] ?? '']] : [])),
    );
    const strangers = entries.filter((entry) => {
      const known = words.get(at(entry.cites, entry.locator)) ?? new Set();
      const type = propertyOf(catalogue, entry.head.kind, entry.property)?.type;
      const said =
        entry.given !== null
          ? [entry.given]
          : type === 'number'
            ? entry.value.split('|').filter(Boolean)
            : type === 'place'
              ? entry.value.split(/[,;]/).slice(0, 2)
              : [entry.target ? (origins.get(entry.target.id) ?? '') : entry.value];
      return !said.every((text) => known.has(text));
    });
    expect(
      strangers
        .map(
          ({ head, property, given, value }) => `${head.kind}/${head.handle} ${property} ${given ?? value}`,
        )
        .sort(),
    ).toEqual([
      ...Array.from(
        { length: 11 },
        (_, index) => `measure/ent-${String(index + 1).padStart(3, '0')} type sanctioned_entities`,
      ),
      'source/compilers-notes title Notes of the compilers of the public-facts files',
      'source/compilers-notes type editorial',
    ]);
  });

  test('a reading adds no year and no number that its words do not hold', () => {
    const added = entries.filter(({ given, value, property, head }) => {
      const type = propertyOf(catalogue, head.kind, property)?.type;
      if (given === null || (type !== 'date' && type !== 'number')) return false;
      const digits =
        type === 'date'
          ? (value.match(/\d{3,4}(?=X|-|\/|~|\]|\.|,|$)/g) ?? ['nothing'])
          : value.split('|').filter(Boolean);
      return !digits.every((text) => given.replaceAll(',', '').includes(text));
    });
    expect(added).toEqual([]);
  });

  test('it holds as many records of each kind as the files list', async () => {
    const posts = publicFacts().filter(({ list }) => list === 'command');
    const named = (...fields: string[]) =>
      new Set(posts.filter(({ field }) => fields.includes(field)).map(({ words }) => words)).size;
    expect(Object.fromEntries(await countByKind(register))).toEqual({
      source: 199 + 168 + 1,
      camp: 40,
      figure: 147,
      person: 57 + named('post_holder'),
      organisation: 11 + named('organisation', 'parent'),
      measure: 11,
      observation: 68,
      report: 25,
      norm: 33,
      demand: 20,
      opening: 2,
      topic: 14,
      gap: 10,
      condition: 86,
      act: 58,
      sentence: 43,
      approach: 62,
      post: 55,
      outcome: 26,
    });
  });

  test('every record has a value that names it', () => {
    const named = new Set(
      entries
        .filter(({ head, property }) => catalogue.get(head.kind)?.title.includes(property))
        .map(({ record }) => record),
    );
    expect(
      entries.filter(({ record }) => !named.has(record)).map(({ head }) => `${head.kind}/${head.handle}`),
    ).toEqual([]);
  });

  test('no grade was invented and everything has been reviewed', () => {
    expect(
      entries.filter(({ credibility, review }) => credibility !== null || review !== 'reviewed'),
    ).toEqual([]);
    expect(entries.filter(({ property }) => property === 'reliability')).toEqual([]);
  });

  test('nothing in it is protected or sealed', () => {
    expect(
      entries.filter(({ head, property }) => propertyOf(catalogue, head.kind, property)?.tier !== 'public'),
    ).toEqual([]);
  });

  test('the three sites around Camp 18 stay apart and the link between them is the compilers’ inference', () => {
    const links = entries.filter(({ property }) => property === 'possibly_same_as');
    expect(
      links.map(({ head, target, cites, given }) => [
        head.handle,
        target?.handle,
        cites,
        given?.slice(0, 35),
      ]),
    ).toEqual([['camp-18-kaechon', 'choma-bong', 'compilers-notes', 'INFERENCE, not a sourced statement:']]);
  });

  test('what rests on the account Shin Dong-hyuk later changed is marked, and the revised rows are not', () => {
    const marked = entries.filter(({ property }) => property === 'rests_on_earlier_account');
    expect(new Set(marked.map(({ target }) => target?.handle))).toEqual(new Set(['shin-dong-hyuk']));
    const handles = marked.map(({ head }) => head.handle);
    const witnessed = entries
      .filter(({ property, value }) => property === 'witness' && value === 'Shin Dong-hyuk')
      .map(({ head }) => head.handle);
    expect(handles).toEqual(
      expect.arrayContaining([...witnessed, 'act-022', 'act-026', 'act-028', 'sen-025']),
    );
    expect(handles).not.toContain('act-023');
    expect(handles).not.toContain('act-027');
  });

  test('a lead value is chosen only where values compete', () => {
    const chosen = decisions.map(({ claim }) => entries.find(({ id }) => id === claim));
    for (const lead of chosen) {
      const rivals = entries.filter(
        ({ record, property }) => record === lead?.record && property === lead.property,
      );
      expect(new Set(rivals.map(({ value, unit }) => `${value} ${unit ?? ''}`)).size).toBeGreaterThan(1);
    }
    expect(
      chosen
        .filter((lead) => lead?.head.handle === 'camp-14')
        .map((lead) => lead?.value)
        .sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1)),
    ).toEqual(['1965', '39.5717058,126.0621556;unstated', '|155|']);
  });

  test('making it again gives the same bytes', () => {
    const again = join(folder, 'again');
    writePublicRecord(FACTS[0] ?? '', FACTS[1] ?? '', again);
    const files = (path: string) =>
      readdirSync(path, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(csv|json)$/.test(name))
        .sort();
    expect(files(again)).toEqual(files(RECORD));
    for (const name of files(again))
      expect(readFileSync(join(again, name)).equals(readFileSync(join(RECORD, name))), name).toBe(true);
  });
});

/** The parent stands on the record of the body below it, and points to the record of the body above. */
function isParentKept(leaf: Leaf): boolean {
  const row = leaves.find(({ origin, field }) => origin === leaf.origin && field === 'organisation');
  const below = entriesOf.get(`public-facts-2.json#command.organisation=${row?.words}`) ?? [];
  const [above] = holders(leaf);
  return below.some(
    ({ property, target, cites, locator }) =>
      property === 'parent' && target?.origin === above && cites === leaf.source && locator === leaf.locator,
  );
}
