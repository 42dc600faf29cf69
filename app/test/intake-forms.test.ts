import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeFromWords, locatorOf } from '../src/intake/code.ts';
import type { Code } from '../src/intake/code.ts';
import type { Submission } from '../src/intake/submission.ts';
import { sweep } from '../src/intake/sweep.ts';
import { openJson } from '../src/platform/age.ts';
import { testForms } from './setup/intake.ts';
import type { TestForms } from './setup/intake.ts';
import { valueOf } from './setup/results.ts';
import { visitor } from './setup/visitor.ts';
import type { SentFile } from './setup/visitor.ts';

let forms: TestForms;
let now = Date.parse('2026-11-28T12:34:56Z');

beforeAll(async () => {
  forms = await testForms({ now: () => now });
});

afterAll(() => forms.close());

const rtf = (bytes: number): Buffer => Buffer.concat([Buffer.from('{\\rtf1 Synthetic'), randomBytes(bytes)]);
const file = (name: string, content = rtf(20_000)): SentFile => ({ name, content });
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const codeOf = (words: string): Code => valueOf(codeFromWords(words));
const draftsOf = (words: string): readonly string[] => {
  try {
    return readdirSync(join(forms.folder.drafts, locatorOf(codeOf(words))));
  } catch {
    return [];
  }
};

async function submissionOf(words: string): Promise<{ submission: Submission; folder: string } | undefined> {
  for (const name of readdirSync(forms.folder.inbox)) {
    const folder = join(forms.folder.inbox, name);
    const sealed = readFileSync(join(folder, 'submission.age'));
    const submission = (await openJson([forms.identity], sealed)) as Submission;
    if (submission.locator === locatorOf(codeOf(words))) return { submission, folder };
  }
  return undefined;
}

/** Someone who has saved and knows their words. */
async function saved(name: 'internship' | 'information' = 'information') {
  const person = visitor(forms.url, name);
  await person.look();
  await person.send('start');
  await person.send('later', { answers: { account: 'Synthetic account', name: 'Synthetic Name' } });
  return { person, words: person.words() };
}

describe('a form', () => {
  test.each(['internship', 'information', 'missing'] as const)(
    'of the name %s goes from the first page to success, and the organisation alone can open it',
    async (name) => {
      const files = [file('cv.rtf'), file('합성 편지.rtf', rtf(300_000))];
      const person = visitor(forms.url, name, name === 'missing' ? 'ko' : 'en');
      await person.fillIn(files);
      for (const each of files) expect(person.text()).toContain(each.name);
      const words = await person.finish();
      expect(person.status()).toBe(200);
      const shown = person.html().replaceAll(/<wbr\s*\/?>/g, '');
      for (const each of files) expect(shown).toContain(sha256(each.content));
      const found = await submissionOf(words);
      expect(found?.submission).toMatchObject({ version: 1, form: name, day: '2026-11-28' });
      expect(found?.submission.files.map((each) => [each.name, each.bytes, each.sha256])).toEqual(
        files.map((each) => [each.name, each.content.length, sha256(each.content)]),
      );
      expect(readdirSync(found?.folder ?? '').toSorted()).toEqual(
        [...(found?.submission.files ?? []).map(({ id }) => `${id}.age`), 'submission.age'].toSorted(),
      );
      for (const { id, sealedSha256 } of found?.submission.files ?? [])
        expect(sha256(readFileSync(join(found?.folder ?? '', `${id}.age`)))).toBe(sealedSha256);
      expect(draftsOf(words)).toEqual([]);
    },
  );

  test('stores nothing before something is saved', async () => {
    const before = readdirSync(forms.folder.drafts).length;
    const person = visitor(forms.url);
    await person.look();
    await person.send('start');
    expect(person.carried('page')).toBe('about');
    expect(readdirSync(forms.folder.drafts)).toHaveLength(before);
  });

  test('has one address, no cookie, nothing kept by a browser or a proxy', async () => {
    const person = visitor(forms.url);
    const check = (): void => {
      expect(person.headers().get('Cache-Control')).toBe('no-store');
      expect(person.headers().get('Set-Cookie')).toBeNull();
      expect(person.headers().get('Location')).toBeNull();
      expect(person.headers().get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(person.html()).not.toMatch(/<script/);
      for (const [, action] of person.html().matchAll(/<form[^>]*method="post"[^>]*action="([^"]*)"/g))
        expect(action).toBe('/en/take-part/internship');
      const code = person.carried('code');
      if (code !== '') expect(person.html().replaceAll(/value="[^"]*"/g, '')).not.toContain(code);
    };
    await person.look();
    check();
    await person.fillIn([file('cv.rtf')]);
    check();
    await person.finish();
    check();
  });

  test('takes nothing from a form of another site', async () => {
    const address = `${forms.url}/en/take-part/internship`;
    const post = (headers: Record<string, string>): Promise<Response> =>
      fetch(address, { method: 'POST', body: new URLSearchParams({ step: 'start' }), headers });
    expect((await post({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await post({ 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
    expect((await post({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ Origin: 'null' })).status).toBe(403);
    expect((await post({ Origin: forms.url })).status).toBe(200);
    expect((await post({})).status).toBe(200);
  });

  test('does not begin for a program that fills in everything, or without a page of its own', async () => {
    const person = visitor(forms.url);
    await person.look();
    await person.send('start', { fields: { website: 'https://spam.example' } });
    expect(person.carried('page')).toBe('');
    await person.look();
    await person.send('start', { fields: { stamp: 'tp7284.AAAAAAAAAAAAAAAAAAAAAA' } });
    expect(person.carried('page')).toBe('');
  });

  test('says that it is closed where the terms say so, and lets those who began finish', async () => {
    const { words } = await saved('internship');
    forms.setTerms({ isOpen: false });
    try {
      const other = visitor(forms.url);
      await other.look();
      await other.send('start', { fields: { stamp: forms.intake.stamps.of('') } });
      expect(other.carried('page')).toBe('');
      await other.send('return', { fields: { words } });
      expect(other.html()).toContain('Synthetic Name');
      const information = visitor(forms.url, 'information');
      await information.look();
      await information.send('start');
      expect(information.carried('page')).toBe('account');
    } finally {
      forms.setTerms({});
    }
  });

  test('is closed where nobody could open what is sent', async () => {
    const recipient = readFileSync(forms.folder.recipientFile);
    writeFileSync(forms.folder.recipientFile, 'not a recipient');
    try {
      const person = visitor(forms.url, 'information');
      await person.look();
      expect(person.status()).toBe(200);
      expect(person.carried('stamp')).toBe('');
      await person.send('start');
      expect(person.status()).toBe(503);
    } finally {
      writeFileSync(forms.folder.recipientFile, recipient);
    }
  });
});

describe('a draft', () => {
  test('is come back to by its words, in either language, and by nothing else', async () => {
    const { person, words } = await saved();
    expect(words.split(' ')).toHaveLength(12);
    const other = visitor(forms.url, 'missing', 'ko');
    await other.look();
    await other.send('return', { fields: { words: words.toUpperCase() } });
    expect(other.html()).toContain('Synthetic account');
    await other.send('return', { fields: { words: words.split(' ').toReversed().join(' ') } });
    expect(other.html()).not.toContain('Synthetic account');
    expect(person.status()).toBe(200);
  });

  test('keeps what was wrong, and says what', async () => {
    const person = visitor(forms.url);
    await person.look();
    await person.send('start');
    const answers = { name: 'x'.repeat(300), email: 'no address', place: '<b>&"', timeZone: 'Nowhere' };
    await person.send('save', { answers });
    expect(person.carried('page')).toBe('about');
    expect(person.html()).toContain('x'.repeat(300));
    expect(person.html()).toContain('value="no address"');
    expect(person.html()).toContain('&lt;b&gt;&amp;&quot;');
    await person.send('later', { answers });
    const words = person.words();
    const again = visitor(forms.url);
    await again.look();
    await again.send('return', { fields: { words } });
    expect(again.html()).toContain('x'.repeat(300));
  });

  test('lives on when its page was open while it was removed', async () => {
    const { person, words } = await saved();
    await forms.intake.inTurn(locatorOf(codeOf(words)), () => Promise.resolve());
    await person.send('check');
    await person.send('go account');
    await person.send('erase draft', { fields: { sure: 'yes' } });
    expect(draftsOf(words)).toEqual([]);
    const late = visitor(forms.url, 'information');
    await late.look();
    await late.send('start');
    const typed = { account: 'Synthetic account typed for hours' };
    await late.send('save', { answers: typed });
    expect(late.carried('page')).toBe('knowledge');
    await late.send('back', { answers: { when: '1998' } });
    expect(late.html()).toContain(typed.account);
  });

  test('is removed when nobody used it for 30 days, and one used since stays', async () => {
    const [old, used] = [await saved(), await saved()];
    now += 29 * 86_400_000;
    await used.person.send('check');
    now += 2 * 86_400_000;
    await sweep(forms.intake, 0);
    expect(draftsOf(old.words)).toEqual([]);
    expect(draftsOf(used.words)).toContain('day-2026-12-27');
    const person = visitor(forms.url, 'information');
    await person.look();
    await person.send('return', { fields: { words: old.words } });
    expect(person.text()).not.toContain('Synthetic account');
    now = Date.parse('2026-11-28T12:34:56Z');
  });
});

describe('files', () => {
  test('are stored one by one, taken out one by one, and survive every error of the page', async () => {
    const person = visitor(forms.url, 'information');
    await person.look();
    await person.send('start');
    await person.send('save', { answers: { account: 'Synthetic' } });
    await person.send('save', { answers: { howKnown: 'lived' } });
    await person.send('upload', { files: { files: [file('one.rtf'), file('two.rtf')] } });
    expect(person.carried('page')).toBe('files');
    await person.send('later');
    const words = person.words();
    expect(draftsOf(words).filter((name) => name.endsWith('.age'))).toHaveLength(3);
    await person.send('go files');
    const [, id] = /value="remove ([0-9a-f]+)"/.exec(person.html()) ?? [];
    await person.send(`remove ${id}`);
    expect(person.text()).not.toContain('one.rtf');
    expect(person.text()).toContain('two.rtf');
    expect(draftsOf(words).filter((name) => name.endsWith('.age'))).toHaveLength(2);
    expect(draftsOf(words)).not.toContain(`${id}.age`);
  });

  test('sent at once stand in the order they were chosen, however long each takes to be stored', async () => {
    const person = visitor(forms.url, 'information');
    // Small ones overtake each other on their way to the disk.
    const chosen = Array.from({ length: 8 }, (_, at) => file(`${at}.rtf`, rtf(100 + at)));
    await person.fillIn(chosen);
    expect((await submissionOf(await person.finish()))?.submission.files.map(({ name }) => name)).toEqual(
      chosen.map(({ name }) => name),
    );
  });

  test('sent twice are stored once', async () => {
    const person = visitor(forms.url, 'information');
    const same = file('same.rtf');
    await person.fillIn([same]);
    await person.send('go files');
    await person.send('upload', { files: { files: [same] } });
    await person.send('check');
    const words = await person.finish();
    expect((await submissionOf(words))?.submission.files).toHaveLength(1);
  });

  test('without a byte, too large, too many or of a format not taken are refused with a reason', async () => {
    forms.setTerms({ mostFiles: 2, mostFileMegabytes: 1 });
    try {
      const person = visitor(forms.url);
      await person.fillIn([file('cv.rtf')]);
      await person.send('go documents');
      const upload = (...files: SentFile[]): Promise<string> =>
        person.send('upload', { files: { documents: files } });
      await upload(file('empty.doc', Buffer.alloc(0)));
      expect(person.text()).toMatch(/empty\.doc.{0,40}(no content|empty|is empty|nothing)/i);
      await upload(file('large.rtf', rtf(3 * 1024 * 1024)));
      expect(person.text()).toContain('large.rtf');
      await upload(file('picture.doc', Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1')));
      expect(person.text()).toContain('picture.doc');
      await upload(file('just.rtf', rtf(1024 * 1024 - 16)), file('third.rtf'));
      expect(person.text()).toMatch(/third\.rtf/);
      await person.send('later');
      // The draft, and the two files that were taken.
      expect(draftsOf(person.words()).filter((name) => name.endsWith('.age'))).toHaveLength(3);
      expect(draftsOf(person.words()).filter((name) => name.endsWith('.part'))).toEqual([]);
    } finally {
      forms.setTerms({});
    }
  });

  test('of a witness are taken in any format', async () => {
    const person = visitor(forms.url, 'information');
    await person.fillIn([
      file('odd.bin', randomBytes(5000)),
      file('program.exe', Buffer.from('MZ synthetic')),
    ]);
    const words = await person.finish();
    const recognised = (await submissionOf(words))?.submission.files.map((each) => each.recognised);
    expect(recognised).toEqual(['unknown', 'exe']);
  });

  test('that were damaged on the disk are found before anything is said to be sent', async () => {
    const person = visitor(forms.url, 'information');
    await person.fillIn([file('good.rtf'), file('bad.rtf')]);
    await person.send('code');
    const words = person.words();
    const folder = join(forms.folder.drafts, locatorOf(codeOf(words)));
    const name = draftsOf(words).find((each) => /^[0-9a-f]{32}\.age$/.test(each)) ?? '';
    const content = readFileSync(join(folder, name));
    content[content.length - 5] = (content.at(-5) ?? 0) ^ 1;
    writeFileSync(join(folder, name), content);
    await person.send('type');
    await person.send('send', { fields: { words } });
    expect(await submissionOf(words)).toBeUndefined();
    expect(person.text()).toMatch(/(good|bad)\.rtf/);
    await person.send('send');
    expect((await submissionOf(words))?.submission.files).toHaveLength(1);
  });
});

describe('sending', () => {
  test('needs the words typed back', async () => {
    const person = visitor(forms.url, 'information');
    await person.fillIn();
    await person.send('send');
    await person.send('code');
    const words = person.words();
    await person.send('type');
    const wrong = words.split(' ').toReversed().join(' ');
    await person.send('send', { fields: { words: wrong } });
    expect(await submissionOf(words)).toBeUndefined();
    expect(person.html()).toContain(wrong);
    await person.send('send', { fields: { words } });
    expect(await submissionOf(words)).toBeDefined();
  });

  test('again, or twice at once, sends once and says so', async () => {
    const person = visitor(forms.url);
    const cv = file('cv.rtf');
    await person.fillIn([cv]);
    await person.send('code');
    const words = person.words();
    await person.send('type');
    const before = readdirSync(forms.folder.inbox).length;
    const body = new URLSearchParams(
      ['code', 'stamp', 'once'].map((name) => [name, person.carried(name)] as [string, string]),
    );
    body.set('step', 'send');
    body.set('words', words);
    const post = (): Promise<string> =>
      fetch(`${forms.url}/en/take-part/internship`, { method: 'POST', body }).then((each) => each.text());
    const pages = [...(await Promise.all([post(), post(), post()])), await post()];
    expect(readdirSync(forms.folder.inbox)).toHaveLength(before + 1);
    for (const page of pages) expect(page.replaceAll(/<wbr\s*\/?>/g, '')).toContain(sha256(cv.content));
  });

  test('is not possible while an answer is missing', async () => {
    const { person, words } = await saved();
    await person.send('check');
    await person.send('code');
    expect(person.words()).toBe('');
    await person.send('send', { fields: { words } });
    expect(await submissionOf(words)).toBeUndefined();
  });

  test('tells what a draft interrupted between its last two steps is: not sent', async () => {
    const { words } = await saved();
    const status = join(forms.folder.status, `${locatorOf(codeOf(words))}.age`);
    writeFileSync(status, readFileSync(join(forms.folder.drafts, locatorOf(codeOf(words)), 'draft.age')));
    utimesSync(status, 0, 0);
    const person = visitor(forms.url, 'information');
    await person.look();
    await person.send('return', { fields: { words } });
    expect(person.html()).toContain('Synthetic account');
    await person.send('erase draft', { fields: { sure: 'yes' } });
    expect(readdirSync(forms.folder.status)).not.toContain(`${locatorOf(codeOf(words))}.age`);
  });
});
