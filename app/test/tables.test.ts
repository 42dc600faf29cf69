import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RecordId } from '@unhidden/record';
import { placeRecords } from '../src/accounts/index.ts';
import type { NewClaim } from '../src/recording/index.ts';
import { freshId, writeClaims } from '../src/recording/index.ts';
import { refreshCellsAround } from '../src/recording/tables/refresh-cells.ts';
import { rebuildViews } from '../src/register/index.ts';
import { engines } from './setup/registers.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';
import { createWorld } from './world/world.ts';

const SIZE = { people: 130, claims: 900, sources: 12 };

describe.each(engines)('tables on %s', (engine) => {
  let bench: TestWorkbench;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
  });
  afterEach(() => bench.close());

  const page = async (who: TestPerson, path: string): Promise<string> => {
    const answer = await who.request('GET', path);
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const totalOf = (text: string): number => {
    const said = />\s*([\d,]+) records?, sorted by/.exec(text)?.[1];
    return Number((said ?? 'none').replaceAll(',', ''));
  };
  const idsOn = (text: string): string[] =>
    [...text.matchAll(/<th scope="row"><a href="\/en\/records\/([^"]+)"/g)].map(([, id]) => id ?? '');

  const write = async (who: TestPerson, kind: string, claims: readonly Omit<NewClaim, 'record'>[]) => {
    const { services } = bench;
    const id = freshId(services) as RecordId;
    await services.register.db.transaction().execute(async (db) => {
      const written = await writeClaims(services, { db, engine: services.register.engine }, who.person, {
        form: 'record',
        records: [{ id, kind }],
        claims: claims.map((claim) => ({ ...claim, record: id })),
      });
      expect(written).toMatchObject({ ok: true });
    });
    return id;
  };
  const place = (record: RecordId, compartment: string): Promise<void> => {
    const { register } = bench.services;
    return register.db.transaction().execute(async (db) => {
      const tx = { db, engine: register.engine };
      await placeRecords(tx, [record], compartment, { by: 'test', at: '2026-03-02T09:00:00.000Z' });
      await refreshCellsAround(bench.services, tx, [record]);
    });
  };
  const sourceId = async (): Promise<RecordId> =>
    (
      await bench.services.register.db
        .selectFrom('record')
        .select('id')
        .where('kind', '=', 'source')
        .executeTakeFirstOrThrow()
    ).id as RecordId;

  test('two facets, their counts and fifty rows a page agree with the invented world', async () => {
    const world = await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    const people = [...world.records('person')];
    const has = (record: (typeof people)[number], property: string, value: string): boolean =>
      record.claims.some((claim) => claim.property === property && claim.value === value);
    const all = await page(who, '/en/records/kind/person');
    expect(totalOf(all)).toBe(SIZE.people);
    expect(idsOn(all)).toHaveLength(50);
    expect(idsOn(await page(who, '/en/records/kind/person?page=3'))).toHaveLength(30);

    const victims = people.filter((each) => has(each, 'role', 'victim'));
    const women = victims.filter((each) => has(each, 'sex', 'female'));
    const narrowed = await page(who, '/en/records/kind/person?f.role=victim&f.sex=female');
    expect(totalOf(narrowed)).toBe(women.length);
    expect(new Set(idsOn(narrowed))).toEqual(new Set(women.map(({ head }) => head.id).slice(0, 50)));
    // The count beside another value is what choosing it instead, or besides, would give.
    const men = victims.filter((each) => has(each, 'sex', 'male'));
    expect(narrowed.replaceAll(/\s+/g, ' ')).toMatch(new RegExp(`male <span class="quiet n">${men.length}<`));
    expect(totalOf(await page(who, '/en/records/kind/person?f.role=victim&f.sex=female&f.sex=male'))).toBe(
      women.length + men.length,
    );
  });

  test('a name is found in any spelling', async () => {
    const world = await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    const [person] = world.records('person');
    const names =
      person?.claims.filter(({ property }) => property === 'names').map(({ value }) => value) ?? [];
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) {
      const text = await page(who, `/en/records/kind/person?q=${encodeURIComponent(name)}`);
      expect(idsOn(text)).toContain(person?.head.id);
      expect(totalOf(text)).toBeLessThan(20);
    }
    expect(await page(who, '/en/records/kind/person?q=zzzzzz')).toContain('No record you may read matches');
  });

  test('a column sorts both ways, by its meaning, and what has no value comes last', async () => {
    await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    const datesOn = (text: string): string[] =>
      [...text.matchAll(/<tr>\s*<th scope="row">.*?<\/th>\s*<td>(.*?)<\/td>/gs)].map(
        ([, cell]) => /\b(19|20)\d\d\b/.exec(cell ?? '')?.[0] ?? '9999',
      );
    const up = datesOn(await page(who, '/en/records/kind/person?col=death&sort=death'));
    const down = datesOn(await page(who, '/en/records/kind/person?col=death&sort=death&dir=desc'));
    expect(up).toEqual([...up].sort());
    const stated = down.filter((year) => year !== '9999');
    expect(stated).toEqual([...stated].sort().toReversed());
    expect(down.slice(0, stated.length)).toEqual(stated);
    expect(stated.length).toBeGreaterThan(5);
  });

  test('what is written shows at once: line, count and order follow', async () => {
    await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    await page(who, '/en/records/kind/person');
    const source = await sourceId();
    const id = await write(who, 'person', [
      { property: 'names', value: 'Aaa Synthetic', lang: 'ko-Latn', source, locator: 'p. 1' },
      { property: 'role', value: 'witness', source, locator: 'p. 1' },
    ]);
    const after = await page(who, '/en/records/kind/person');
    expect(totalOf(after)).toBe(SIZE.people + 1);
    expect(idsOn(after)[0]).toBe(id);
    expect(idsOn(await page(who, '/en/records/kind/person?f.@review=draft&f.role=witness'))).toContain(id);
  });

  test('records and sources of another compartment are neither listed, counted, found nor offered', async () => {
    await bench.addWorld(SIZE);
    const insider = await bench.signIn(['documenter'], { compartments: ['team-x'] });
    const outsider = await bench.signIn(['documenter']);
    const source = await sourceId();
    const secretSource = await write(insider, 'source', [
      { property: 'title', value: 'Synthetic closed source', source, locator: 'p. 1' },
    ]);
    const hidden = await write(insider, 'person', [
      { property: 'names', value: 'Qxhidden Synthetic', lang: 'ko-Latn', source, locator: 'p. 1' },
    ]);
    const shared = await write(insider, 'person', [
      { property: 'names', value: 'Qxshared Synthetic', lang: 'ko-Latn', source, locator: 'p. 1' },
      {
        property: 'names',
        value: 'Qxalias Synthetic',
        lang: 'ko-Latn',
        source: secretSource,
        locator: 'p. 1',
      },
      { property: 'sex', value: 'female', source, locator: 'p. 1' },
      { property: 'sex', value: 'other', source: secretSource, locator: 'p. 1' },
    ]);
    await place(hidden, 'team-x');
    await place(secretSource, 'team-x');
    const path = '/en/records/kind/person';
    expect(totalOf(await page(insider, path))).toBe(totalOf(await page(outsider, path)) + 1);
    expect(idsOn(await page(insider, `${path}?q=qxhidden`))).toEqual([hidden]);
    expect(idsOn(await page(outsider, `${path}?q=qxhidden`))).toEqual([]);
    expect(idsOn(await page(insider, `${path}?q=qxalias`))).toEqual([shared]);
    expect(idsOn(await page(outsider, `${path}?q=qxalias`))).toEqual([]);
    expect(idsOn(await page(outsider, `${path}?q=qxshared`))).toEqual([shared]);
    // `other` and the contradiction rest on the closed source alone.
    expect(idsOn(await page(insider, `${path}?f.sex=other`))).toEqual([shared]);
    expect(idsOn(await page(outsider, `${path}?f.sex=other`))).toEqual([]);
    expect(idsOn(await page(insider, `${path}?f.@contested=yes&q=qxshared`))).toEqual([shared]);
    expect(idsOn(await page(outsider, `${path}?f.@contested=yes&q=qxshared`))).toEqual([]);
    expect(await page(insider, `${path}?all=@source`)).toContain('Synthetic closed source');
    for (const address of [path, `${path}?q=qxshared&col=sex`, `${path}?all=@source`]) {
      const text = await page(outsider, address);
      expect(text).not.toContain('closed source');
      expect(text).not.toMatch(/qxalias/i);
    }
    const kindsOf = async (who: TestPerson) =>
      Number(
        /kind\/person">[^<]*<\/a><\/th>\s*<td class="n">(\d+)/.exec(await page(who, '/en/records'))?.[1],
      );
    expect(await kindsOf(insider)).toBe((await kindsOf(outsider)) + 1);
  });

  test('sealed properties stand in no column and no line, a protected one only when chosen, and a partner has no tables', async () => {
    await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    const partner = await bench.signIn(['partner'], { compartments: ['team-x'] });
    const open = await page(who, '/en/records/kind/person?col=legal_name&col=birth');
    expect(open).not.toContain('name="col" value="legal_name"');
    expect(open).toContain('value="birth"');
    expect((await partner.request('GET', '/en/records/kind/person?col=birth')).status).toBe(404);
    const docs = await bench.services.register.db.selectFrom('table_row').select('doc').execute();
    expect(docs.some(({ doc }) => /legal_name|contact|home_place/.test(doc))).toBe(false);
  });

  test('lines derived anew are the lines kept step by step', async () => {
    await bench.addWorld(SIZE);
    const who = await bench.signIn(['documenter']);
    await page(who, '/en/records/kind/person');
    const { register } = bench.services;
    const docs = () =>
      register.db.selectFrom('table_row').select(['record', 'doc']).orderBy('record').execute();
    const before = await docs();
    await rebuildViews(register, register.catalogue);
    expect(await docs()).toEqual(before);
    expect(before.every(({ doc }) => doc !== '')).toBe(true);
  });

  test('after a large import the lines are made when the table is asked for, and all of them', async () => {
    await bench.addWorld({ people: 2_100, claims: 10_200, sources: 30 });
    const { db } = bench.services.register;
    const unmade = await db.selectFrom('table_row').select('record').where('doc', '=', '').execute();
    expect(unmade.length).toBeGreaterThan(2_100);
    const who = await bench.signIn(['documenter']);
    let answer = await who.request('GET', '/en/records/kind/person');
    while (answer.status === 503) {
      expect(await answer.text()).toContain('This table is being made ready');
      answer = await who.request('GET', '/en/records/kind/person');
    }
    expect(totalOf(await answer.text())).toBe(2_100);
  });

  test('a saved view is its owner’s, or seen by the compartment it is shared in, and only its owner removes it', async () => {
    await bench.addWorld(SIZE);
    const owner = await bench.signIn(['documenter'], { compartments: ['team-x'] });
    const member = await bench.signIn(['reviewer'], { compartments: ['team-x'] });
    const other = await bench.signIn(['reviewer']);
    const save = (name: string, share: string) =>
      owner.request('POST', '/en/records/kind/person/views', { name, share, query: 'f.role=victim&junk=1' });
    expect((await save('Mine', '')).headers.get('Location')).toBe('/en/records/kind/person?f.role=victim');
    await save('Ours', 'team-x');
    const refused = await save('', 'team-y');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Give the view a name.');
    const ofOwner = await page(owner, '/en/records/kind/person');
    expect(ofOwner).toContain('>Mine</a>');
    expect(ofOwner).toContain('>Ours</a>');
    const ofMember = await page(member, '/en/records/kind/person');
    expect(ofMember).toContain('>Ours</a>');
    expect(ofMember).not.toContain('>Mine</a>');
    expect(await page(other, '/en/records/kind/person')).not.toContain('>Ours</a>');
    const rows = await bench.services.register.db.selectFrom('saved_filter').select('id').execute();
    for (const { id } of rows)
      expect((await member.request('POST', `/en/records/views/${id}/end`)).status).toBe(404);
    for (const { id } of rows)
      expect((await owner.request('POST', `/en/records/views/${id}/end`)).status).toBe(303);
    expect(await page(owner, '/en/records/kind/person')).not.toContain('>Mine</a>');
  });

  test('an export is counted, marked on every row, free of formulas, and without protected values', async () => {
    await bench.addWorld(SIZE);
    const writer = await bench.signIn(['documenter']);
    const analyst = await bench.signIn(['analyst']);
    const source = await sourceId();
    const at = { source, locator: 'p. 1' };
    await write(writer, 'person', [
      { property: 'names', value: '=cmd|calc', lang: 'ko-Latn', ...at },
      { property: 'note', value: '@SUM(1)', lang: 'en', ...at },
      { property: 'birth', value: '1961-02-03', ...at },
    ]);
    const query = 'q=%3Dcmd&col=names&col=note&col=birth';
    const send = (form: Record<string, string>) =>
      analyst.request('POST', '/en/records/kind/person/export', { query, ...form });
    expect((await send({})).status).toBe(422);
    const answer = await send({ purpose: 'analysis', protected: 'yes' });
    expect(answer.headers.get('Content-Type')).toContain('text/csv');
    expect(answer.headers.get('Content-Disposition')).toMatch(/unhidden-person-2026-03-02-[0-9a-f]{8}\.csv/);
    const text = await answer.text();
    expect(text).not.toContain('1961');
    const rows = parse(text);
    expect(rows[0]).toEqual(['id', 'title', 'names', 'note', 'birth', 'export']);
    expect(rows[1]?.slice(1, 5)).toEqual(["'=cmd|calc", "'=cmd|calc", "'@SUM(1)", '']);
    const [kept] = await bench.services.register.db.selectFrom('table_export').selectAll().execute();
    expect(kept).toMatchObject({ by: analyst.person.user, rows: 1, purpose: 'analysis' });
    expect(rows[1]?.[5]?.startsWith(`${kept?.id}.`)).toBe(true);
    await expect(bench.services.register.db.deleteFrom('table_export').execute()).rejects.toThrow();
  });

  test('an export needs its own right and a passkey, and ends at the daily quota', async () => {
    await bench.addWorld(SIZE);
    const path = '/en/records/kind/person/export';
    const form = { query: '', purpose: 'court', recipient: 'A synthetic court' };
    const absent = await (await bench.signIn(['documenter'])).request('POST', path, form);
    expect(absent.status).toBe(404);
    const typed = await bench.signIn(['analyst'], { method: 'passphrase' });
    expect(await (await typed.request('POST', path, form)).text()).not.toContain('victim');
    const analyst = await bench.signIn(['analyst']);
    await bench.services.register.db
      .insertInto('table_export')
      .values({
        id: 'earlier',
        by: analyst.person.user,
        at: '2026-03-02T08:00:00.000Z',
        kind: 'person',
        purpose: 'court',
        query: '',
        rows: 49_900,
        digest: '',
      })
      .execute();
    const refused = await analyst.request('POST', path, form);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('more than you may still export today (100 rows)');
    bench.clock.advance(16 * 3_600_000);
    const fresh = await bench.sessionFor(analyst.person.user);
    expect((await fresh.request('POST', path, form)).headers.get('Content-Type')).toContain('text/csv');
  });
});

test('the world that tables are tested on has people of every role', () => {
  const roles = [...createWorld(1, SIZE).records('person')].flatMap(({ claims }) =>
    claims.flatMap(({ property, value }) => (property === 'role' ? [value] : [])),
  );
  expect(new Set(roles)).toEqual(new Set(['survivor', 'witness', 'victim', 'official']));
});
