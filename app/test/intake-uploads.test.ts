import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { codeFromField, locatorOf, newCode } from '../src/intake/code.ts';
import { readDraft } from '../src/intake/draft-store.ts';
import { testForms } from './setup/intake.ts';
import type { TestForms } from './setup/intake.ts';
import { streamUpload } from './setup/stream-upload.ts';
import type { StreamedUpload } from './setup/stream-upload.ts';
import { visitor } from './setup/visitor.ts';
import type { Visitor } from './setup/visitor.ts';
import { randomOf } from './world/random.ts';

let forms: TestForms;
const seed = Number(process.env['UNHIDDEN_TEST_SEED'] ?? Date.now() % 1_000_000);
const random = randomOf(seed, 'uploads');
const noise = randomBytes(1_000_000);

beforeAll(async () => {
  process.stdout.write(`moments of breaking off: UNHIDDEN_TEST_SEED=${seed}\n`);
  forms = await testForms();
});

afterAll(() => forms.close());
afterEach(() => vi.restoreAllMocks());

async function begun(): Promise<{ person: Visitor; folder: string; address: string }> {
  const person = visitor(forms.url, 'information');
  await person.look();
  await person.send('start');
  await person.send('save', { answers: { account: 'Synthetic account' } });
  await person.send('go files');
  const code = codeFromField(person.carried('code')) ?? newCode();
  return {
    person,
    folder: join(forms.folder.drafts, locatorOf(code)),
    address: `${forms.url}/en/take-part/information`,
  };
}

function uploadOf(person: Visitor, name: string, bytes: number): StreamedUpload {
  const carried = ['code', 'stamp', 'once', 'page'].map((each) => [each, person.carried(each)]);
  return {
    fields: Object.fromEntries(carried) as Record<string, string>,
    input: 'files.files',
    name,
    bytes,
    piece: (offset, length) => noise.subarray(offset, offset + length),
    step: 'upload',
  };
}

const partsIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.part')) : [];
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => /^[0-9a-f]{32}\.age$/.test(name));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await wait(10);
}

describe('an upload that breaks off', () => {
  test('at any byte leaves no file, keeps what was there, and can be repeated alone', async () => {
    const { person, folder, address } = await begun();
    expect((await streamUpload(address, uploadOf(person, 'first.bin', 400_000)))?.status).toBe(200);
    const bytes = 600_000;
    for (let time = 0; time < 40; time += 1) {
      const at = 1 + random.below(bytes + 600);
      expect(await streamUpload(address, uploadOf(person, 'broken.bin', bytes), at)).toBeUndefined();
    }
    await until(() => partsIn(folder).length === 0 && forms.intake.uploads.count === 0);
    expect(filesIn(folder)).toHaveLength(1);
    const answer = await streamUpload(address, uploadOf(person, 'broken.bin', bytes));
    expect(answer?.text).toContain('broken.bin');
    expect(answer?.text.replaceAll(/<wbr\s*\/?>/g, '')).toContain(
      createHash('sha256').update(noise.subarray(0, bytes)).digest('hex'),
    );
    expect(filesIn(folder)).toHaveLength(2);
    const draft = await readDraft(forms.intake, codeFromField(person.carried('code')) ?? newCode());
    expect(draft?.answers['account']).toBe('Synthetic account');
    expect(draft?.files.map(({ name }) => name)).toEqual(['first.bin', 'broken.bin']);
  });

  test('between two files keeps the first', async () => {
    const { person, folder, address } = await begun();
    const upload = uploadOf(person, 'second.bin', 500_000);
    const first = `--synthetic-boundary-7MA4YWxkTrZu0gW`;
    const body = [
      ...Object.entries(upload.fields).map(
        ([name, value]) => `${first}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      ),
      `${first}\r\nContent-Disposition: form-data; name="files.files"; filename="one.txt"\r\n\r\nSynthetic text\r\n`,
      `${first}\r\nContent-Disposition: form-data; name="files.files"; filename="two.txt"\r\n\r\nSynthe`,
    ].join('');
    await rawPost(address, body, body.length + 1000);
    await until(() => existsSync(folder) && filesIn(folder).length === 1 && partsIn(folder).length === 0);
    await person.send('go files');
    expect(person.text()).toContain('one.txt');
    expect(person.text()).not.toContain('two.txt');
  });
});

describe('an upload on a slow line', () => {
  test('takes as long as it needs while something arrives, and is cut where nothing does', async () => {
    // A minute is over when the test says so.
    const looks: (() => void)[] = [];
    const real = globalThis.setInterval;
    vi.spyOn(globalThis, 'setInterval').mockImplementation((look: () => void, ms?: number) => {
      if (ms === 60_000) looks.push(look);
      return real(look, ms);
    });
    const minuteIsOver = (): void => looks.at(-1)?.();
    const { person, folder, address } = await begun();
    const bytes = 10 * 64 * 1024;
    const upload = uploadOf(person, 'slow.bin', bytes);
    let sent = 0;
    const slow = streamUpload(address, {
      ...upload,
      piece: (offset, length) => {
        sent = offset + length;
        return noise.subarray(offset, offset + length);
      },
    });
    expect((await slow)?.status).toBe(200);
    expect(sent).toBe(bytes);

    const socket = connect(Number(new URL(forms.url).port), '127.0.0.1');
    const head = bodyHead(upload);
    socket.write(httpHead(address, 50_000_000));
    socket.write(head);
    socket.write(noise.subarray(0, 1000));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    await until(() => partsIn(folder).length === 1);
    for (let minute = 0; minute < 5; minute += 1) {
      socket.write(noise.subarray(0, 40_000));
      const before = partSize(folder);
      if (minute > 1) await until(() => partSize(folder) >= before);
      await wait(100);
      minuteIsOver();
      await wait(20);
      expect(socket.destroyed).toBe(false);
    }
    minuteIsOver();
    minuteIsOver();
    await closed;
    await until(() => partsIn(folder).length === 0);
    expect(filesIn(folder)).toHaveLength(1);
  });

  test('does not keep anybody else waiting, however many there are', async () => {
    const { person } = await begun();
    const upload = uploadOf(person, 'loris.bin', 1000);
    const sockets = Array.from({ length: 300 }, () => {
      const socket = connect(Number(new URL(forms.url).port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        random.chance(0.5)
          ? 'POST /en/take-part/information HTTP/1.1\r\nHost: a'
          : httpHead('/en/take-part/information', 1e6) + bodyHead(upload),
      );
      return socket;
    });
    const other = visitor(forms.url, 'missing');
    await other.fillIn();
    await other.finish();
    expect(other.status()).toBe(200);
    expect((await fetch(`${forms.url}/en/camps`)).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await until(() => forms.intake.uploads.count === 0);
  });
});

function partSize(folder: string): number {
  const [name] = partsIn(folder);
  try {
    return name === undefined ? 0 : readFileSync(join(folder, name)).length;
  } catch {
    return 0;
  }
}

function httpHead(address: string, length: number): string {
  const path = address.replace(/^https?:\/\/[^/]+/, '');
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=synthetic-boundary-7MA4YWxkTrZu0gW\r\nContent-Length: ${length}\r\n\r\n`;
}

function bodyHead({ fields, input, name }: StreamedUpload): string {
  const boundary = '--synthetic-boundary-7MA4YWxkTrZu0gW';
  const parts = Object.entries(fields).map(
    ([field, value]) => `${boundary}\r\nContent-Disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  return `${parts.join('')}${boundary}\r\nContent-Disposition: form-data; name="${input}"; filename="${name}"\r\n\r\n`;
}

async function rawPost(address: string, body: string, length: number): Promise<void> {
  const socket = connect(Number(new URL(address).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(httpHead(address, length));
  await new Promise((resolve) => socket.write(body, resolve));
  await wait(200);
  socket.destroy();
}
