import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ClaimId } from '@unhidden/record';
import { placeRecords } from '../src/accounts/index.ts';
import { writeClaims } from '../src/recording/index.ts';
import { guessMapping } from '../src/recording/importing/mapping-form.ts';
import { catalogue } from '../src/kinds/index.ts';
import { TOKEN_FIELD } from '../src/workbench/form.ts';
import { engines } from './setup/registers.ts';
import type { Fields, TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const TABLE = `nr,Names,이름,Role,Died,page
1,Kim Synthetic,김가상,victim,1999,p. 4
2,Pak Synthetic,박가상,witness,2001-05,p. 7
3,Choe Synthetic,최가상,official,,p. 9
`;

describe.each(engines)('importing on %s', (engine) => {
  let bench: TestWorkbench;
  let who: TestPerson;
  let source = '';

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    const world = await bench.addWorld();
    who = await bench.signIn(['documenter']);
    source = `source/${world.heads.source[0]?.handle ?? ''}`;
  });
  afterEach(() => bench.close());

  const upload = async (content: string | Uint8Array<ArrayBuffer>, person = who, name = 'list.csv') => {
    const body = new FormData();
    body.append('file', new File([content], name, { type: 'text/csv' }));
    const address = `${bench.url}/en/import?${TOKEN_FIELD}=${person.person.token}`;
    const headers = {
      Host: new URL(bench.url).host,
      Cookie: person.cookie,
      Origin: bench.url,
      'Sec-Fetch-Site': 'same-origin',
    };
    return bench.app.fetch(new Request(address, { method: 'POST', body, headers }));
  };
  const uploaded = async (content: string, name?: string): Promise<string> => {
    const answer = await upload(content, who, name);
    expect(answer.status).toBe(303);
    return (answer.headers.get('Location') ?? '').replace('/en', '');
  };
  const mapped = async (content: string, fields: Fields = {}): Promise<string> => {
    const path = await uploaded(content);
    const answer = await who.request('POST', `/en${path}`, {
      kind: 'person',
      p1: 'names',
      lang1: 'ko-Latn',
      p2: 'names',
      lang2: 'ko-Hang',
      p3: 'role',
      p4: 'death',
      key: '0',
      table: 'list',
      source: 'fixed',
      sourceFixed: source,
      locator: 'column:5',
      ...fields,
    });
    expect(answer.headers.get('Location')).toBe(`/en${path}/preview`);
    return `/en${path}/preview`;
  };
  const text = async (path: string): Promise<string> => {
    const answer = await who.request('GET', path);
    expect(answer.status).toBe(200);
    return (await answer.text()).replaceAll(/\s+/g, ' ');
  };
  const counts = async () => {
    const { db } = bench.services.register;
    const count = async (table: 'record' | 'claim' | 'decision' | 'batch' | 'entry'): Promise<number> =>
      (
        await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    return {
      records: await count('record'),
      claims: await count('claim'),
      decisions: await count('decision'),
      batches: await count('batch'),
      entries: await count('entry'),
    };
  };
  const imported = async (content = TABLE): Promise<string> => {
    const answer = await who.request('POST', await mapped(content));
    expect(answer.status).toBe(303);
    return answer.headers.get('Location') ?? '';
  };

  test('a table is previewed without a trace and then imported whole, as drafts under this name', async () => {
    const before = await counts();
    const preview = await mapped(TABLE);
    const page = await text(preview);
    expect(page).toContain('It would add 3 records and 11 draft statements; 0 statements are there already.');
    expect(page).toContain('The first 3 of 3 rows');
    expect(page).toContain('박가상');
    expect(await counts()).toEqual(before);

    const answer = await who.request('POST', preview);
    const address = answer.headers.get('Location') ?? '';
    expect(address).toMatch(/^\/en\/import\/\w+$/);
    expect(await text(address)).toContain('11 statements on 3 records came in');
    const after = await counts();
    expect(after.records).toBe(before.records + 3);
    expect(after.claims).toBe(before.claims + 11);
    const { db } = bench.services.register;
    const batch = address.split('/').at(-1) ?? '';
    const claims = await db.selectFrom('claim').selectAll().where('batch', '=', batch).execute();
    expect(new Set(claims.map(({ review }) => review))).toEqual(new Set(['draft']));
    expect(claims.map(({ value }) => value)).toContain('2001-05');
    expect(await db.selectFrom('entry').selectAll().where('batch', '=', batch).execute()).toMatchObject([
      { by: who.person.user, form: 'import' },
    ]);
    const table = await text('/en/records/kind/person?q=pak+synthetic');
    expect(table).toContain('Pak Synthetic');
    expect((await who.request('GET', preview)).status).toBe(404);
  });

  test('the same table a second time adds nothing', async () => {
    await imported();
    const before = await counts();
    expect(await text(await mapped(TABLE))).toContain('Everything in this table is in the register already.');
    const grown = await mapped(`${TABLE}4,Yun Synthetic,윤가상,victim,,p. 11\n`);
    expect(await text(grown)).toContain(
      'It would add 1 record and 3 draft statements; 11 statements are there',
    );
    expect(await counts()).toEqual(before);
  });

  test('one bad row keeps all out, and is named with its line and column', async () => {
    const before = await counts();
    const preview = await mapped(TABLE.replace('witness', 'bystander').replace('1999', 'long ago'));
    const answer = await who.request('POST', preview);
    expect(answer.status).toBe(422);
    const page = (await answer.text()).replaceAll(/\s+/g, ' ');
    expect(page).toContain('Nothing was imported.');
    expect(page).toMatch(/Line 3, column “Role”:<\/strong> role must be one of/);
    expect(page).toMatch(/Line 2, column “Died”:<\/strong> death/);
    expect(await counts()).toEqual(before);
    expect(await text('/en/import')).toContain('Continue with list.csv');
  });

  test('undoing rejects all that nobody else decided upon, deletes nothing, and can be taken back', async () => {
    const address = await imported();
    const reviewer = await bench.signIn(['reviewer']);
    const { services } = bench;
    const { db, engine: kind } = services.register;
    const batch = address.split('/').at(-1) ?? '';
    const [first] = await db
      .selectFrom('claim')
      .select('id')
      .where('batch', '=', batch)
      .orderBy('id')
      .execute();
    await db.transaction().execute((tx) =>
      writeClaims(services, { db: tx, engine: kind }, reviewer.person, {
        form: 'review',
        decisions: [
          { claim: (first?.id ?? '') as ClaimId, verdict: 'reviewed', reason: 'Seen (synthetic).' },
        ],
      }),
    );
    const before = await counts();
    expect((await who.request('POST', `${address}/undo`, { reason: ' ' })).status).toBe(422);
    expect((await who.request('POST', `${address}/undo`, { reason: 'The wrong list.' })).status).toBe(303);
    const after = await counts();
    expect(after).toMatchObject({ records: before.records, claims: before.claims });
    expect(after.decisions).toBe(before.decisions + 10);
    const page = await text(address);
    expect(page).toContain('Decided upon by others');
    expect(page).toMatch(/undone with the whole import<\/th> <td class="n">10</);
    expect(page).toMatch(/leaves them as they are<\/th> <td class="n">1</);

    expect((await who.request('POST', `${address}/redo`, { reason: 'It was the right one.' })).status).toBe(
      303,
    );
    expect(await text(address)).toMatch(/>stand<\/th> <td class="n">10</);
    expect((await counts()).decisions).toBe(before.decisions + 20);
  });

  test('nobody else sees, resumes, imports or undoes an upload or an import', async () => {
    const other = await bench.signIn(['documenter']);
    const path = `/en${await uploaded(TABLE)}`;
    const address = await imported();
    const unknown = await other.request('GET', '/en/import/nothing');
    const absent = await unknown.text();
    for (const each of [path, `${path}/preview`, address]) {
      const answer = await other.request('GET', each);
      expect(answer.status).toBe(404);
      expect((await answer.text()).length).toBeGreaterThan(absent.length - 400);
    }
    expect((await other.request('POST', `${address}/undo`, { reason: 'x' })).status).toBe(404);
    expect((await other.request('POST', `${path}/discard`)).status).toBe(404);
    const reviewer = await bench.signIn(['reviewer']);
    expect((await reviewer.request('GET', '/en/import')).status).toBe(404);
  });

  test('a source in a compartment out of reach is answered as one that does not exist', async () => {
    const { register } = bench.services;
    const id = (
      await register.db
        .selectFrom('record')
        .select('id')
        .where('kind', '=', 'source')
        .where('handle', '=', source.replace('source/', ''))
        .executeTakeFirstOrThrow()
    ).id;
    await register.db.transaction().execute((db) =>
      placeRecords({ db, engine } as Parameters<typeof placeRecords>[0], [id], 'team-x', {
        by: 'test',
        at: '2026-03-02T09:00:00.000Z',
      }),
    );
    const hidden = await text(await mapped(TABLE));
    const absent = await text(await mapped(TABLE, { sourceFixed: 'source/synthetic-nowhere' }));
    expect(hidden).toContain(`there is no source &quot;${source}&quot;`);
    expect(absent).toContain('there is no source &quot;source/synthetic-nowhere&quot;');
  });

  test('an upload lies sealed on the disk, is gone after the import, and can be thrown away', async () => {
    const folder = join(bench.services.folder.path, 'imports');
    const path = await uploaded(TABLE);
    const [file] = readdirSync(folder);
    expect(readFileSync(join(folder, file ?? '')).includes('Synthetic')).toBe(false);
    const rows = JSON.stringify(
      await bench.services.register.db.selectFrom('import_file').selectAll().execute(),
    );
    expect(rows).not.toContain('list.csv');
    expect((await who.request('POST', `/en${path}/discard`)).status).toBe(303);
    expect(existsSync(join(folder, file ?? ''))).toBe(false);
    await imported();
    expect(readdirSync(folder)).toEqual([]);
  });

  test('what is no table is refused on the same page, and nothing is kept', async () => {
    const cases: readonly (readonly [string | Uint8Array<ArrayBuffer>, string])[] = [
      [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'ZIP archive'],
      ['', 'empty'],
      ['a,a\n1,2\n', 'Two columns have the same heading'],
      ['a,\n1,2\n', 'empty cell'],
      [new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61), 'larger than 20 MB'],
    ];
    for (const [content, said] of cases) {
      const answer = await upload(content);
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain(said);
    }
    expect(await bench.services.register.db.selectFrom('import_file').select('id').execute()).toEqual([]);
  });

  test('a formula in a cell is a problem, not a value', async () => {
    expect(await text(await mapped(TABLE.replace('Kim Synthetic', '=1+1')))).toContain(
      'would run as a formula',
    );
  });

  test('a mapping kept under a name serves the next table with these columns', async () => {
    await mapped(TABLE, { saveAs: 'Our list' });
    const path = await uploaded(TABLE);
    const page = await text(`/en${path}?kind=person`);
    const use = /href="([^"]*use=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(page).toContain('Use: Our list');
    expect(await text(use)).toContain(`value="${source}"`);
  });
});

test('headings in either language suggest their properties, names their script', () => {
  const person = catalogue.get('person');
  if (!person) throw new Error('there is no kind person');
  const fields = guessMapping(
    person,
    ['nr', 'Names', '이름', '역할', 'Died', 'source', 'page'],
    [['1', 'Kim', '김', 'victim', '1999', 'source/x', '4']],
  );
  expect(Object.fromEntries(fields)).toEqual({
    p1: 'names',
    lang1: 'ko-Latn',
    p2: 'names',
    lang2: 'ko-Hang',
    p3: 'role',
    p4: 'death',
    source: 'column:5',
    locator: 'column:6',
    key: '0',
  });
});
