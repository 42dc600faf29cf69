import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { wordsOfCode, newCode, codeFromField, locatorOf } from '../src/intake/code.ts';
import { createBucket } from '../src/intake/flood.ts';
import {
  MOST_GUESSES,
  MOST_NOTES,
  MOST_STARTS,
  MOST_UPLOADS,
  MOST_UPLOAD_BYTES,
} from '../src/intake/intake.ts';
import { createStamps } from '../src/intake/stamp.ts';
import { testForms } from './setup/intake.ts';
import type { TestForms } from './setup/intake.ts';
import { visitor } from './setup/visitor.ts';

let forms: TestForms;
let now = Date.parse('2026-11-28T12:00:00Z');
const file = { name: 'a.rtf', content: Buffer.concat([Buffer.from('{\\rtf1'), randomBytes(5000)]) };

beforeAll(async () => {
  forms = await testForms({ now: () => now });
});

afterAll(() => forms.close());

// The buckets fill again.
beforeEach(() => {
  now += 3_600_000;
});

async function begun(name: 'information' | 'internship' = 'information') {
  const person = visitor(forms.url, name);
  await person.look();
  now += 10_000;
  await person.send('start');
  return person;
}

test('a bucket gives what it holds, says when to come again, and fills steadily', () => {
  let time = 0;
  const bucket = createBucket(10, 2, () => time);
  expect(bucket.take(10)).toBe(0);
  expect(bucket.take(1)).toBe(1);
  expect(bucket.take(10)).toBe(5);
  time += 30_000;
  expect(bucket.take(1)).toBe(0);
  time -= 1_000_000;
  expect(bucket.take(1)).toBeGreaterThan(0);
  time += 600_000_000;
  expect(bucket.level()).toBe(1);
});

test('a stamp holds for its code and its key alone', () => {
  let time = 1_000_000;
  const stamps = createStamps(Buffer.alloc(32, 1), () => time);
  const stamp = stamps.of('code');
  time += 5000;
  expect(stamps.ageOf(stamp, 'code')).toBe(5000);
  expect(stamps.ageOf(stamp, 'other')).toBeUndefined();
  expect(createStamps(Buffer.alloc(32, 2), () => time).ageOf(stamp, 'code')).toBeUndefined();
  for (const forged of ['', '.', 'zz.AAAA', `zzzzzz.${stamp.split('.')[1]}`])
    expect(stamps.ageOf(forged, 'code')).toBeUndefined();
});

describe('where too many come at once', () => {
  test('those who begin are told when to try again, and those who began go on', async () => {
    const person = await begun();
    expect(forms.intake.starts.take(MOST_STARTS - 2)).toBe(0);
    const late = visitor(forms.url);
    await late.look();
    now += 6_000;
    forms.intake.starts.take(7);
    await late.send('start');
    expect(late.status()).toBe(429);
    expect(Number(late.headers().get('Retry-After'))).toBeGreaterThanOrEqual(60);
    expect(late.text()).toMatch(/\b1 minute/);
    await person.send('save', { answers: { account: 'Synthetic' } });
    expect(person.carried('page')).toBe('knowledge');
    now += 120_000;
    await late.look();
    now += 6_000;
    await late.send('start');
    expect(late.carried('page')).toBe('about');
  });

  test('haste gives a program away', async () => {
    forms.intake.starts.take(MOST_STARTS * 0.6);
    const hasty = visitor(forms.url);
    await hasty.look();
    await hasty.send('start');
    expect(hasty.carried('page')).toBe('');
    now += 6_000;
    await hasty.send('start');
    expect(hasty.carried('page')).toBe('about');
  });

  test('guesses run dry, and a right code works all the same', async () => {
    const person = await begun();
    await person.send('later', { answers: { account: 'Synthetic account' } });
    const words = person.words();
    forms.intake.guesses.take(MOST_GUESSES);
    const guess = visitor(forms.url);
    await guess.look();
    await guess.send('return', { fields: { words: wordsOfCode(newCode(), 'en').join(' ') } });
    expect(guess.status()).toBe(429);
    await guess.look();
    await guess.send('return', { fields: { words } });
    expect(guess.html()).toContain('Synthetic account');
  });

  test('files wait, text and the files there are stay', async () => {
    const person = await begun();
    await person.send('save', { answers: { account: 'Synthetic account' } });
    await person.send('go files');
    await person.send('upload', { files: { files: [file] } });
    forms.intake.bytes.take(Math.floor(forms.intake.bytes.level() * MOST_UPLOAD_BYTES));
    await person.send('upload', { files: { files: [{ ...file, name: 'late.rtf' }] } });
    expect(person.status()).toBe(429);
    expect(person.headers().get('Retry-After')).not.toBeNull();
    expect(person.text()).toContain('late.rtf');
    expect(person.text()).toContain('a.rtf');
    now += 3_600_000;
    forms.intake.uploads.count += MOST_UPLOADS;
    await person.send('upload', { files: { files: [{ ...file, name: 'late.rtf' }] } });
    forms.intake.uploads.count -= MOST_UPLOADS;
    expect(person.status()).toBe(429);
    await person.send('upload', { files: { files: [{ ...file, name: 'late.rtf' }] } });
    expect(person.status()).toBe(200);
    const code = codeFromField(person.carried('code')) ?? newCode();
    const names = readdirSync(join(forms.folder.drafts, locatorOf(code)));
    expect(names.filter((name) => name.endsWith('.age'))).toHaveLength(3);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('messages wait with what was typed still on the page', async () => {
    const person = await begun('internship');
    await person.fillIn([file]);
    now += 10_000;
    await person.finish();
    await person.send('status');
    forms.intake.notes.take(MOST_NOTES);
    await person.send('write', { fields: { text: 'Synthetic message' } });
    expect(person.status()).toBe(429);
    expect(person.html()).toContain('Synthetic message');
    expect(readdirSync(forms.folder.notes)).toEqual([]);
  });
});

test('on a disk that is nearly full no files are taken, and text still is', async () => {
  const full = await testForms({ leastFreeShare: 1.1 });
  try {
    const person = visitor(full.url, 'information');
    await person.fillIn();
    await person.send('go files');
    expect(person.html()).not.toContain('type="file"');
    await person.send('upload', { files: { files: [file] } });
    expect(person.html()).not.toContain('value="remove');
    await person.send('save');
    await person.finish();
    const [name = ''] = readdirSync(full.folder.inbox);
    expect(readdirSync(join(full.folder.inbox, name))).toEqual(['submission.age']);
  } finally {
    await full.close();
  }
});
