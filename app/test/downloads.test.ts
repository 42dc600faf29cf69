import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue } from '../src/kinds/index.ts';
import { csvRow, guardCell, unguardCell } from '../src/platform/csv-text.ts';
import { createZip } from '../src/platform/zip-writer.ts';
import { FTM_MAPPINGS } from '../src/release/ftm-mapping.ts';
import { segmentOf } from '../src/release/record-path.ts';
import { verifyCommands } from '../src/site/data/data-page.ts';
import { buildBundledRelease, bundledRelease } from './setup/bundled-release.ts';
import { programOnPath } from './setup/browser.ts';
import { unzip } from './setup/unzip.ts';

type Row = Readonly<Record<string, string>>;
type Field = {
  readonly name: string;
  readonly type: string;
  readonly constraints?: { readonly required?: boolean; readonly enum?: readonly string[] };
};
type Resource = {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly fields: readonly Field[];
    readonly primaryKey: readonly string[];
    readonly foreignKeys: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
};

const rowsOf = (csv: Buffer): Row[] => parse<Row>(csv, { columns: true });

let built: Awaited<ReturnType<typeof bundledRelease>>;
let archive: Map<string, Buffer>;
let resources: readonly Resource[];
let statements: Row[];
beforeAll(async () => {
  built = await bundledRelease();
  archive = unzip(readFileSync(join(built.folder, 'release-1.csv.zip')));
  resources = (JSON.parse(archive.get('datapackage.json')?.toString() ?? '') as { resources: Resource[] })
    .resources;
  statements = rowsOf(readFileSync(join(built.folder, 'release-1.statements.csv')));
});
afterAll(() => built.remove());

describe('the archive of tables', () => {
  test('holds exactly the files its description names, with their bytes and hashes', () => {
    expect([...archive.keys()].sort()).toEqual(
      ['datapackage.json', ...resources.map(({ path }) => path)].sort(),
    );
    for (const { path, bytes, hash } of resources) {
      const body = archive.get(path) ?? Buffer.alloc(0);
      expect(body.length, path).toBe(bytes);
      expect(`sha256:${createHash('sha256').update(body).digest('hex')}`, path).toBe(hash);
    }
  });

  test('has one row a record in every table, as many as the release counts', () => {
    const { counts } = built.outcome.manifest;
    for (const kind of catalogue.keys())
      expect(rowsOf(archive.get(`${segmentOf(kind)}.csv`) ?? Buffer.alloc(0)).length, kind).toBe(
        counts[kind] ?? 0,
      );
  });

  test('has one row a published claim, and each says what the release says', () => {
    const database = new DatabaseSync(join(built.folder, 'release-1.sqlite'), { readOnly: true });
    const published = new Map(
      database
        .prepare('select * from claim')
        .all()
        .map((row) => [row['id'], row]),
    );
    database.close();
    const rows = rowsOf(archive.get('claims.csv') ?? Buffer.alloc(0));
    expect(rows.length).toBe(published.size);
    for (const row of rows) {
      const claim = published.get(row['claim'] ?? '') ?? {};
      for (const column of [
        'record',
        'property',
        'value',
        'unit',
        'lang',
        'given',
        'source',
        'locator',
        'credibility',
        'status',
        'review',
        'reason',
      ])
        expect(row[column], column).toBe(guardCell(String(claim[column] ?? '')));
      expect(row['rank']).toBe(claim['slot'] === -1 ? '' : String(Number(claim['slot']) + 1));
    }
  });

  test('keeps what its description promises of columns, types, keys and references', () => {
    const tables = new Map(
      resources.map((resource) => [resource.name, rowsOf(archive.get(resource.path) ?? Buffer.alloc(0))]),
    );
    for (const { name, path, schema } of resources) {
      const [heading = ''] = (archive.get(path)?.toString() ?? '').split('\n', 1);
      expect(heading.split(','), path).toEqual(schema.fields.map((field) => field.name));
      expect(new Set(schema.fields.map((field) => field.name)).size, path).toBe(schema.fields.length);
      const rows = tables.get(name) ?? [];
      const [key = ''] = schema.primaryKey;
      expect(new Set(rows.map((row) => row[key])).size, path).toBe(rows.length);
      for (const field of schema.fields)
        for (const row of rows)
          expect(fits(field, row[field.name] ?? ''), `${path} ${field.name}: ${row[field.name]}`).toBe(true);
      for (const { fields, reference } of schema.foreignKeys) {
        const known = new Set(
          (tables.get(reference.resource) ?? []).map((row) => row[reference.fields[0] ?? '']),
        );
        for (const row of rows) {
          const value = row[fields[0] ?? ''] ?? '';
          expect(value === '' || known.has(value), `${path} ${fields[0]}: ${value}`).toBe(true);
        }
      }
    }
  });

  test('puts a source and a place in it beside every value', () => {
    for (const kind of catalogue.values())
      for (const row of rowsOf(archive.get(`${segmentOf(kind.name)}.csv`) ?? Buffer.alloc(0)))
        for (const { name, tier } of kind.properties) {
          const columns = [name, `${name}_low`, `${name}_best`, `${name}_high`, `${name}_lat`];
          const stated = columns.some((column) => (row[column] ?? '') !== '');
          if (tier !== 'public')
            expect(
              columns.every((column) => !(column in row)),
              `${kind.name}.${name}`,
            ).toBe(true);
          else if (stated)
            expect(
              [row[`${name}_source`], row[`${name}_locator`]].every(
                (text) => text !== undefined && text !== '',
              ),
              `${kind.name} ${row['handle']} ${name}`,
            ).toBe(true);
        }
  });

  test('is the same bytes when the same register is released again', async () => {
    const again = await buildBundledRelease();
    try {
      for (const name of ['release-1.csv.zip', 'release-1.statements.csv'])
        expect(
          readFileSync(join(again.folder, name)).equals(readFileSync(join(built.folder, name))),
          name,
        ).toBe(true);
    } finally {
      again.remove();
    }
  });
});

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['+82 2', "'+82 2"],
  ['-1', '-1'],
  ['-1.5', '-1.5'],
  ['-1+cmd', "'-1+cmd"],
  ["'=1", "''=1"],
  ['\t=1', "'\t=1"],
  ['요덕', '요덕'],
])('a spreadsheet cannot run the cell %j', (cell, guarded) => expect(guardCell(cell)).toBe(guarded));

test('a row of any text reads back as it was written', () => {
  expect(parse(csvRow(['a', 'b "c", d', 'line\nbreak', null, '', '한글']))).toEqual([
    ['a', 'b "c", d', 'line\nbreak', '', '', '한글'],
  ]);
});

test('any cells read back as they were, guarded or not', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab1 ,"\'=+-@＝＋－＠\t\n\r요덕') }),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2 }), (cells) => {
      expect(parse(csvRow(cells))[0]?.map(unguardCell)).toEqual(cells);
    }),
  );
});

test('an archive whose rows fail while others are packed fails with what they say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-zip-'));
  try {
    const zip = await createZip(join(folder, 'a.zip'));
    const pieces = function* (): Generator<Buffer> {
      for (let piece = 0; piece < 5; piece += 1) yield randomBytes(1_000_000);
      throw new Error('the rows end here');
    };
    await expect(zip.add('a.csv', pieces())).rejects.toThrow('the rows end here');
    await zip.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('an archive opens in a program that is not ours', async (context) => {
  const python = programOnPath('python3');
  if (python === undefined) return context.skip();
  const folder = mkdtempSync(join(tmpdir(), 'unhidden-zip-'));
  try {
    const zip = await createZip(join(folder, 'a.zip'));
    await zip.add('요덕.csv', [Buffer.from('a,b\n'), Buffer.from('x'.repeat(200_000))]);
    await zip.add('empty.csv', []);
    await zip.close();
    const said = execFileSync(
      python,
      [
        '-c',
        'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), [(i.filename, i.file_size) for i in z.infolist()])',
        join(folder, 'a.zip'),
      ],
      { encoding: 'utf8', env: { PYTHONUTF8: '1' } },
    );
    expect(said.trim()).toBe("None [('요덕.csv', 200004), ('empty.csv', 0)]");
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the FollowTheMoney statements', () => {
  type Schema = {
    readonly required: readonly string[];
    readonly extends: readonly string[];
    readonly properties: Readonly<Record<string, string>>;
  };
  const { schemata } = JSON.parse(
    readFileSync(join(import.meta.dirname, 'data/followthemoney.json'), 'utf8'),
  ) as { schemata: Readonly<Record<string, Schema>> };

  test('use only schemata, properties and types of FollowTheMoney', () => {
    for (const { schema = '', prop = '', prop_type: type } of statements) {
      if (prop === 'id') expect(type).toBe('id');
      else expect(schemata[schema]?.properties[prop]?.split(':')[0], `${schema}.${prop}`).toBe(type);
    }
  });

  test('give every entity what its schema requires, and point only to entities of the right schema', () => {
    const entities = Map.groupBy(statements, ({ entity_id: id }) => id ?? '');
    const schemaOf = new Map([...entities].map(([id, rows]) => [id, rows[0]?.schema ?? '']));
    for (const [id, rows] of entities) {
      const schema = schemata[rows[0]?.schema ?? ''];
      expect(new Set(rows.map((row) => row['schema'])).size, id).toBe(1);
      expect(rows[0]?.prop, id).toBe('id');
      for (const name of schema?.required ?? [])
        expect(
          rows.some(({ prop }) => prop === name),
          `${id} ${name}`,
        ).toBe(true);
      for (const { prop = '', value = '' } of rows) {
        const range = schema?.properties[prop]?.split(':')[1];
        if (range === undefined) continue;
        const target = schemaOf.get(value) ?? '';
        expect([target, ...(schemata[target]?.extends ?? [])], `${id} ${prop} ${value}`).toContain(range);
      }
    }
  });

  test('carry the id FollowTheMoney itself would give them, once each', () => {
    for (const { id, dataset, entity_id: entity, prop, value, lang } of statements)
      expect(id).toBe(
        createHash('sha1')
          .update(`${dataset}.${entity}.${prop}.${value}${lang ? `@${lang}` : ''}`)
          .digest('hex'),
      );
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
  });

  test('hold no date more certain than the claim', () => {
    const claims = Map.groupBy(rowsOf(archive.get('claims.csv') ?? Buffer.alloc(0)), ({ record }) => record);
    for (const { prop_type: type, entity_id: entity = '', value = '' } of statements) {
      if (type !== 'date') continue;
      expect(value).toMatch(/^\d{4}(-\d\d(-\d\d)?)?$/);
      const stated = (claims.get(entity.replace('-held', '')) ?? []).map((claim) => claim['value'] ?? '');
      expect(
        stated.some((text) => text === value || text.split('/').includes(value)),
        `${entity} ${value}`,
      ).toBe(true);
    }
  });

  test('name every mapped property as the catalogue does', () => {
    for (const [kind, { fields }] of Object.entries(FTM_MAPPINGS))
      for (const name of Object.keys(fields))
        expect(
          catalogue.get(kind)?.properties.find((property) => property.name === name)?.tier,
          `${kind}.${name}`,
        ).toBe('public');
  });
});

describe('the commands of the data page', () => {
  const openssl = programOnPath('openssl');
  const run = (folder: string, command: string): string =>
    execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  test.skipIf(openssl === undefined)(
    'accept the release as it was signed and refuse a changed manifest',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'unhidden-verify-'));
      try {
        cpSync(built.folder, folder, { recursive: true });
        const { signature, hashes } = verifyCommands();
        expect(run(folder, signature)).toContain('Signature Verified Successfully');
        for (const [name, { sha256 }] of Object.entries(built.outcome.manifest.files))
          expect(run(folder, hashes)).toContain(`(${name})= ${sha256}`);
        writeFileSync(
          join(folder, 'manifest.json'),
          readFileSync(join(folder, 'manifest.json'), 'utf8').replace('"number": 1', '"number": 2'),
        );
        expect(() => run(folder, signature)).toThrow();
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );
});

function fits({ type, constraints }: Field, text: string): boolean {
  if (text === '') return constraints?.required !== true;
  if (type === 'number' && !/^-?\d+(\.\d+)?$/.test(text)) return false;
  if (type === 'integer' && !/^\d+$/.test(text)) return false;
  return constraints?.enum === undefined || constraints.enum.includes(text);
}
