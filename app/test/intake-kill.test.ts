import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeToField, locatorOf, newCode } from '../src/intake/code.ts';
import type { Code } from '../src/intake/code.ts';
import { draftFolder, markToday, readStatus, standingOf, writeDraft } from '../src/intake/draft-store.ts';
import { openIntake } from '../src/intake/index.ts';
import type { Intake, SubmittedFile } from '../src/intake/index.ts';
import type { Submission } from '../src/intake/submission.ts';
import { openJson } from '../src/platform/age.ts';
import { ageSealer } from '../src/platform/age-stream.ts';
import { writeQuietly } from '../src/platform/quiet-files.ts';
import { sampleAnswers } from './intake/sample-answers.ts';
import { bundledRelease } from './setup/bundled-release.ts';
import { testIntake } from './setup/intake-folder.ts';
import type { TestIntake } from './setup/intake-folder.ts';
import { publicProcess } from './setup/public-process.ts';
import type { PublicProcess } from './setup/public-process.ts';
import { streamUpload } from './setup/stream-upload.ts';
import { randomOf } from './world/random.ts';

const ROUNDS = 100;
/** Sent at once in every round, and uploads under way meanwhile. */
const SENDERS = 3;
const FILES = 2;
const seed = Number(process.env['UNHIDDEN_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = randomOf(seed, 'intake kill');

let held: TestIntake;
let built: Awaited<ReturnType<typeof bundledRelease>>;
let site: PublicProcess;
let intake: Intake;
let recipient = '';

beforeAll(async () => {
  process.stdout.write(`moments of killing: UNHIDDEN_TEST_SEED=${seed}\n`);
  [held, built] = await Promise.all([testIntake(), bundledRelease()]);
  recipient = readFileSync(held.folder.recipientFile, 'utf8').trim();
  intake = await openIntake(held.folder);
  site = await publicProcess(built.folder, held.folder);
}, 300_000);

afterAll(async () => {
  await site.close();
  built.remove();
  held.remove();
});

type Sender = { readonly code: Code; readonly hashes: readonly string[] };

/** Somebody who has filled in everything and only has to send. */
async function sender(): Promise<Sender> {
  const code = newCode();
  const folder = draftFolder(intake, code);
  await markToday(intake, folder);
  const files: SubmittedFile[] = [];
  for (let at = 0; at < FILES; at += 1) {
    const content = randomBytes(50_000);
    const sealer = await ageSealer([recipient]);
    const sealed = Buffer.concat([sealer.header, ...sealer.update(content), ...sealer.end()]);
    const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
    const id = randomBytes(16).toString('hex');
    await writeQuietly(join(folder, `${id}.age`), sealed);
    files.push({
      id,
      field: 'files',
      name: `synthetic-${at}.bin`,
      declaredType: '',
      recognised: 'unknown',
      bytes: content.length,
      sha256: hash(content),
      sealedSha256: hash(sealed),
    });
  }
  await writeDraft(intake, code, {
    version: 1,
    form: 'information',
    lang: 'en',
    answers: sampleAnswers,
    files,
    page: 'use',
    isChecked: true,
    hasCode: true,
  });
  return { code, hashes: files.map(({ sha256 }) => sha256) };
}

/** Whether it was told that it was sent. */
async function send({ code }: Sender, signal: AbortSignal | null = null): Promise<boolean> {
  try {
    const answer = await fetch(`${site.url}/en/take-part/information`, {
      method: 'POST',
      body: new URLSearchParams({ code: codeToField(code), step: 'send' }),
      signal,
    });
    return (await answer.text()).includes('What you told us has arrived');
  } catch {
    return false;
  }
}

async function upload({ code }: Sender, signal: AbortSignal): Promise<void> {
  const noise = randomBytes(256 * 1024);
  await streamUpload(`${site.url}/en/take-part/information`, {
    fields: { code: codeToField(code), page: 'files' },
    input: 'files.files',
    name: 'under way.bin',
    bytes: 20_000_000,
    piece: (_offset, length) => noise.subarray(0, length),
    step: 'upload',
    signal,
    pauseMs: 50,
  });
}

/** Submissions in the inbox by their locator, without those looked at before; each must be whole. */
async function inbox(seen = new Set<string>()): Promise<ReadonlyMap<string, Submission>> {
  const found = new Map<string, Submission>();
  for (const name of readdirSync(held.folder.inbox)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const folder = join(held.folder.inbox, name);
    const sealed = readFileSync(join(folder, 'submission.age'));
    const submission = (await openJson([held.identity], sealed)) as Submission;
    expect(found.has(submission.locator), 'one draft became two submissions').toBe(false);
    for (const file of submission.files)
      expect(
        createHash('sha256')
          .update(readFileSync(join(folder, `${file.id}.age`)))
          .digest('hex'),
      ).toBe(file.sealedSha256);
    found.set(submission.locator, submission);
  }
  return found;
}

test(
  `killed at ${ROUNDS} moments of sending, the public process confirms what is stored and nothing else`,
  { timeout: 1_800_000 },
  async () => {
    const probe = await sender();
    const startedAt = performance.now();
    expect(await send(probe)).toBe(true);
    let usual = (performance.now() - startedAt) * (SENDERS / 2);
    const all: Sender[] = [probe];
    let confirmed = 1;
    let interrupted = 0;
    const seen = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const senders = await Promise.all(Array.from({ length: SENDERS }, sender));
      const uploader = await sender();
      all.push(...senders);
      const began = performance.now();
      const gone = new AbortController();
      const sending = Promise.all(senders.map((each) => send(each, gone.signal)));
      const uploading = upload(uploader, gone.signal);
      // Only a sending that came to its end says how long one takes.
      void sending.then((told) => {
        if (told.every(Boolean)) usual = performance.now() - began;
      });
      await wait((usual * 1.7 * random.below(1000)) / 1000);
      await site.kill();
      // The socket lives on: what it has not accepted would wait for the next process. What was answered has arrived.
      await Promise.race([sending, wait(300)]);
      gone.abort();
      const told = await sending;
      await uploading;

      // What lies there now is what a restart finds.
      const now = await inbox(seen);
      for (const [at, each] of senders.entries()) {
        const locator = locatorOf(each.code);
        const isStored = now.has(locator);
        if (told[at] === true) {
          confirmed += 1;
          expect(isStored, 'confirmed and not stored').toBe(true);
        } else if (!isStored) interrupted += 1;
        expect(existsSync(join(held.folder.drafts, locator)), 'neither sent nor still a draft').toBe(
          !isStored,
        );
        expect((await standingOf(intake, each.code)).is).toBe(isStored ? 'sent' : 'draft');
        if (isStored) expect(now.get(locator)?.files.map(({ sha256 }) => sha256)).toEqual(each.hashes);
      }
      await site.start();
      // Sent again, all of it arrives, and what had arrived does not arrive twice.
      expect(await Promise.all(senders.map((each) => send(each)))).toEqual(senders.map(() => true));
    }
    const end = await inbox();
    expect(end.size).toBe(all.length);
    for (const { code } of all) expect(await readStatus(intake, code)).toMatchObject({ form: 'information' });
    expect(interrupted, 'no sending was cut off').toBeGreaterThan(ROUNDS / 4);
    expect(confirmed, 'no sending came to its end').toBeGreaterThan(ROUNDS / 10);
    await site.kill();
    await site.start();
    const parts = (): readonly string[] =>
      readdirSync(held.folder.path, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.part'),
      );
    for (let tries = 0; parts().length > 0 && tries < 500; tries += 1) await wait(20);
    expect(parts()).toEqual([]);
    process.stdout.write(
      `${ROUNDS} kills: ${confirmed} sendings confirmed before, ${interrupted} cut off and sent again, ${end.size} stored\n`,
    );
  },
);
