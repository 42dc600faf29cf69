import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFromField, locatorOf, newCode } from '../src/intake/code.ts';
import { bundledRelease } from './setup/bundled-release.ts';
import { testIntake } from './setup/intake-folder.ts';
import type { TestIntake } from './setup/intake-folder.ts';
import { publicProcess } from './setup/public-process.ts';
import type { PublicProcess } from './setup/public-process.ts';
import { streamUpload } from './setup/stream-upload.ts';
import { visitor } from './setup/visitor.ts';
import type { Visitor } from './setup/visitor.ts';

const MOST_MB = 300;
const noise = randomBytes(256 * 1024);
let held: TestIntake;
let built: Awaited<ReturnType<typeof bundledRelease>>;
let site: PublicProcess;

beforeAll(async () => {
  [held, built] = await Promise.all([testIntake(), bundledRelease()]);
  site = await publicProcess(built.folder, held.folder);
}, 300_000);

afterAll(async () => {
  await site.close();
  built.remove();
  held.remove();
});

async function begun(): Promise<Visitor> {
  const person = visitor(site.url, 'information');
  await person.begin();
  await person.send('save', { answers: { account: 'Synthetic account' } });
  await person.send('go files');
  return person;
}

function folderOf(person: Visitor): string {
  return join(held.folder.drafts, locatorOf(codeFromField(person.carried('code')) ?? newCode()));
}

/** `pause` waits before each piece, so that the upload is under way for as long as a test needs. */
function uploading(person: Visitor, name: string, bytes: number) {
  const carried = ['code', 'stamp', 'once'].map((each) => [each, person.carried(each)]);
  return streamUpload(`${site.url}/en/take-part/information`, {
    fields: { ...(Object.fromEntries(carried) as Record<string, string>), page: 'files' },
    input: 'files.files',
    name,
    bytes,
    piece: (_offset, length) => noise.subarray(0, length),
    step: 'upload',
  });
}

describe('the confined public process', { timeout: 600_000 }, () => {
  test('takes a form from its first page to its end, in the one folder it may write', async () => {
    const person = visitor(site.url, 'internship', 'ko');
    await person.fillIn([{ name: '이력서.rtf', content: Buffer.from('{\\rtf1 Synthetic}') }]);
    await person.finish();
    await person.send('status');
    await person.send('write', { fields: { text: 'Synthetic message' } });
    expect(person.status()).toBe(200);
    expect(readdirSync(held.folder.inbox)).toHaveLength(1);
    expect(readdirSync(held.folder.notes)).toHaveLength(1);
    expect(site.lines).toEqual([]);
  });

  test('lets an upload end in the old process while a new one takes over', async () => {
    const person = await begun();
    let isNewReady = false;
    const carried = ['code', 'stamp', 'once'].map((each) => [each, person.carried(each)]);
    let release: (() => void) | undefined;
    const held1 = new Promise<void>((resolve) => (release = resolve));
    const slow = slowUpload(person, Object.fromEntries(carried) as Record<string, string>, held1);
    while (
      !existsSync(folderOf(person)) ||
      !readdirSync(folderOf(person)).some((name) => name.endsWith('.part'))
    )
      await wait(10);
    const drained = site.drain();
    await site.start(false);
    isNewReady = true;
    const other = await begun();
    expect(other.status()).toBe(200);
    release?.();
    expect(await slow).toMatch(/^HTTP\/1\.1 200 /);
    await drained;
    expect(isNewReady).toBe(true);
    await person.send('go files');
    expect(person.text()).toContain('slow.bin');
  });

  test(`stays under ${MOST_MB} MB while 20 large files arrive at once, and answers others`, async () => {
    const people = await Promise.all(Array.from({ length: 20 }, begun));
    const over = new AbortController();
    const sending = Promise.all(
      people.map((person, at) => uploading(person, `large-${at}.bin`, 30 * 1024 * 1024)),
    );
    void sending.finally(() => over.abort());
    let pages = 0;
    while (!over.signal.aborted) {
      expect((await fetch(`${site.url}/en/camps`)).status).toBe(200);
      pages += 1;
      await wait(50);
    }
    for (const answer of await sending) expect(answer?.status).toBe(200);
    expect(pages).toBeGreaterThan(3);
    expect(site.peakMb()).toBeLessThan(MOST_MB);
    process.stdout.write(
      `public process: at most ${Math.round(site.peakMb())} MB, ${pages} pages meanwhile\n`,
    );
  });
});

/** Sends all but the end of a file, and the end when told; gives the first line of the answer. */
async function slowUpload(
  person: Visitor,
  fields: Record<string, string>,
  go: Promise<void>,
): Promise<string> {
  const { connect } = await import('node:net');
  const boundary = 'synthetic-boundary';
  const head = Object.entries({ ...fields, page: 'files' })
    .map(
      ([name, value]) =>
        `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('');
  const start = `${head}--${boundary}\r\nContent-Disposition: form-data; name="files.files"; filename="slow.bin"\r\n\r\n`;
  const end = `\r\n--${boundary}\r\nContent-Disposition: form-data; name="step"\r\n\r\nupload\r\n--${boundary}--\r\n`;
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let said = '';
  socket.on('data', (bytes) => (said += String(bytes)));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write(
    `POST /en${person.form.path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: ${start.length + 2 * noise.length + end.length}\r\n\r\n${start}`,
  );
  socket.write(noise);
  await go;
  socket.write(noise);
  socket.write(end);
  await closed;
  return said;
}
