import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkConfig, readSettings } from '../src/config/config.ts';
import { openDataFolder } from '../src/platform/data-folder.ts';
import { readChanges } from '../src/publishing/changes.ts';
import { changesFile } from '../src/publishing/build.ts';
import { finishFirst, publishFirst } from '../src/publishing/first-release.ts';
import type { Register } from '../src/register/index.ts';
import { importPath } from '../src/register/index.ts';
import {
  currentRelease,
  openRelease,
  readManifest,
  readOwnContent,
  releaseFolder,
  releaseNumbers,
  verifyRelease,
} from '../src/release/index.ts';
import type { Services } from '../src/workbench/services.ts';
import type { Approver } from './setup/approve.ts';
import { approvedBy, approvingServices, carriedOut, proposed } from './setup/approve.ts';
import { DATA } from './setup/bundled-release.ts';
import { claim, smallFolder, table, writeFolder } from './setup/exchange-folder.ts';
import type { RegisterPlace } from './setup/registers.ts';
import { emptyRegister, engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';

const HOUR = 3_600_000;

describe.each(engines)('releases by two people on %s', (engine) => {
  let parent: string;
  let place: RegisterPlace;
  let register: Register;
  let services: Services;
  let people: readonly [Approver, Approver, Approver];
  let at = Date.parse('2026-11-23T10:00:00.000Z');

  beforeEach(async () => {
    at = Date.parse('2026-11-23T10:00:00.000Z');
    parent = mkdtempSync(join(tmpdir(), 'unhidden-publishing-'));
    place = await emptyRegister(engine);
    register = await place.open();
    const folder = valueOf(openDataFolder(join(parent, 'data')));
    const config = valueOf(checkConfig(readSettings([`--data=${folder.path}`], {}).values, parent));
    await add('first', smallFolder());
    await publishFirst(register, { folder, own: readOwnContent(DATA), builder: 'test' });
    const made = await approvingServices(config, folder, register);
    people = made.people;
    const told: string[] = [];
    services = { ...made.services, now: () => new Date(at), tell: (line) => void told.push(line) };
  });

  afterEach(async () => {
    services.ring.close();
    await register.close();
    await place.remove();
    rmSync(parent, { recursive: true, force: true });
  });

  async function add(batch: string, files: ReturnType<typeof smallFolder>): Promise<void> {
    const folder = join(parent, batch);
    writeFolder(folder, files);
    const report = await importPath(register, folder, { batch, now: '2026-11-23T00:00:00.000Z' });
    expect(report).toMatchObject({ accepted: true, problems: [] });
  }

  test('a first release that was whole when its build was killed is served at the next start, an altered one never', async () => {
    const { folder } = services;
    expect(await finishFirst(folder)).toBeUndefined();
    rmSync(folder.currentFile);
    expect(await finishFirst(folder)).toMatchObject({ number: 1 });
    expect(currentRelease(folder.releases)).toBe(1);
    rmSync(folder.currentFile);
    appendFileSync(join(releaseFolder(folder.releases, 1), 'release-1.sqlite'), 'x');
    expect(await finishFirst(folder)).toBeUndefined();
    expect(currentRelease(folder.releases)).toBeUndefined();
  });

  /** One statement more about the camp. */
  function note(id: string, value: string): Promise<void> {
    const files = smallFolder();
    return add(id, {
      ...files,
      'claims/camp.csv': `${String(files['claims/camp.csv'])}${table('claims', [
        claim({ property: 'note', value, lang: 'en', claim: id }),
      ])
        .split('\n')
        .slice(1)
        .join('\n')}`,
    });
  }

  /** One person more. */
  function name(id: string, value: string): Promise<void> {
    const files = smallFolder();
    return add(id, {
      ...files,
      'records.csv': `${String(files['records.csv'])}person/~${id},${id},more#1\n`,
      'claims/person.csv': `${String(files['claims/person.csv'])}${table('claims', [
        claim({
          record: `person/~${id}`,
          property: 'names',
          value,
          lang: 'en',
          claim: `${id.slice(0, 12)}name`,
        }),
      ])
        .split('\n')
        .slice(1)
        .join('\n')}`,
    });
  }

  test('a proposal that two others approved becomes the next release, signed and marked as such', async () => {
    const [proposer, one, other] = people;
    await note('claimnote0000001', 'a fence was moved');
    const { id, note: none } = await proposed(services, proposer);
    expect(none).toEqual([]);
    const { summary, records } = readChanges(changesFile(services.folder, id), 0, 10);
    expect(summary).toMatchObject({ claims: { new: 1, gone: 0, changed: 0 }, newNames: 0, warnings: [] });
    expect(records[0]?.changes[0]).toMatchObject({ claim: 'claimnote0000001', how: 'new' });
    expect((await carriedOut(services, id)).note).toEqual(['waiting']);
    await approvedBy(services, [one], id);
    expect((await carriedOut(services, id)).note).toEqual(['waiting']);
    await approvedBy(services, [other], id);
    expect(await carriedOut(services, id)).toEqual({ release: 2, note: [] });
    const folder = releaseFolder(services.folder.releases, 2);
    expect(currentRelease(services.folder.releases)).toBe(2);
    expect(readManifest(folder)).toMatchObject({
      approval: 'approved',
      asOf: '2026-11-23',
      proposal: { id, approvals: 2 },
    });
    expect(await verifyRelease(folder)).toEqual([]);
    // Once more is no more.
    await carriedOut(services, id);
    expect(releaseNumbers(services.folder.releases)).toEqual([1, 2]);
  });

  test('a draft written meanwhile does not void the approvals, a reviewed statement does', async () => {
    const [proposer, one, other] = people;
    await note('claimnote0000001', 'a fence was moved');
    const { id } = await proposed(services, proposer);
    await approvedBy(services, [one, other], id);
    await register.db
      .insertInto('claim')
      .values({
        id: 'claimdraft000001',
        record: 'campaaaaaaaaaaaa',
        property: 'note',
        value: 'a draft',
        given: null,
        lang: 'en',
        unit: null,
        source: 'sourcebookaaaaaa',
        locator: 'p. 2',
        credibility: null,
        review: 'draft',
        batch: 'first',
      })
      .execute();
    expect((await carriedOut(services, id)).release).toBe(2);
    await note('claimnote0000002', 'a second fence');
    const next = await proposed(services, proposer);
    await approvedBy(services, [one, other], next.id);
    await note('claimnote0000003', 'a third fence');
    expect(await carriedOut(services, next.id)).toEqual({ release: undefined, note: ['content changed'] });
    expect((await carriedOut(services, next.id)).note).toEqual(['content changed']);
    expect(currentRelease(services.folder.releases)).toBe(2);
  });

  test('a person newly named waits a day, and is warned of', async () => {
    const [proposer, one, other] = people;
    await name('personbbbbbbbbbb', 'Synthetic Name');
    const { id } = await proposed(services, proposer);
    const { summary } = readChanges(changesFile(services.folder, id), 0, 10);
    expect(summary.newNames).toBe(1);
    expect(summary.warnings).toMatchObject([{ about: 'living person named', id: 'personbbbbbbbbbb' }]);
    await approvedBy(services, [one, other], id);
    expect((await carriedOut(services, id)).note).toEqual(['delayed']);
    at += 23 * HOUR;
    expect((await carriedOut(services, id)).note).toEqual(['delayed']);
    at += HOUR;
    expect((await carriedOut(services, id)).release).toBe(2);
  });

  test('what is withdrawn is gone from the next release and stays out of later ones', async () => {
    const [proposer, one, other] = people;
    const withdrawn = { records: ['personaaaaaaaaaa'], claims: ['claimcampopened1'] };
    const { id, note: none } = await proposed(services, proposer, { action: 'withdraw', withdrawn });
    expect(none).toEqual([]);
    await approvedBy(services, [one, other], id);
    expect(await carriedOut(services, id)).toEqual({ release: 2, note: [] });
    await note('claimnote0000001', 'a fence was moved');
    const next = await proposed(services, proposer);
    await approvedBy(services, [one, other], next.id);
    expect(await carriedOut(services, next.id)).toEqual({ release: 3, note: [] });
    for (const number of [2, 3]) {
      const release = openRelease(releaseFolder(services.folder.releases, number));
      expect(release.recordById('personaaaaaaaaaa')).toBeUndefined();
      expect(JSON.stringify(release.recordById('campaaaaaaaaaaaa'))).not.toContain('claimcampopened1');
      expect(release.search('Kim A', {}, 0, 10).hits.map(({ path }) => path)).not.toContain(
        '/people/personaaaaaaaaaa',
      );
      release.close();
    }
    expect(readManifest(releaseFolder(services.folder.releases, 3)).withheld).toMatchObject({ withdrawn: 3 });
  });

  test('one person withdraws at once, and nothing is added by it', async () => {
    const [proposer] = people;
    await note('claimnote0000001', 'a fence was moved');
    const withdrawn = { records: ['personaaaaaaaaaa'], claims: [] };
    const { id, note: none } = await proposed(services, proposer, { action: 'remove', withdrawn });
    expect(none).toEqual([]);
    const release = openRelease(releaseFolder(services.folder.releases, 2));
    expect(release.meta.approval).toBe('removal');
    expect(release.recordById('personaaaaaaaaaa')).toBeUndefined();
    expect(JSON.stringify(release.recordById('campaaaaaaaaaaaa'))).not.toContain('a fence was moved');
    release.close();
    expect(readManifest(releaseFolder(services.folder.releases, 2)).proposal).toMatchObject({
      id,
      approvals: 0,
    });
    expect(await proposed(services, proposer, { action: 'remove', withdrawn })).toMatchObject({
      note: ['nothing to withdraw'],
    });
  });

  test('going back takes two people too, and is refused where something is withdrawn since', async () => {
    const [proposer, one, other] = people;
    await note('claimnote0000001', 'a fence was moved');
    const forward = await proposed(services, proposer);
    await approvedBy(services, [one, other], forward.id);
    await carriedOut(services, forward.id);
    const back = await proposed(services, proposer, { action: 'rollback', target: 1 });
    expect((await carriedOut(services, back.id)).note).toEqual(['waiting']);
    await approvedBy(services, [one, other], back.id);
    expect(await carriedOut(services, back.id)).toEqual({ release: 1, note: [] });
    expect(currentRelease(services.folder.releases)).toBe(1);
    at += HOUR;
    await proposed(services, proposer, {
      action: 'remove',
      withdrawn: { records: [], claims: ['claimcampopened1'] },
    });
    expect(currentRelease(services.folder.releases)).toBe(3);
    const again = await proposed(services, proposer, { action: 'rollback', target: 2 });
    await approvedBy(services, [one, other], again.id);
    expect((await carriedOut(services, again.id)).note).toEqual(['holds what may not be public', '1']);
    expect(currentRelease(services.folder.releases)).toBe(3);
    expect(readdirSync(services.folder.releases)).not.toContain('.building');
  });
});
