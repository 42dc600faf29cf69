import type { RecordId } from '@unhidden/record';
import { afterEach, beforeEach } from 'vitest';
import type { NewClaim, Writing } from '../../src/recording/index.ts';
import { openOrMakeKeyRing } from '../../src/keyring/index.ts';
import { writeClaims } from '../../src/recording/index.ts';
import type { Store } from '../../src/register/index.ts';
import { createWorkbench } from '../../src/workbench/workbench.ts';
import { valueOf } from './results.ts';
import type { TestPerson, TestWorkbench } from './workbench.ts';
import { startWorkbench } from './workbench.ts';
import type { World } from '../world/world.ts';

/** A workbench with invented records and a documenter, afresh for every test of a block, and what recording tests ask of it. */
export function recordingBench(engine: string) {
  const held = {} as { bench: TestWorkbench; world: World; documenter: TestPerson };
  beforeEach(async () => {
    held.bench = await startWorkbench(engine);
    held.world = await held.bench.addWorld();
    held.documenter = await held.bench.signIn(['documenter']);
  });
  afterEach(() => held.bench.close());

  const personId = (n = 0) => held.world.heads.person[n]?.id ?? ('' as RecordId);
  const sourceId = (n = 0) => held.world.heads.source[n]?.id ?? ('' as RecordId);
  const name = (more: Partial<NewClaim> = {}): NewClaim => ({
    record: personId(),
    property: 'names',
    value: 'Synthetic Spelling',
    lang: 'en',
    source: sourceId(),
    locator: 'p. 1',
    ...more,
  });
  const inOne = <Value>(run: (tx: Store) => Promise<Value>): Promise<Value> =>
    held.bench.services.register.db
      .transaction()
      .execute((db) => run({ db, engine: held.bench.services.register.engine }));
  const write = (writing: Writing, who = held.documenter) =>
    inOne((tx) => writeClaims(held.bench.services, tx, who.person, writing));
  const written = async (writing: Writing, who = held.documenter) => {
    const result = await write(writing, who);
    if (!result.ok) throw new Error(result.problems.join('\n'));
    return result.value;
  };
  const counts = async () => {
    const { db } = held.bench.services.register;
    const count = async (table: 'record' | 'claim' | 'decision' | 'batch' | 'entry' | 'custody_entry') =>
      (
        await db
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    return {
      record: await count('record'),
      claim: await count('claim'),
      decision: await count('decision'),
      batch: await count('batch'),
      entry: await count('entry'),
      log: await count('custody_entry'),
    };
  };
  const page = async (path: string, who = held.documenter) => (await who.request('GET', path)).text();
  /** The page as a workbench serves it that knows nothing but the data folder and the register. */
  const afterRestart = async (path: string): Promise<string> => {
    const { services, url } = held.bench;
    const ring = valueOf(await openOrMakeKeyRing(services.folder.keys));
    const app = createWorkbench({ ...services, ring });
    const headers = { Host: new URL(url).host, Cookie: held.documenter.cookie };
    const answer = await app.fetch(new Request(`${url}${path}`, { headers }));
    const text = await answer.text();
    ring.close();
    return text;
  };
  const hidden = (text: string, field: string) =>
    new RegExp(`name="${field}" value="([^"]*)"`).exec(text)?.[1] ?? '';

  return { held, personId, sourceId, name, inOne, write, written, counts, page, afterRestart, hidden };
}
