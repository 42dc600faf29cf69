import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from '../src/intake/index.ts';
import { answerName, filesName } from '../src/intake/form-fields.ts';
import { FORM_DEFINITIONS } from '../src/intake/forms/index.ts';
import { openJson } from '../src/platform/age.ts';
import { openLynx } from './intake/lynx.ts';
import type { Lynx } from './intake/lynx.ts';
import { sampleAnswers } from './intake/sample-answers.ts';
import { programOnPath } from './setup/browser.ts';
import type { TestForms } from './setup/intake.ts';
import { testForms } from './setup/intake.ts';

const lynx = programOnPath('lynx');
const LETTER = resolve(import.meta.dirname, 'data/documents/letter.doc');
const { internship } = FORM_DEFINITIONS;

describe.skipIf(lynx === undefined && !process.env['CI'])('the forms in lynx', () => {
  let forms: TestForms;
  beforeAll(async () => {
    forms = await testForms();
  });
  afterAll(() => forms.close());

  const open = (): Promise<Lynx> => openLynx(lynx ?? 'lynx', forms.url, '/en/take-part/internship');
  const heading = (reader: Lynx): string => reader.document().querySelector('h1')?.textContent ?? '';
  const wordsOn = (reader: Lynx): string =>
    [...reader.document().querySelectorAll('.code-words li')]
      .map((item) => item.textContent?.trim())
      .join(' ');
  const press = async (reader: Lynx, name: string): Promise<void> => {
    await reader.goTo(name);
    await reader.enter();
  };

  const fillIn = async (reader: Lynx, id: string): Promise<void> => {
    const page = internship.pages.find((each) => each.id === id);
    for (const field of page?.fields ?? []) {
      const answer = { ...sampleAnswers, start: '2199-03-01', hours: '20' }[field.name] ?? '';
      const name = answerName(field.name);
      if (answer === '' || field.isRaised) continue;
      if (field.type === 'date') {
        const [year = '', month = '', day = ''] = answer.split('-');
        for (const [part, text] of Object.entries({ day, month, year })) {
          await reader.goTo(`${name}.${part}`);
          await reader.type(text);
        }
      } else if (field.options) {
        const options = field.options.map(([value]) => value);
        const isList = reader.document().querySelector(`select[name="${name}"]`) !== null;
        for (const value of answer.split('\n')) {
          const place = options.indexOf(value);
          await reader.goTo(isList ? name : `${name}-${place}`);
          // A list begins with what chooses nothing.
          await (isList ? reader.choose(place + 1) : reader.tick());
        }
      } else {
        await reader.goTo(name);
        await reader.type(answer.replaceAll('\n', ' '));
      }
    }
  };

  test('an application with a real .doc is saved, returned to by code, sent, and its hash is that of the file', async () => {
    const first = await open();
    await press(first, 'Begin');
    for (const { id } of internship.pages) {
      if (id === 'documents') break;
      await fillIn(first, id);
      await press(first, 'Save and continue');
    }
    await first.goTo(filesName('documents'));
    await first.type(LETTER);
    await press(first, 'Upload');
    expect(first.document().querySelector('.file')?.textContent).toContain('letter.doc');
    expect(first.screen()).toContain('Word, older format (.doc)');
    await press(first, 'Save and come back later');
    const words = wordsOn(first);
    expect(words.split(' ')).toHaveLength(12);
    for (const word of words.split(' ')) expect(first.screen()).toContain(word);
    await first.close();

    const second = await open();
    await second.goTo('words');
    await second.type(words);
    await press(second, 'Go to what I sent or began');
    expect(heading(second)).toBe('Documents');
    await press(second, 'Save and continue');
    await fillIn(second, 'needs');
    await press(second, 'Save and continue');
    expect(heading(second)).toBe('Check your answers');
    expect(second.screen()).toContain('synthetic.applicant@example.org');
    await press(second, 'Send');
    expect(heading(second)).toBe('Your application has arrived');
    const [hash = ''] = execFileSync('sha256sum', [LETTER], { encoding: 'utf8' }).split(' ');
    // The screen breaks it where the page allows it, if at all.
    expect(second.screen().replaceAll(/\s/g, '')).toContain(hash);
    await second.close();

    const [id = ''] = readdirSync(forms.folder.inbox);
    const sealed = readFileSync(join(forms.folder.inbox, id, 'submission.age'));
    const submission = (await openJson([forms.identity], sealed)) as Submission;
    expect(submission.files.map(({ name, recognised, sha256 }) => [name, recognised, sha256])).toEqual([
      ['letter.doc', 'doc', hash],
    ]);
    expect(submission.answers).toMatchObject({
      name: sampleAnswers['name'],
      timeZone: 'Europe/Berlin',
      occupation: 'study\nwork',
      start: '2199-03-01',
      english: 'fluent',
      korean: 'read',
      credit: 'yes',
    });
  }, 300_000);

  test('a code is typed back before the first sending', async () => {
    const reader = await openLynx(lynx ?? 'lynx', forms.url, '/en/take-part/missing');
    await press(reader, 'Begin');
    const fill = async (answers: Readonly<Record<string, string>>): Promise<void> => {
      for (const [name, answer] of Object.entries(answers)) {
        await reader.goTo(answerName(name));
        await reader.type(answer);
      }
      await press(reader, 'Save and continue');
    };
    await fill({ names: 'Synthetic Name' });
    await fill({ lastWhen: '2004', lastWhere: 'a synthetic county', seenBy: 'a neighbour' });
    await press(reader, 'Save and continue');
    await fill({ relation: 'a friend' });
    expect(heading(reader)).toBe('Check your answers');
    // Lynx chooses the first of several where nothing is chosen; that is why the first one tells nothing.
    expect(reader.document().querySelector('main')?.textContent).toContain('I would rather not say');
    await press(reader, 'Go on to your code');
    const words = wordsOn(reader);
    await press(reader, 'I have kept the words');
    await reader.goTo('words');
    await reader.type(words);
    await press(reader, 'Send');
    expect(heading(reader)).toBe('Your request has arrived');
    await reader.close();
  }, 300_000);
});
