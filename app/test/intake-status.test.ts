import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeFromWords, identityOfCode, locatorOf, newCode, wordsOfCode } from '../src/intake/code.ts';
import type { Code } from '../src/intake/code.ts';
import { recipientOfCode } from '../src/intake/draft-store.ts';
import { claimSlot } from '../src/intake/note-store.ts';
import type { Claim } from '../src/intake/note-store.ts';
import type { Note, Status } from '../src/intake/submission.ts';
import { openJson, sealJson } from '../src/platform/age.ts';
import { ageSealer } from '../src/platform/age-stream.ts';
import { testForms } from './setup/intake.ts';
import type { TestForms } from './setup/intake.ts';
import { valueOf } from './setup/results.ts';
import { visitor } from './setup/visitor.ts';
import type { Visitor } from './setup/visitor.ts';

let forms: TestForms;
let recipient = '';

beforeAll(async () => {
  forms = await testForms({ now: () => Date.parse('2026-11-28T23:00:00Z') });
  recipient = readFileSync(forms.folder.recipientFile, 'utf8').trim();
});

afterAll(() => forms.close());

const slot = (id: string) => ({ id, start: '2026-12-10T09:00:00Z', minutes: 45, place: 'Synthetic room' });

const status: Status = {
  version: 1,
  form: 'internship',
  lang: 'en',
  receivedOn: '2026-11-20',
  standing: { en: 'Synthetic standing', ko: '합성 상태' },
  nextBy: '2026-12-12',
  letters: [],
  slots: [],
  booked: null,
  offer: null,
  asks: [],
  canWrite: true,
  canWithdraw: true,
  copy: null,
};

/** Somebody whose status the workbench wrote. */
async function applicant(more: Partial<Status>): Promise<{ person: Visitor; code: Code }> {
  const code = newCode();
  await setStatus(code, more);
  const person = visitor(forms.url);
  await person.look();
  await person.send('return', { fields: { words: wordsOfCode(code, 'ko').join(' ') } });
  return { person, code };
}

async function setStatus(code: Code, more: Partial<Status>): Promise<void> {
  const sealed = await sealJson([await recipientOfCode(code)], { ...status, ...more });
  writeFileSync(join(forms.folder.status, `${locatorOf(code)}.age`), sealed);
}

async function notes(): Promise<Note[]> {
  return Promise.all(
    readdirSync(forms.folder.notes).map(async (name) => {
      expect(name).toMatch(/^[0-9a-f]{32}\.age$/);
      return (await openJson([forms.identity], readFileSync(join(forms.folder.notes, name)))) as Note;
    }),
  );
}

beforeEach(async () => {
  const { rm } = await import('node:fs/promises');
  for (const folder of [forms.folder.notes, forms.folder.claims, forms.folder.inbox]) {
    await rm(folder, { recursive: true });
    mkdirSync(folder);
  }
});

describe('a status page', () => {
  test('stands as soon as a form is sent, sealed to its code, and takes a message', async () => {
    const person = visitor(forms.url);
    await person.fillIn([{ name: 'cv.rtf', content: Buffer.from('{\\rtf1 Synthetic}') }]);
    const code = valueOf(codeFromWords(await person.finish()));
    await person.send('status');
    await person.send('write', { fields: { text: 'Synthetic message' } });
    await person.send('write', { fields: { text: ' ' } });
    expect((await notes()).map(({ kind, locator }) => [kind, locator])).toEqual([
      ['message', locatorOf(code)],
    ]);
    const sealed = readFileSync(join(forms.folder.status, `${locatorOf(code)}.age`));
    await expect(openJson([forms.identity], sealed)).rejects.toThrow();
    const opened = (await openJson([identityOfCode(code)], sealed)) as Status;
    expect(opened).toMatchObject({ form: 'internship', receivedOn: '2026-11-28', nextBy: '2026-12-12' });
  });

  test('opens for its code alone, in any language and at the address of any form', async () => {
    const { person, code } = await applicant({});
    expect(person.text()).toContain('Synthetic standing');
    const other = visitor(forms.url, 'missing', 'ko');
    await other.look();
    await other.send('return', { fields: { words: wordsOfCode(code, 'en').join(' ') } });
    expect(other.text()).toContain('합성 상태');
    await other.look();
    await other.send('return', { fields: { words: wordsOfCode(newCode(), 'en').join(' ') } });
    expect(other.text()).not.toContain('합성 상태');
  });

  test('passes a message on once, however often it is sent, and keeps what could not be sent', async () => {
    const { person, code } = await applicant({});
    const once = person.carried('once');
    for (let time = 0; time < 3; time += 1)
      await person.send('write', { fields: { text: 'Synthetic message', once } });
    expect(await notes()).toEqual([
      { version: 1, locator: locatorOf(code), day: '2026-11-28', kind: 'message', text: 'Synthetic message' },
    ]);
    await person.send('write', { fields: { text: 'y'.repeat(6000) } });
    expect(person.html()).toContain('y'.repeat(6000));
    const { person: mute } = await applicant({ canWrite: false });
    await mute.send('write', { fields: { text: 'Synthetic message' } });
    expect(await notes()).toHaveLength(1);
  });

  test('answers an offer once, within its time, and not by one press alone', async () => {
    const offer = { id: 'offer-1', text: 'Synthetic offer', answerBy: '2026-11-28' };
    const { person } = await applicant({ offer });
    await person.send('accept offer-1');
    expect(await notes()).toEqual([]);
    await person.send('accept offer-1', { fields: { sure: 'yes' } });
    await person.send('decline offer-1', { fields: { sure: 'yes' } });
    expect(await notes()).toMatchObject([{ kind: 'offer', offer: 'offer-1', answer: 'accept' }]);
    const { person: late } = await applicant({ offer: { ...offer, answerBy: '2026-11-27' } });
    await late.send('accept offer-1', { fields: { sure: 'yes' } });
    await late.send('accept offer-2', { fields: { sure: 'yes' } });
    expect(await notes()).toHaveLength(1);
  });

  test('withdraws and erases after a tick, and erases a second time without harm', async () => {
    const { person } = await applicant({});
    await person.send('erase');
    await person.send('withdraw');
    expect(await notes()).toEqual([]);
    await person.send('withdraw', { fields: { sure: 'yes' } });
    await person.send('erase', { fields: { sure: 'yes' } });
    await person.send('erase', { fields: { sure: 'yes' } });
    expect((await notes()).map(({ kind }) => kind).toSorted()).toEqual(['erase', 'withdraw']);
  });

  test('takes answers to a question, and files with them, into the inbox', async () => {
    const asks = [
      {
        id: 'ask-1',
        title: { en: 'Another format', ko: '다른 형식' },
        fields: [{ name: 'referee', label: { en: 'Referee', ko: '추천인' }, isLong: false }],
        takesFiles: true,
      },
    ];
    const { person, code } = await applicant({ asks });
    const content = Buffer.concat([Buffer.from('{\\rtf1'), randomBytes(90_000)]);
    const once = person.carried('once');
    for (let time = 0; time < 2; time += 1)
      await person.send('answer ask-1', {
        answers: { referee: 'Synthetic Referee' },
        files: { ask: [{ name: 'again.rtf', content }] },
        fields: { once },
      });
    const found = await notes();
    expect(found.map(({ kind }) => kind).toSorted()).toEqual(['answers', 'files']);
    const files = found.find((note) => note.kind === 'files');
    if (files?.kind !== 'files') throw new Error('no files');
    expect(files.locator).toBe(locatorOf(code));
    expect(readdirSync(forms.folder.inbox)).toEqual([files.inbox]);
    expect(files.files[0]?.sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(readdirSync(join(forms.folder.inbox, files.inbox))).toContain(`${files.files[0]?.id}.age`);
    const { person: unasked } = await applicant({});
    await unasked.send('answer ask-1', { files: { ask: [{ name: 'more.rtf', content }] } });
    expect(await notes()).toHaveLength(2);
    expect(readdirSync(forms.folder.inbox)).toHaveLength(1);
    expect(readdirSync(forms.folder.drafts)).toEqual([]);
  });

  test('gives people what they sent, opened by their code, and nobody else anything', async () => {
    const content = randomBytes(200_000);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const id = 'a'.repeat(32);
    const copy = {
      answers: { name: 'Synthetic Applicant' },
      files: [{ id, name: '합성 "cv".doc', bytes: content.length, sha256 }],
    };
    const { person, code } = await applicant({ copy });
    const sealer = await ageSealer([await recipientOfCode(code)]);
    const sealed = [sealer.header, ...sealer.update(content), ...sealer.end()];
    writeFileSync(join(forms.folder.copies, `${id}.age`), Buffer.concat(sealed));
    const ask = (step: string, from = person): Promise<Response> =>
      fetch(`${forms.url}/en/take-part/internship`, {
        method: 'POST',
        body: new URLSearchParams({ code: from.carried('code'), step }),
      });
    const file = await ask(`copy ${id}`);
    expect(file.headers.get('Content-Disposition')).toBe(
      `attachment; filename="copy"; filename*=UTF-8''${encodeURIComponent('합성 "cv".doc')}`,
    );
    expect(file.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(file.headers.get('Cache-Control')).toBe('no-store');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(content);
    expect(await (await ask('copy')).text()).toContain('Synthetic Applicant');
    const { person: other } = await applicant({ copy: { answers: {}, files: [] } });
    expect((await ask(`copy ${id}`, other)).headers.get('Content-Type')).toContain('text/html');
  });
});

describe('an interview slot', () => {
  test('goes to exactly one of 1,000 who try at once', async () => {
    const codes = Array.from({ length: 1000 }, () => newCode());
    const won = await Promise.all(
      codes.map((code) => claimSlot(forms.intake, code, recipient, 'slot-1', 'Europe/Berlin')),
    );
    expect(won.filter(Boolean)).toHaveLength(1);
    const winner = codes[won.indexOf(true)] ?? newCode();
    const sealed = readFileSync(join(forms.folder.claims, 'slot-1'));
    const claim = (await openJson([forms.identity], sealed)) as Claim;
    expect(claim).toMatchObject({ locator: locatorOf(winner), timeZone: 'Europe/Berlin', day: '2026-11-28' });
    expect(await openJson([identityOfCode(winner)], sealed)).toEqual(claim);
    expect(readdirSync(forms.folder.claims)).toEqual(['slot-1']);
  });

  test('is booked from the page by one, and others are told that it is taken', async () => {
    const slots = [slot('slot-1'), slot('slot-2')];
    const [one, other] = [await applicant({ slots }), await applicant({ slots })];
    const booking = { fields: { zone: 'Asia/Seoul' } };
    await Promise.all([one.person.send('book slot-1', booking), other.person.send('book slot-1', booking)]);
    expect(await notes()).toHaveLength(1);
    const [winner, loser] = (await notes())[0]?.locator === locatorOf(one.code) ? [one, other] : [other, one];
    expect(loser.person.html()).not.toContain('book slot-1');
    await loser.person.send('book slot-2', booking);
    expect((await notes()).map((note) => note.kind === 'booking' && note.timeZone)).toEqual([
      'Asia/Seoul',
      'Asia/Seoul',
    ]);
    await winner.person.send('book slot-2', booking);
    await winner.person.send('book slot-1', booking);
    expect(readdirSync(forms.folder.claims).toSorted()).toEqual(['slot-1', 'slot-2']);
    await winner.person.send('cancel slot-1');
    expect((await notes()).filter(({ kind }) => kind === 'cancel booking')).toHaveLength(1);
  });

  test('that staff withdrew, or that was never offered, cannot be booked', async () => {
    const { person } = await applicant({ slots: [slot('slot-1')] });
    writeFileSync(join(forms.folder.claims, 'slot-1'), 'withdrawn');
    for (const id of ['slot-1', 'slot-9', '../../recipient.txt', 'drafts'])
      await person.send(`book ${id}`, { fields: { zone: 'Asia/Seoul' } });
    const { person: nowhere } = await applicant({ slots: [slot('slot-3')] });
    await nowhere.send('book slot-3', { fields: { zone: 'Nowhere/City' } });
    expect(await notes()).toEqual([]);
    expect(readdirSync(forms.folder.claims)).toEqual(['slot-1']);
  });
});

test('words in capitals, with numbers or with four letters each find a status', async () => {
  const { code } = await applicant({});
  const words = wordsOfCode(code, 'en').map((word, at) => `${at + 1}. ${word.slice(0, 4).toUpperCase()}`);
  expect(valueOf(codeFromWords(words.join('\n')))).toEqual(code);
});
