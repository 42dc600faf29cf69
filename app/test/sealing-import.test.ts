import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim } from '@unhidden/record';
import { describe, expect, test } from 'vitest';
import { isSealed } from '../src/keyring/index.ts';
import { exportContent, importPath } from '../src/register/index.ts';
import type { ImportSealing } from '../src/register/index.ts';
import { isSealedText } from '../src/register/sealed-values.ts';
import { importSealing } from '../src/sealing/import-sealing.ts';
import { bindRing } from '../src/sealing/register-ring.ts';
import { destroyRecordKeys } from '../src/sealing/record-key-store.ts';
import { openClaim } from '../src/sealing/sealed-claims.ts';
import { claim, smallFolder, table, writeFolder } from './setup/exchange-folder.ts';
import { readTree } from './setup/read-tree.ts';
import { emptyRegister, engines, freshRegister } from './setup/registers.ts';
import { freshRing } from './setup/rings.ts';

const NOW = '2026-11-23T00:00:00.000Z';

describe.each(engines)('imports of sealed values on %s', (engine) => {
  const held = freshRegister(engine);
  const rings = freshRing();
  const sealing = (): ImportSealing => importSealing(async () => rings.ring);

  /** The small folder with a sealed name, contact and place. */
  function folderWith(name = 'in'): string {
    const folder = join(held.folder, name);
    const files = smallFolder();
    const about = { record: 'person/~personbbbbbbbbbb', source: 'source/book', review: 'draft' };
    writeFolder(folder, {
      ...files,
      'records.csv': `${String(files['records.csv'])}person/~personbbbbbbbbbb,personbbbbbbbbbb,more#1\n`,
      'claims/person.csv': table('claims', [
        ...String(files['claims/person.csv'])
          .trim()
          .split('\n')
          .slice(1)
          .map((row) => row.split(',')),
        claim({ ...about, property: 'names', value: 'Synthetic A', lang: 'en', claim: 'claimnames000001' }),
        claim({
          ...about,
          property: 'legal_name',
          value: '한가상',
          lang: 'ko-Hang',
          claim: 'claimlegal000001',
        }),
        claim({
          ...about,
          property: 'contact',
          value: 'call 7',
          given: 'as told',
          lang: 'en',
          claim: 'claimcontact0001',
        }),
        claim({ ...about, property: 'home_place', value: '39.5,126.1;exact', claim: 'claimhome0000001' }),
      ]),
    });
    return folder;
  }
  const take = (
    folder: string,
    more: Partial<Parameters<typeof importPath>[2]> = {},
    register = held.register,
  ) => importPath(register, folder, { batch: `batch-${folder.split('/').at(-1)}`, now: NOW, ...more });
  const stored = async (register = held.register) =>
    (await register.db
      .selectFrom('claim')
      .selectAll()
      .where('record', '=', 'personbbbbbbbbbb')
      .orderBy('id')
      .execute()) as unknown as (Claim & { readonly batch: string })[];

  test('are refused in the clear where nothing can seal them, and nothing of them is written', async () => {
    const report = await take(folderWith());
    expect(report.accepted).toBe(false);
    expect(report.problems.map(({ text }) => text)).toEqual(
      ['legal_name', 'contact', 'home_place'].map((name) => expect.stringContaining(`${name} is sealed`)),
    );
    expect(await stored()).toEqual([]);
  });

  test('are sealed, found and opened as they were; what is not sealed stays in the clear', async () => {
    expect(await take(folderWith(), { sealing: sealing() })).toMatchObject({ accepted: true, problems: [] });
    const claims = await stored();
    for (const { property, value } of claims)
      expect([property, isSealed(value)]).toEqual([property, property !== 'names']);
    for (const { value } of claims) expect(isSealedText(value)).toBe(isSealed(value));
    const opened = await Promise.all(
      claims.filter(({ value }) => isSealed(value)).map((each) => openClaim(rings.ring, held.register, each)),
    );
    expect(opened).toEqual([
      { value: 'call 7', given: 'as told', compartment: 'open' },
      { value: '39.5,126.1;exact', given: null, compartment: 'open' },
      { value: '한가상', given: null, compartment: 'open' },
    ]);
    expect(await held.register.db.selectFrom('blind_token').selectAll().execute()).not.toEqual([]);
  });

  test('add nothing when the same comes in the clear again, and clash when it says something else', async () => {
    const folder = folderWith();
    await take(folder, { sealing: sealing() });
    const before = await stored();
    const again = await take(folder, { sealing: sealing(), batch: 'again' });
    expect(again).toMatchObject({ accepted: true, added: { claims: 0 }, problems: [] });
    expect(await stored()).toEqual(before);
    const changed = join(held.folder, 'changed');
    cpSync(folder, changed, { recursive: true });
    const file = join(changed, 'claims/person.csv');
    writeFileSync(file, readFileSync(file, 'utf8').replace('한가상', '김가상'));
    const clash = await take(changed, { sealing: sealing() });
    expect(clash.problems.map(({ text }) => text)).toEqual([
      expect.stringContaining('already stands for something else'),
    ]);
  });

  test('of a backup go into an empty register and out again as the same bytes, and open with the same ring', async () => {
    await take(folderWith(), { sealing: sealing() });
    const backup = join(held.folder, 'backup');
    await exportContent(held.register, backup);
    expect([...readTree(backup).values()].some((bytes) => bytes.includes('한가상'))).toBe(false);
    const place = await emptyRegister(engine);
    const other = await place.open();
    try {
      expect(await take(backup, { sealing: sealing(), batch: 'restored' }, other)).toMatchObject({
        accepted: true,
        problems: [],
      });
      const second = join(held.folder, 'second');
      await exportContent(other, second);
      // The title follows from the names of the batches.
      const content = (folder: string) => [...readTree(folder)].filter(([name]) => name.endsWith('.csv'));
      expect(content(second)).toEqual(content(backup));
      const legal = (await stored(other)).find(({ property }) => property === 'legal_name');
      if (!legal) throw new Error('nothing restored');
      expect(await openClaim(rings.ring, other, legal)).toMatchObject({ value: '한가상' });
    } finally {
      await other.close();
      await place.remove();
    }
  });

  test('of a backup without its keys, or altered, are refused', async () => {
    await take(folderWith(), { sealing: sealing() });
    const backup = join(held.folder, 'backup');
    await exportContent(held.register, backup);
    const place = await emptyRegister(engine);
    const other = await place.open();
    try {
      const keys = readFileSync(join(backup, 'record-keys.csv'), 'utf8');
      writeFileSync(join(backup, 'record-keys.csv'), `${keys.split('\n')[0]}\n`);
      const without = await take(backup, { sealing: sealing() }, other);
      expect(without.accepted).toBe(false);
      expect(without.problems[0]?.text).toContain('record-keys.csv');
      writeFileSync(join(backup, 'record-keys.csv'), keys);
      const file = join(backup, 'claims/person.csv');
      const rows = readFileSync(file, 'utf8');
      // One sealed text stands in the place of another.
      const [first = '', second = ''] = rows.match(/sealed:1:[\w:-]+/g) ?? [];
      writeFileSync(file, rows.replace(first, 'X').replace(second, first).replace('X', second));
      expect((await take(backup, { sealing: sealing() }, other)).accepted).toBe(false);
    } finally {
      await other.close();
      await place.remove();
    }
  });

  test('never bring back a key that was destroyed', async () => {
    await take(folderWith(), { sealing: sealing() });
    const backup = join(held.folder, 'backup');
    await exportContent(held.register, backup);
    await destroyRecordKeys(held.register, ['personbbbbbbbbbb'], NOW);
    expect(await take(backup, { sealing: sealing(), batch: 'again' })).toMatchObject({ accepted: true });
    const legal = (await stored()).find(({ property }) => property === 'legal_name');
    if (!legal) throw new Error('nothing stored');
    expect(await openClaim(rings.ring, held.register, legal)).toBeUndefined();
    await exportContent(held.register, join(held.folder, 'after'));
    expect(existsSync(join(held.folder, 'after/record-keys.csv'))).toBe(false);
  });

  test('by a table give ids that say nothing of the value, and a sealed column cannot be the key', async () => {
    await take(folderWith(), { sealing: sealing() });
    const idsOf = async (name: string, batch: string): Promise<string[]> => {
      writeFileSync(join(held.folder, 'table.csv'), `ref,name,page\n${batch},${name},p. 1\n`);
      const report = await take(join(held.folder, 'table.csv'), {
        sealing: sealing(),
        mapping: mapping(['ref']),
        batch,
      });
      expect(report).toMatchObject({ accepted: true, problems: [] });
      const rows = await held.register.db
        .selectFrom('claim')
        .select('id')
        .where('batch', '=', batch)
        .execute();
      return rows.map(({ id }) => id);
    };
    const [first] = await idsOf('한가상', 'r1');
    const dry = async (name: string): Promise<boolean> => {
      writeFileSync(join(held.folder, 'table.csv'), `ref,name,page\nr1,${name},p. 1\n`);
      return (
        await take(join(held.folder, 'table.csv'), {
          sealing: sealing(),
          mapping: mapping(['ref']),
          batch: 'dry',
        })
      ).accepted;
    };
    expect(first).toMatch(/^[0-9a-z]{10,40}$/);
    expect(await dry('한가상')).toBe(true);
    // The same id for another name: so the id is no hash of the name.
    expect(await dry('김가상')).toBe(false);
    const report = await take(join(held.folder, 'table.csv'), {
      sealing: sealing(),
      mapping: mapping(['name']),
      batch: 'key',
    });
    expect(report.problems[0]?.text).toContain('cannot also be a key');
  });

  function mapping(key: readonly string[]): string {
    const file = join(held.folder, 'mapping.json');
    writeFileSync(
      file,
      JSON.stringify({
        table: 'synthetic',
        kind: 'person',
        key,
        source: { fixed: 'source/book' },
        locator: { column: 'page' },
        columns: [{ column: 'name', property: 'legal_name', lang: 'ko-Hang' }],
      }),
    );
    return file;
  }

  test('a register opened with another key ring is refused, and its own is taken', async () => {
    await bindRing(held.register, rings.ring);
    await bindRing(held.register, rings.ring);
    await expect(bindRing(held.register, { id: 'another' })).rejects.toThrow('belongs to another key ring');
  });
});
