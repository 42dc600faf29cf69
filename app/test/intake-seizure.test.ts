import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeFromField, identityOfCode } from '../src/intake/code.ts';
import type { FormName, Submission } from '../src/intake/submission.ts';
import { ageIdentity, openBytes, openJson } from '../src/platform/age.ts';
import { NO_TIME } from '../src/platform/quiet-files.ts';
import { bundledRelease } from './setup/bundled-release.ts';
import { testIntake } from './setup/intake-folder.ts';
import type { TestIntake } from './setup/intake-folder.ts';
import { publicProcess } from './setup/public-process.ts';
import type { PublicProcess } from './setup/public-process.ts';
import { readTree } from './setup/read-tree.ts';
import { marksOf, searcher } from './setup/seized.ts';
import { streamUpload } from './setup/stream-upload.ts';
import { visitor } from './setup/visitor.ts';
import type { Visitor } from './setup/visitor.ts';
import { randomOf } from './world/random.ts';

const WHOLE = 150;
const BROKEN = 50;
const AT_ONCE = 6;
/** No word of any language begins like this. */
const MARK = 'qzxjvkqw';
const SECRETS = {
  answer: `${MARK}antwort 뷁쀍쀏`,
  content: `${MARK}content`,
  name: `${MARK}name`,
  agent: `${MARK}agent/1.0`,
  forwarded: '203.0.113.77',
  language: `${MARK}-lang`,
};
const seed = Number(process.env['UNHIDDEN_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = randomOf(seed, 'seizure');
const headers = {
  'User-Agent': SECRETS.agent,
  'X-Forwarded-For': SECRETS.forwarded,
  Forwarded: `for=${SECRETS.forwarded}`,
  Referer: `https://example.org/${MARK}referer`,
};

let held: TestIntake;
let built: Awaited<ReturnType<typeof bundledRelease>>;
let site: PublicProcess;
const codes: string[] = [];
const days = new Set<string>();

beforeAll(async () => {
  process.stdout.write(`moments of breaking off: UNHIDDEN_TEST_SEED=${seed}\n`);
  [held, built] = await Promise.all([testIntake(), bundledRelease()]);
  site = await publicProcess(built.folder, held.folder);
  days.add(today());
  const waiting = Array.from({ length: WHOLE + BROKEN }, (_, at) => at);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop())
        await (at < BROKEN ? breakOff(at) : submit(at));
    }),
  );
  // The last that broke off are being cleared away.
  for (let tries = 0; timed().length > 0 && tries < 500; tries += 1) await wait(20);
  days.add(today());
}, 900_000);

afterAll(async () => {
  await site.close();
  built.remove();
  held.remove();
});

/** What stands at the intake under another time than the one of all; nothing is read, for reading would leave its own. */
function timed(): readonly string[] {
  const own = new Set(['recipient.txt', 'terms.json', 'kept', 'copies', 'claims']);
  return readdirSync(held.folder.path, { recursive: true, encoding: 'utf8' })
    .filter((name) => !own.has(name))
    .filter((name) => {
      const stands = statSync(join(held.folder.path, name), { throwIfNoEntry: false });
      return stands !== undefined && stands.mtimeMs !== NO_TIME.getTime();
    });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

async function submit(at: number): Promise<void> {
  const name = (['internship', 'information', 'missing'] as const)[at % 3] as FormName;
  const person = visitor(site.url, name, 'en', headers);
  const content = Buffer.from(`{\\rtf1 ${`${SECRETS.content}${at} `.repeat(200)}`);
  const answers = { account: SECRETS.answer, why: SECRETS.answer, names: SECRETS.answer };
  await person.fillIn([{ name: `${SECRETS.name}${at}.rtf`, content, type: 'application/msword' }], answers);
  await person.finish();
  if (person.status() !== 200) throw new Error(`submission ${at} was answered ${person.status()}`);
  codes.push(person.carried('code'));
}

/** Half of them are left when they break; the others come back and send without the file. */
async function breakOff(at: number): Promise<void> {
  const person = visitor(site.url, 'information', 'en', headers);
  if (at % 2 === 0) {
    await person.begin();
    await person.send('save', { answers: { account: SECRETS.answer } });
  } else await person.fillIn([], { account: SECRETS.answer });
  codes.push(person.carried('code'));
  const bytes = 300_000;
  await streamUpload(
    `${site.url}/en${person.form.path}`,
    uploadOf(person, at, bytes),
    random.below(bytes + 700),
  );
  if (at % 2 === 0) return;
  await person.send('check');
  await person.finish();
}

function uploadOf(person: Visitor, at: number, bytes: number) {
  const carried = ['code', 'stamp', 'once'].map((each) => [each, person.carried(each)]);
  const content = Buffer.from(SECRETS.content.repeat(bytes / SECRETS.content.length + 1));
  return {
    fields: { ...(Object.fromEntries(carried) as Record<string, string>), page: 'files' },
    input: 'files.files',
    name: `${SECRETS.name}${at}.rtf`,
    bytes,
    piece: (offset: number, length: number) => content.subarray(offset, offset + length),
    step: 'upload',
    headers,
  };
}

test('after 200 submissions, 50 of them broken off, the disk tells nothing but how many and how large', async () => {
  expect(timed()).toEqual([]);
  const names = readdirSync(held.folder.path, { recursive: true, encoding: 'utf8' });
  const opened = names
    .filter((name) => name.endsWith('.age'))
    .filter((name) => {
      const { atimeMs } = statSync(join(held.folder.path, name));
      return atimeMs !== NO_TIME.getTime();
    });
  expect(opened).toEqual([]);

  expect(readdirSync(held.folder.inbox)).toHaveLength(WHOLE + BROKEN / 2);
  expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  const shape =
    /^(recipient\.txt|terms\.json|stamp\.key|(drafts|status|inbox|notes)\/[0-9a-f]{32}(\.age)?(\/([0-9a-f]{32}\.age|submission\.age|draft\.age|day-\d{4}-\d\d-\d\d))?|drafts|status|inbox|notes|copies|claims)$/;
  expect(names.filter((name) => !shape.test(name))).toEqual([]);

  const files = readTree(held.folder.path);
  for (const [name, bytes] of files)
    if (name.endsWith('.age')) expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
  const search = searcher([MARK, SECRETS.answer, SECRETS.forwarded, '127.0.0.1', ...codes].flatMap(marksOf));
  const found = [...files].flatMap(([name, bytes]) => [
    ...search(name, bytes),
    ...search(`name of ${name}`, Buffer.from(name)),
  ]);
  expect(found).toEqual([]);
  expect(search('control', Buffer.from(`a ${SECRETS.name}.rtf b`))).not.toEqual([]);
  expect(site.lines.join('\n')).not.toMatch(new RegExp(MARK));
});

test('the organisation opens every one of them, and finds no time, address or browser in it', async () => {
  let opened = 0;
  for (const name of readdirSync(held.folder.inbox)) {
    const folder = join(held.folder.inbox, name);
    const submission = (await openJson(
      [held.identity],
      readFileSync(join(folder, 'submission.age')),
    )) as Submission;
    expect(days).toContain(submission.day);
    const text = JSON.stringify(submission);
    expect(text).toContain(SECRETS.answer);
    expect(text).not.toMatch(/\d\d:\d\d|127\.0|203\.0|agent|referer/i);
    for (const { id } of submission.files) {
      const sealed = new Blob([readFileSync(join(folder, `${id}.age`))]).stream();
      const content = await new Response(await openBytes([held.identity], sealed)).text();
      expect(content).toContain(SECRETS.content);
      opened += 1;
    }
  }
  expect(opened).toBe(WHOLE);
});

test('nothing that the public process has opens one of them', async () => {
  const stamp = readFileSync(held.folder.stampFile);
  const own = [
    ageIdentity(stamp),
    ...[stamp.subarray(0, 16), stamp.subarray(16), randomBytes(16)].map((code) =>
      identityOfCode(new Uint8Array(code)),
    ),
  ];
  // Even with every code that people typed, each of which takes as long: one submission in ten.
  const keys = [...own, ...codes.map((field) => identityOfCode(codeFromField(field) ?? new Uint8Array(16)))];
  const submissions = readdirSync(held.folder.inbox).map((name) =>
    join(held.folder.inbox, name, 'submission.age'),
  );
  for (const [at, file] of submissions.entries())
    await expect(openJson(at % 10 === 0 ? keys : own, readFileSync(file))).rejects.toThrow();
  const [control = ''] = submissions;
  expect(await openJson([...keys, held.identity], readFileSync(control))).toMatchObject({ version: 1 });
});
