import { generateKeyPairSync, sign } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openCheckpoint, signCheckpoint } from '@unhidden/translog';
import { keptCheckpoints } from '../src/custody/checkpoint-file.ts';
import { openLogKey, verifySignature } from '../src/custody/log-key.ts';
import { makeCheckpoint } from '../src/custody/sequencer.ts';
import { verifyCustody } from '../src/custody/verify-custody.ts';
import type { Store } from '../src/register/index.ts';
import { custodyLog } from './setup/custody.ts';
import type { TestLog } from './setup/custody.ts';
import { takeGuardsAway, tamperings } from './setup/custody-tampering.ts';
import { engines, freshRegister } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import { freshRing } from './setup/rings.ts';
import { randomOf } from './world/random.ts';

const EDITS = 1000;
const ENTRIES = 90;
const LEAVES = 30;
const seed = Number(process.env['UNHIDDEN_TEST_SEED'] ?? Date.now() % 1_000_000);

describe.each(engines)('a custody log on %s of which somebody owns the database', (engine) => {
  const held = freshRegister(engine);
  const rings = freshRing();
  let log: TestLog;

  /** 90 entries in 30 minutes, and a few since the last of the checkpoints that are used. */
  beforeEach(async () => {
    log = custodyLog(held.register, rings.ring, held.folder);
    const random = randomOf(seed, 'log');
    for (let n = 0, leaf = 0; leaf < LEAVES; leaf += 1) {
      for (
        const end = leaf === LEAVES - 1 ? ENTRIES : Math.min(ENTRIES, n + random.below(7));
        n < end;
        n += 1
      )
        await log.tell({ actor: `user-${n % 4}`, after: { n } });
      valueOf(await makeCheckpoint(log));
    }
    for (let n = 0; n < 5; n += 1) await log.tell();
  });

  /** Does something to the log, looks at it, and undoes it. */
  async function after<Found>(
    change: (store: Store) => Promise<unknown>,
    look: (store: Store) => Promise<Found>,
  ): Promise<Found> {
    const found: Found[] = [];
    const undone = held.register.db.transaction().execute(async (db) => {
      const store = { db, engine: held.register.engine };
      await takeGuardsAway(store);
      await change(store);
      found.push(await look(store));
      throw new Undone();
    });
    await expect(undone).rejects.toThrow(Undone);
    return found[0] as Found;
  }

  test(
    `is found out in ${EDITS} of ${EDITS} edits by one earlier checkpoint, with the place of the first`,
    { timeout: 600_000 },
    async () => {
      process.stdout.write(`edits: UNHIDDEN_TEST_SEED=${seed}\n`);
      const earlier = keptCheckpoints(log.folder.log).slice(-1);
      const key = openLogKey(log.folder.keys);
      expect(await verifyCustody(held.register, earlier, key)).toMatchObject({
        problems: [],
        entries: ENTRIES + 5,
        leaves: LEAVES,
        waiting: 5,
        agreed: 1,
        provenUpTo: ENTRIES,
      });
      const kinds = Object.entries(tamperings);
      const missed: string[] = [];
      for (let edit = 0; edit < EDITS; edit += 1) {
        const random = randomOf(seed, 'edit', edit);
        const [what, tamper] = kinds[edit % kinds.length] ?? ['', async () => undefined];
        const at = 1 + random.below(ENTRIES);
        let first: number | undefined;
        const report = await after(
          async (store) => (first = await tamper(store, at, random)),
          (store) => verifyCustody(store, earlier, key),
        );
        const { firstWrong } = report;
        const isPlaced =
          first === undefined ||
          (firstWrong !== undefined && firstWrong.from <= first && firstWrong.to >= first);
        if (report.problems.length === 0 || !isPlaced)
          missed.push(
            `${what} at ${at}: ${JSON.stringify({ first, firstWrong, problems: report.problems.slice(0, 5) })}`,
          );
      }
      expect(missed).toEqual([]);
    },
  );

  test('is found out by the checkpoints of every minute to the minute, and by the key ring to the entry', async () => {
    const all = keptCheckpoints(log.folder.log);
    const key = openLogKey(log.folder.keys);
    const change = tamperings['an entry and all that follows from it'];
    const blocks = await held.register.db
      .selectFrom('custody_block')
      .select('body')
      .orderBy('number')
      .execute();
    const ends = blocks.map(({ body }) => (JSON.parse(body) as { last: number }).last);
    for (const at of [1, 2, 17, 44, 60, ENTRIES]) {
      const random = randomOf(seed, 'minute', at);
      const to = ends.find((last) => last >= at);
      const from = 1 + (ends.findLast((last) => last < at) ?? 0);
      const byMinute = await after(
        async (store) => change?.(store, at, random),
        (store) => verifyCustody(store, all, key),
      );
      expect(byMinute.firstWrong).toEqual({ from, to });
      const bySeal = await after(
        async (store) => change?.(store, at, random),
        (store) => verifyCustody(store, [], key, rings.ring),
      );
      expect(bySeal.firstWrong).toEqual({ from: at, to: at });
    }
  });

  test('is told at which entry, as far as what was changed shows it', async () => {
    const earlier = keptCheckpoints(log.folder.log).slice(-1);
    const key = openLogKey(log.folder.keys);
    for (const [what, later] of [
      ['one byte of an entry', 0],
      ['the hash beside an entry', 0],
      ['an entry taken out', 0],
      ['an entry with its hash', 1],
      ['an entry taken out and the rest renumbered', 0],
    ] as const)
      for (const at of [2, 31, 57, ENTRIES + 2]) {
        const { firstWrong } = await after(
          async (store) => tamperings[what]?.(store, at, randomOf(seed, what, at)),
          (store) => verifyCustody(store, earlier, key),
        );
        expect(firstWrong?.to, `${what} at ${at}`).toBeLessThanOrEqual(at + later);
        expect(firstWrong?.from, `${what} at ${at}`).toBeGreaterThanOrEqual(at - 6);
      }
  });

  test('the seals find forgery where no checkpoint reaches yet', async () => {
    const key = openLogKey(log.folder.keys);
    for (const what of [
      'an entry with its hash',
      'an entry and all that follows from it',
      'an entry taken out and all that follows from it',
      'an entry put in and all that follows from it',
    ]) {
      const report = await after(
        async (store) => tamperings[what]?.(store, ENTRIES + 2, randomOf(seed, what)),
        (store) => verifyCustody(store, [], key, rings.ring),
      );
      expect(report.firstWrong?.from, what).toBe(ENTRIES + 2);
    }
  });

  test('a checkpoint that this log did not sign is called that, also under its name', async () => {
    const key = openLogKey(log.folder.keys);
    const [own = ''] = keptCheckpoints(log.folder.log).slice(-1);
    const opened = openCheckpoint(own, [key], verifySignature);
    if (!opened.ok) throw new Error(opened.reason);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const x = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
    const sealedBy = (name: string) => ({
      name,
      publicKey: x,
      sign: (text: Uint8Array) => sign(null, text, privateKey),
    });
    const forgeries = [
      signCheckpoint(opened.checkpoint, [sealedBy(key.name)]),
      signCheckpoint({ ...opened.checkpoint, origin: 'other.invalid' }, [sealedBy('other.invalid')]),
      own.replace(/\n30\n/, '\n29\n'),
      own.replace(
        /\n([^\n]{3})([^\n])([^\n]+\n\n)/,
        (_, a: string, b: string, c: string) => `\n${a}${b === 'A' ? 'B' : 'A'}${c}`,
      ),
      own.slice(0, -3),
      'no checkpoint at all',
    ];
    for (const forgery of forgeries) {
      expect(forgery).not.toBe(own);
      const { problems, agreed } = await verifyCustody(held.register, [own, forgery], key, rings.ring);
      expect(problems, forgery).toEqual([{ what: 'checkpoint-signature' }]);
      expect(agreed).toBe(1);
    }
  });
});

class Undone extends Error {}
