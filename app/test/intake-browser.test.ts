import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Submission } from '../src/intake/index.ts';
import { FORM_DEFINITIONS } from '../src/intake/forms/index.ts';
import { openJson } from '../src/platform/age.ts';
import { fillPage } from './intake/fill-form.ts';
import { sampleAnswers } from './intake/sample-answers.ts';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { TestForms } from './setup/intake.ts';
import { testForms } from './setup/intake.ts';
import { shot } from './workbench/staff-browser.ts';

const LETTER = resolve(import.meta.dirname, 'data/documents/letter.doc');
const { internship, information, missing } = FORM_DEFINITIONS;

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('the forms in Chromium, script off', () => {
  let forms: TestForms;
  let browser: Browser;
  beforeAll(async () => {
    forms = await testForms();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await forms.close();
  });

  /** A browser that nobody used before: no cookie, no history. */
  const somebody = async (): Promise<Page> => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    page.on('request', (request) => expect(request.url().startsWith(forms.url)).toBe(true));
    return page;
  };
  const end = async (page: Page): Promise<void> => {
    expect(await page.context().cookies()).toEqual([]);
    await page.context().close();
  };
  const press = (page: Page, name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  const heading = (page: Page): Promise<string> => page.locator('h1').innerText();
  const wordsOn = async (page: Page): Promise<string> =>
    (await page.locator('.code-words li').allInnerTexts()).join(' ');
  const newest = async (known: readonly string[]): Promise<Submission> => {
    const id = readdirSync(forms.folder.inbox).find((each) => !known.includes(each)) ?? '';
    const sealed = readFileSync(join(forms.folder.inbox, id, 'submission.age'));
    return (await openJson([forms.identity], sealed)) as Submission;
  };

  test('an application with a real .doc is saved, returned to by code, sent, and its hash is that of the file', async () => {
    const known = readdirSync(forms.folder.inbox);
    const first = await somebody();
    await first.goto(`${forms.url}/en/take-part`);
    await first.getByRole('link', { name: 'Apply' }).click();
    await press(first, 'Begin');
    for (const { id } of internship.pages) {
      if (id === 'documents') break;
      await fillPage(first, internship, id, { ...sampleAnswers, start: '2199-03-01', hours: '20' });
      await shot(first, id);
      await press(first, 'Save and continue');
    }
    expect(await heading(first)).toBe('Documents');
    await press(first, 'Save and continue');
    expect(await first.getByRole('alert').innerText()).toContain('Upload at least one file');
    await first.getByLabel('Choose files').setInputFiles(LETTER);
    await press(first, 'Upload');
    const listed = await first.locator('.file').innerText();
    expect(listed).toContain('letter.doc');
    expect(listed).toContain('Word, older format (.doc)');
    await press(first, 'Save and come back later');
    expect(await heading(first)).toContain('Saved');
    const words = await wordsOn(first);
    expect(words.split(' ')).toHaveLength(12);
    await end(first);

    const second = await somebody();
    await second.goto(`${forms.url}/en/take-part/internship`);
    // The first four letters of each word are enough.
    const short = words.split(' ').map((word) => word.slice(0, 4));
    await second.getByLabel('The twelve words of your code').fill(short.join('  '));
    await press(second, 'Go to what I sent or began');
    expect(await heading(second)).toBe('Documents');
    expect(await second.locator('.file').innerText()).toContain('letter.doc');
    await press(second, 'Save and continue');
    await fillPage(second, internship, 'needs', sampleAnswers);
    await press(second, 'Save and continue');
    expect(await heading(second)).toBe('Check your answers');
    const check = await second.locator('main').innerText();
    for (const text of ['Synthetic Applicant 합성 지원자', 'Fluent', '1 March 2199', 'letter.doc'])
      expect(check).toContain(text);
    expect(readdirSync(forms.folder.inbox)).toEqual(known);
    await press(second, 'Send');

    expect(await heading(second)).toBe('Your application has arrived');
    const [hash = ''] = execFileSync('sha256sum', [LETTER], { encoding: 'utf8' }).split(' ');
    const file = second.locator('.file');
    expect((await file.locator('code').innerText()).replaceAll(/\s/g, '')).toBe(hash);
    expect(await file.innerText()).toContain('10,752 bytes');
    expect(await file.innerText()).toContain('letter.doc');
    await shot(second, 'sent');
    const submission = await newest(known);
    expect(submission.files.map(({ sha256, recognised }) => [recognised, sha256])).toEqual([['doc', hash]]);
    expect(submission.warnings).toEqual([]);

    await press(second, 'See how it stands');
    expect(await second.locator('main').innerText()).toContain('Received. Nobody here has read it yet.');
    await end(second);
  }, 120_000);

  test('two months away and 15 hours a week: both warnings stand on their page, before sending, and in what was sent', async () => {
    const known = readdirSync(forms.folder.inbox);
    const page = await somebody();
    await page.goto(`${forms.url}/en/take-part/internship`);
    await press(page, 'Begin');
    for (const { id } of internship.pages) {
      await fillPage(page, internship, id, { ...sampleAnswers, fewerHours: '' });
      if (id === 'documents') await page.getByLabel('Choose files').setInputFiles(LETTER);
      await press(page, 'Save and continue');
      if (id !== 'availability') continue;
      // The question is raised by the answer, and nothing typed is lost.
      const warned = page.getByRole('status');
      expect(await warned.innerText()).toContain('less than 3 months away');
      expect(await warned.innerText()).toContain('fewer than 20 hours a week');
      expect(await page.getByLabel('Hours a week').inputValue()).toBe('15');
      const reason = page.getByLabel('Why fewer hours, and what would work?');
      await page.getByRole('alert').getByRole('link').click();
      await reason.fill('Synthetic: courses until May.');
      await shot(page, 'warned');
      await press(page, 'Save and continue');
    }
    expect(await heading(page)).toBe('Check your answers');
    const before = await page.locator('main').innerText();
    expect(before).toContain('less than 3 months away');
    expect(before).toContain('fewer than 20 hours a week');
    await press(page, 'Go on to your code');
    const words = await wordsOn(page);
    await press(page, 'I have kept the words');

    const field = page.getByLabel('The twelve words of your code');
    await field.fill(words.replace(/^\p{L}+/u, 'bananna'));
    await press(page, 'Send');
    expect(await page.getByRole('alert').innerText()).toContain('“bananna” is not a word of any code');
    await field.fill(words.split(' ').slice(1).join(' '));
    await press(page, 'Send');
    expect(await page.getByRole('alert').innerText()).toContain('these are 11');
    await field.fill(words);
    await press(page, 'Send');
    expect(await heading(page)).toBe('Your application has arrived');
    expect(await page.getByRole('status').innerText()).toContain('less than 3 months away');
    const submission = await newest(known);
    expect(submission.warnings).toEqual(['start soon', 'few hours']);
    expect(submission.answers['fewerHours']).toBe('Synthetic: courses until May.');
    await end(page);
  }, 120_000);

  test.each([
    ['information', information, '아는 것을 알리기', '알려 주신 내용이 도착했습니다'],
    ['missing', missing, '사라진 가족에 대해 묻기', '신청하신 내용이 도착했습니다'],
  ] as const)(
    '%s is told in Korean from the first page to the code and the answer',
    async (name, form, link, title) => {
      const known = readdirSync(forms.folder.inbox);
      const page = await somebody();
      await page.goto(`${forms.url}/ko/take-part`);
      await page.getByRole('link', { name: link }).click();
      const before = await page.locator('main').innerText();
      expect(before).toContain('북한 안에서는 쓰지 마십시오');
      // The window does not say what the form is about.
      expect(await page.title()).toMatch(/^함께하기 – /);
      await press(page, '시작하기');
      for (const { id } of form.pages) {
        await fillPage(page, form, id, sampleAnswers, 'ko');
        await shot(page, `${name}-${id}`);
        await press(page, '저장하고 계속');
        expect(await page.title()).toMatch(/^함께하기 – /);
      }
      await press(page, '코드 받으러 가기');
      const words = await wordsOn(page);
      await press(page, '낱말을 적어 두었습니다');
      await page.getByLabel('코드의 열두 낱말').fill(words);
      await press(page, '보내기');
      expect(await heading(page)).toBe(title);
      expect((await newest(known)).form).toBe(name);

      // Back with the code, and a word more.
      await page.goto(`${forms.url}/ko${form.path}`);
      await page.getByLabel('코드의 열두 낱말').fill(words);
      await press(page, '쓰던 글이나 보낸 글 보기');
      await page.getByLabel('하실 말씀').fill('합성 덧붙임입니다.');
      await press(page, '글 보내기');
      expect(await page.getByRole('status').innerText()).toContain('글을 보냈습니다');
      await end(page);
    },
    120_000,
  );

  test('a form changes its language in the middle, and keeps what was typed', async () => {
    const page = await somebody();
    await page.goto(`${forms.url}/en/take-part/information`);
    await press(page, 'Begin');
    await page.getByLabel('What happened, or what is it about?').fill('Synthetic account');
    await press(page, '한국어로 계속하기');
    expect(await heading(page)).toBe('아시는 것');
    expect(await page.locator('textarea').first().inputValue()).toBe('Synthetic account');
    await press(page, 'Continue in English');
    expect(await heading(page)).toBe('What you know');
    await press(page, 'Save and continue');
    await press(page, 'Back');
    expect(await page.locator('textarea').first().inputValue()).toBe('Synthetic account');
    await page.getByText('Delete what I have entered').click();
    await page.getByLabel('Yes, delete it').check();
    await press(page, 'Delete');
    expect(await heading(page)).toBe('Deleted');
    expect(readdirSync(forms.folder.drafts)).toEqual([]);
    await end(page);
  }, 60_000);

  test('the way out leads to an empty page without the network', async () => {
    const page = await somebody();
    await page.goto(`${forms.url}/en/take-part/missing`);
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Leave this page at once' }).click();
    await page.waitForURL('about:blank');
    await page.context().close();
  });

  test('the take-part page follows the terms at once, and a closed form says so', async () => {
    const page = await somebody();
    await page.goto(`${forms.url}/en/take-part`);
    expect(await page.locator('#internship').innerText()).toContain('At least 3 months ahead');
    forms.setTerms({ monthsAhead: 5, isOpen: false });
    await page.reload();
    expect(await page.locator('#internship').innerText()).toContain('At least 5 months ahead');
    expect(await page.locator('#internship').innerText()).toContain('No applications are taken at present');
    await page.goto(`${forms.url}/en/take-part/internship`);
    expect(await page.getByRole('button', { name: 'Begin' }).count()).toBe(0);
    expect(await page.getByLabel('The twelve words of your code').count()).toBe(1);
    forms.setTerms({});
    await end(page);
  });

  test('axe finds nothing on the take-part page with its terms, and it fits on 320 px', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 800 } });
    const page = await context.newPage();
    for (const lang of ['en', 'ko'])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(`${forms.url}/${lang}/take-part`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        expect(await axeFinds(page)).toEqual([]);
      }
    await context.close();
  }, 60_000);
});
