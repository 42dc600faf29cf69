import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import { CRITERIA } from '../../src/internships/scorecard-criteria.ts';
import type { CardName } from '../../src/internships/scorecard-criteria.ts';
import { fillPage } from '../intake/fill-form.ts';
import { shot } from '../workbench/staff-browser.ts';
import { ANSWERS } from './applicant.ts';

const LETTER = resolve(import.meta.dirname, '../data/documents/letter.doc');
const { internship } = FORM_DEFINITIONS;
export const DAY_MS = 24 * 3_600_000;
/** Everything takes its time on a machine that does other things; nothing here is about how long. */
export const PATIENCE = { timeout: 60_000, interval: 250 };

export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Applies in Korean with a real .doc; gives the code's twelve words. */
export async function apply(page: Page, site: string): Promise<string> {
  await page.goto(`${site}/ko/take-part`);
  await page.goto(`${site}/ko/take-part/internship`);
  await press(page, '시작하기');
  const soon = new Date(Date.now() + 60 * DAY_MS).toISOString().slice(0, 10);
  const answers: Readonly<Record<string, string>> = { ...ANSWERS, start: soon };
  for (const { id } of internship.pages) {
    await fillPage(page, internship, id, answers, 'ko');
    if (id === 'documents') await page.getByLabel('파일 고르기').setInputFiles(LETTER);
    await press(page, '저장하고 계속');
    // The question is raised by the answer.
    if (id !== 'availability') continue;
    const more = page.locator('[name="answer.fewerHours"]');
    if (await more.isVisible()) {
      await more.fill(answers['fewerHours'] ?? '');
      await press(page, '저장하고 계속');
    }
  }
  await press(page, '코드 받으러 가기');
  const words = (await page.locator('.code-words li').allInnerTexts()).join(' ');
  await press(page, '낱말을 적어 두었습니다');
  await page.getByLabel('코드의 열두 낱말').fill(words);
  await press(page, '보내기');
  await shot(page, 'sent-ko');
  return words;
}

export async function openStatus(page: Page, words: string): Promise<void> {
  await page.goto(new URL('/ko/take-part/internship', page.url()).href);
  await page.getByLabel('코드의 열두 낱말').fill(words);
  await press(page, '쓰던 글이나 보낸 글 보기');
  await page.getByRole('heading', { name: '주고받은 글' }).waitFor();
}

/** One of the plain steps of a case. */
export async function makeMove(page: Page, label: string): Promise<void> {
  await page.getByRole('radio', { name: label }).check();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();
  await page.locator('.notice').first().waitFor();
}

/** Shows the letter, changes it where wanted, and sends it; proves with a passkey where that is asked. */
export async function sendLetter(page: Page, change?: (text: string) => Promise<string>): Promise<void> {
  await pressProved(page, 'Show the letter');
  const field = page.getByLabel('Text', { exact: true });
  await field.waitFor();
  if (change) await field.fill(await change(await field.inputValue()));
  await shot(page, 'letter');
  await pressProved(page, 'Send');
  await page.getByText('The letter is on its way.').waitFor();
}

async function pressProved(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
  const proof = page.getByRole('button', { name: 'Prove with a passkey' });
  if (!(await proof.isVisible())) return;
  await proof.click();
  await proof.waitFor({ state: 'detached' });
}

const REVIEW = {
  en: { no: 'No, I have none', go: 'Continue', yes: 'yes', handIn: 'Hand in', done: 'Handed in.' },
  ko: { no: '없습니다', go: '계속', yes: '예', handIn: '내기', done: '냈습니다.' },
} as const;

/** Finds the application on the page of reviews, reads it without a name, and hands in a card. */
export async function review(page: Page, lang: 'en' | 'ko', workbench: string): Promise<void> {
  const t = REVIEW[lang];
  await page.goto(`${workbench}/${lang}/reviews`);
  await page.locator('main .home-list').getByRole('link').first().click();
  await page.getByRole('radio', { name: t.no }).check();
  await page.getByRole('button', { name: t.go, exact: true }).click();
  // The document is opened in its sandbox in the meantime.
  await expect
    .poll(async () => {
      await page.reload();
      return page.locator('.case-text').count();
    }, PATIENCE)
    .toBeGreaterThan(0);
  const text = await page.locator('main').innerText();
  for (const secret of ['강새별', '새별', '가람', 'saebyeol', 'example.org', 'New York', 'letter.doc'])
    expect(text).not.toContain(secret);
  expect(text).toContain('I translate, and I index documents.');
  await shot(page, `review-${lang}`);
  await fillCard(page, 'review', lang);
  await page.getByRole('button', { name: t.handIn, exact: true }).click();
  await page.getByText(t.done).waitFor();
  await shot(page, `reviewed-${lang}`);
}

async function fillCard(page: Page, name: CardName, lang: 'en' | 'ko'): Promise<void> {
  for (const { id } of CRITERIA[name]) {
    await page.locator(`#score-${id}-3`).check();
    await page.locator(`#comment-${id}`).fill(`Synthetic grounds for ${id}.`);
  }
  const verdict = page.locator('#verdict');
  await verdict.getByLabel(REVIEW[lang].yes, { exact: true }).check();
}

export async function scoreInterview(page: Page, workbench: string): Promise<void> {
  await page.goto(`${workbench}/en/reviews`);
  await page.locator('main .home-list').getByRole('link').first().click();
  // Whoever holds the interview knows whom they meet.
  await page.getByText('강새별').first().waitFor();
  await fillCard(page, 'interview', 'en');
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByText('Handed in.').waitFor();
}

/** The session has ended meanwhile. */
export async function signInAgain(page: Page, workbench: string, lang: 'en' | 'ko'): Promise<void> {
  await page.goto(`${workbench}/${lang}/`);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL(new RegExp(`/${lang}/$`));
}

export function filesIn(path: string): readonly string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
