import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  caseIdOf,
  caseModules,
  findLines,
  loadCase,
  moveCase,
  openKept,
  prepareIntake,
  takeUp,
} from '../src/casework/index.ts';
import { identityOfCode } from '../src/intake/code.ts';
import { termsSchema } from '../src/casework/terms-schema.ts';
import { openBytes } from '../src/platform/age.ts';
import { NO_TIME } from '../src/platform/quiet-files.ts';
import { outsider, putFiles, putIntoInbox, putNote } from './setup/casework.ts';
import type { Outsider, Sent } from './setup/casework.ts';
import { engines } from './setup/registers.ts';
import type { TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

describe.each(engines)('the inbox of the forms, on %s', (engine) => {
  let bench: TestWorkbench;
  const KILLS = engine === 'sqlite' ? 40 : 10;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await prepareIntake(bench.services);
  });
  afterEach(() => bench.close());

  const caseOf = ({ name }: Sent) =>
    loadCase(bench.services, bench.services.register, caseIdOf(bench.services, name));
  const textOf = async (stream: ReadableStream<Uint8Array> | undefined) =>
    stream && Buffer.concat(await Array.fromAsync(stream)).toString();

  test('is told the key of the organisation and the terms', async () => {
    const { intake } = bench.services.folder;
    expect(readFileSync(intake.recipientFile, 'utf8').trim()).toBe(
      await bench.services.ring.intakeRecipient(),
    );
    expect(termsSchema.parse(JSON.parse(readFileSync(intake.termsFile, 'utf8')))).toMatchObject({
      monthsAhead: 3,
      hoursPerWeek: 20,
      askedFormat: 'doc',
    });
    expect(statSync(intake.termsFile).mtime).toEqual(NO_TIME);
  });

  test('becomes cases whose originals are kept sealed, and tells the person', async () => {
    const { services } = bench;
    const who = await outsider();
    const sent = await putIntoInbox(services, who, {
      contents: { 'a letter.txt': 'Synthetic content 8141' },
    });
    expect(await takeUp(services)).toEqual({ taken: 1, aside: 0, waiting: 0 });
    const state = await caseOf(sent);
    expect(state).toMatchObject({ kind: 'information', stage: 'unread', due: '2026-03-09' });
    expect(state?.content?.answers).toEqual(sent.submission.answers);
    const [file] = state?.files ?? [];
    if (!state || !file) throw new Error('no file');
    expect(await textOf(await openKept(services, services.register, state.id, file))).toBe(
      'Synthetic content 8141',
    );
    expect(await who.status(services)).toMatchObject({
      standing: { en: 'We have what you sent and will read it.' },
      nextBy: '2026-03-09',
      receivedOn: '2026-03-02',
      canWithdraw: true,
      copy: null,
    });
    expect(readdirSync(services.folder.intake.inbox)).toEqual([]);
    expect(statSync(join(services.folder.intake.status, `${who.locator}.age`)).mtime).toEqual(NO_TIME);
    expect(statSync(join(services.folder.intake.kept, state.id, file.id)).mtime).toEqual(NO_TIME);
    expect(statSync(services.folder.intake.inbox).mtime).toEqual(NO_TIME);
  });

  test('gives a copy to the person where the form promises one', async () => {
    const { services } = bench;
    const who = await outsider();
    const sent = await putIntoInbox(services, who, {
      form: 'internship',
      contents: { 'cv.txt': 'Synthetic life' },
    });
    await takeUp(services);
    const [file] = sent.submission.files;
    const sealed = readFileSync(join(services.folder.intake.copies, `${file?.id}.age`));
    const copy = await openBytes([identityOfCode(who.code)], new Blob([sealed]).stream());
    expect(await textOf(copy)).toBe('Synthetic life');
    expect((await who.status(services))?.copy).toMatchObject({
      answers: sent.submission.answers,
      files: [{ name: 'cv.txt', bytes: 14, sha256: file?.sha256 }],
    });
  });

  test('carries messages both ways, and what the person asks for', async () => {
    const { services } = bench;
    const who = await outsider();
    const sent = await putIntoInbox(services, who);
    await putNote(services, who, { kind: 'message', text: 'One more thing: it was in spring.' });
    await takeUp(services);
    const state = await caseOf(sent);
    expect(state?.letters.map(({ by, text }) => [by, text])).toEqual([
      ['person', 'One more thing: it was in spring.'],
    ]);
    const { person } = await bench.signIn(['caseworker']);
    await moveCase(services, person, state?.id ?? '', 'assess');
    expect((await who.status(services))?.standing.en).toContain('looking into it');
    await putNote(services, who, { kind: 'withdraw' });
    await takeUp(services);
    expect((await caseOf(sent))?.stage).toBe('withdrawn');
    expect(await who.status(services)).toMatchObject({ canWithdraw: false });
    await putNote(services, who, { kind: 'withdraw' });
    await putNote(services, who, { kind: 'offer', offer: 'none', answer: 'accept' });
    expect(await takeUp(services)).toMatchObject({ taken: 2, aside: 0 });
    const after = await caseOf(sent);
    expect(after?.notes.length).toBe(2);
    expect(after?.notes[0]?.text).toContain('not carried out');
  });

  test('takes files that come later into the case', async () => {
    const { services } = bench;
    const who = await outsider();
    const sent = await putIntoInbox(services, who, { contents: { 'first.txt': 'one' } });
    await takeUp(services);
    const name = 'f'.repeat(32);
    const { files } = await putFiles(services, name, { 'second.txt': 'two' });
    expect(await takeUp(services)).toMatchObject({ waiting: 1 });
    await putNote(services, who, { kind: 'files', inbox: name, files });
    await takeUp(services);
    const state = await caseOf(sent);
    expect(state?.files.map((file) => file.name)).toEqual(['first.txt', 'second.txt']);
    const second = state?.files[1];
    if (!state || !second) throw new Error('no file');
    expect(await textOf(await openKept(services, services.register, state.id, second))).toBe('two');
    expect(readdirSync(services.folder.intake.inbox)).toEqual([]);
  });

  test('keeps a file that is damaged or missing, and says so', async () => {
    const { services } = bench;
    const who = await outsider();
    const sent = await putIntoInbox(services, who, {
      contents: { 'a.txt': 'one', 'b.txt': 'two', 'c.txt': 'three' },
    });
    const [a, b] = sent.submission.files;
    const place = join(services.folder.intake.inbox, sent.name);
    writeFileSync(join(place, `${a?.id}.age`), 'not what was sent');
    rmSync(join(place, `${b?.id}.age`));
    await takeUp(services);
    const state = await caseOf(sent);
    expect(state?.files.map(({ name, isDamaged }) => [name, isDamaged ?? false])).toEqual([
      ['a.txt', true],
      ['b.txt', true],
      ['c.txt', false],
    ]);
    expect(existsSync(join(services.folder.intake.kept, state?.id ?? '', a?.id ?? ''))).toBe(true);
  });

  test('sets aside what does not open or belongs to nothing, and drops nothing', async () => {
    const { services } = bench;
    const who = await outsider();
    const { intake } = services.folder;
    mkdirSync(join(intake.inbox, 'a'.repeat(32)));
    writeFileSync(join(intake.inbox, 'a'.repeat(32), 'submission.age'), 'garbage');
    const good = await putIntoInbox(services, who);
    const second = await putIntoInbox(services, who);
    const odd = await putIntoInbox(services, await outsider(), { locator: '../../../etc/passwd' });
    writeFileSync(join(intake.notes, `${'b'.repeat(32)}.age`), 'garbage');
    await putNote(services, await outsider(), { kind: 'message', text: 'From nobody.' });
    const round = await takeUp(services);
    expect(round).toEqual({ taken: 1, aside: 5, waiting: 0 });
    expect((await Promise.all([good, second].map(caseOf))).filter((one) => one !== undefined).length).toBe(1);
    const coordinator = await bench.signIn(['caseworker']);
    const page = await (await coordinator.request('GET', '/en/cases/aside')).text();
    expect(page).toContain(odd.name);
    expect([...page.matchAll(/name="what" value="(\w+)"/g)].map(([, what]) => what)).toEqual([
      'note',
      'note',
      'submission',
      'submission',
      'submission',
    ]);
    await coordinator.request('POST', '/en/cases/aside', { what: 'submission', name: odd.name });
    expect(existsSync(join(intake.inbox, odd.name))).toBe(true);
    await coordinator.request('POST', '/en/cases/aside', { what: 'submission', name: '../../keys' });
    expect(await takeUp(services)).toMatchObject({ aside: 1 });
  });

  test(`makes one case of each submission and does each note once, through ${KILLS} kills`, async () => {
    const { services } = bench;
    const people: { who: Outsider; sent: Sent; messages: number }[] = [];
    const random = seeded(40);
    let kills = 0;
    let child: ReturnType<typeof start> | undefined;
    const start = () =>
      spawn(
        process.execPath,
        [
          '--disable-warning=ExperimentalWarning',
          join(import.meta.dirname, 'setup/inbox-taker.ts'),
          services.folder.path,
          services.register.address,
        ],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      );
    const begun = (one: NonNullable<typeof child>) =>
      new Promise<void>((resolve, reject) => {
        one.stdout.once('data', () => resolve());
        one.once('exit', (code) => reject(new Error(`ended with ${code}`)));
      });
    const ended = (one: NonNullable<typeof child>) =>
      new Promise<void>((resolve) => void one.once('exit', () => resolve()));
    while (kills < KILLS) {
      child = start();
      const running = child;
      await begun(running);
      const gone = ended(running);
      const work = (async () => {
        for (let n = 0; n < 2; n += 1) {
          const who = await outsider();
          const contents = { 'a.txt': `Synthetic ${people.length}`.repeat(2_000), 'b.txt': 'short' };
          const form = random() < 0.5 ? 'internship' : 'information';
          const sent = await putIntoInbox(services, who, { form, contents });
          const one = { who, sent, messages: 0 };
          people.push(one);
          if (random() < 0.7) {
            await putNote(services, who, { kind: 'message', text: `Message of ${sent.name}` });
            one.messages += 1;
          }
        }
      })();
      await sleep(random() * 160);
      running.kill('SIGKILL');
      kills += 1;
      await gone;
      await work;
    }
    await takeUp(services);
    await takeUp(services);
    const { intake } = services.folder;
    expect(readdirSync(intake.inbox)).toEqual([]);
    expect(readdirSync(intake.notes)).toEqual([]);
    const kinds = caseModules().map(({ kind }) => kind.name);
    const { count } = await findLines(services.register, { kinds, limit: 1 });
    expect(count).toBe(people.length);
    for (const { who, sent, messages } of people) {
      const state = await caseOf(sent);
      if (!state) throw new Error('a submission was lost');
      expect(state.content?.answers).toEqual(sent.submission.answers);
      const theirs = state.letters.filter(({ template }) => template === null);
      expect(theirs.map(({ text }) => text)).toEqual(
        Array.from({ length: messages }, () => `Message of ${sent.name}`),
      );
      for (const file of state.files) {
        const text = await textOf(await openKept(services, services.register, state.id, file));
        expect(
          createHash('sha256')
            .update(text ?? '')
            .digest('hex'),
        ).toBe(file.sha256);
        expect(existsSync(join(intake.copies, `${file.id}.age`))).toBe(sent.submission.form === 'internship');
      }
      expect(await who.status(services)).toMatchObject({
        letters: state.letters.map(({ text }) => ({ text })),
      });
    }
    expect(existsSync(join(intake.kept, 'aside')) ? readdirSync(join(intake.kept, 'aside')) : []).toEqual([]);
  }, 300_000);
});

/** A generator of its own, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
