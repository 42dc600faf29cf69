import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFailed, test } from 'vitest';
import { spanWords, wallTimeOf } from '../src/ui/zoned-time.ts';
import { ANSWERS } from './internships/applicant.ts';
import type { MailServer } from './internships/mail-server.ts';
import { startMailServer } from './internships/mail-server.ts';
import {
  apply,
  DAY_MS,
  filesIn,
  makeMove,
  openStatus,
  PATIENCE,
  press,
  review,
  scoreInterview,
  sendLetter,
  signInAgain,
} from './internships/walk-steps.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import type { Desk } from './workbench/staff-browser.ts';
import { enrol, invite, setUpAdministrator, shot } from './workbench/staff-browser.ts';
import type { StartedProgram } from './workbench/started-program.ts';
import { startProgram } from './workbench/started-program.ts';

const HOUR_MS = 3_600_000;
const MAIL_FROM = 'Synthetic Internships <internships@example.org>';

describe.skipIf(chromiumPath === undefined && !process.env['CI'])('an application from end to end', () => {
  let program: StartedProgram;
  let browser: Browser;
  let mail: MailServer;
  let folder: string;
  let clock: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unhidden-clock-'));
    clock = join(folder, 'ahead');
    writeFileSync(clock, '0');
    mail = await startMailServer();
    const preload = pathToFileURL(join(import.meta.dirname, 'internships/shifted-clock.mjs')).href;
    program = await startProgram({
      UNHIDDEN_SMTP_URL: mail.url,
      UNHIDDEN_MAIL_FROM: MAIL_FROM,
      NODE_OPTIONS: `--import ${preload}`,
      SYNTHETIC_CLOCK: clock,
    });
    browser = await openBrowser();
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
    await mail.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it walks every stage to an accepted offer, with mails in Korean, and is erased', async () => {
    onTestFailed(async () => {
      console.error(program.output());
      console.error(mail.letters.map(({ subject }) => subject));
      for (const part of ['claims', 'notes', 'inbox', 'status'])
        console.error(part, filesIn(join(program.data, 'intake', part)));
      for (const context of browser.contexts())
        for (const page of context.pages()) {
          console.error(
            page.url(),
            await page
              .locator('main')
              .innerText()
              .catch(() => ''),
          );
          await shot(page, 'failed');
        }
    });
    const letters = () => mail.lettersTo(ANSWERS['email'] ?? '').map(({ subject }) => subject);
    const arrives = async (subject: string): Promise<string> => {
      await expect.poll(letters, PATIENCE).toContain(subject);
      return mail.letters.findLast((letter) => letter.subject === subject)?.text ?? '';
    };
    const admin = await setUpAdministrator(browser, program.setUp);
    const coordinator = await enrol(
      browser,
      await invite(admin.page, 'Synthetic Coordinator', 'coordinator'),
    );
    const one = await enrol(browser, await invite(admin.page, 'Synthetic Reader One', 'documenter'));
    const two = await enrol(browser, await invite(admin.page, 'Synthetic Reader Two', 'analyst'), 'ko');

    // The application, in Korean, without script.
    const context = await browser.newContext({ javaScriptEnabled: false });
    const applicant = await context.newPage();
    const words = await apply(applicant, program.site);
    const received = await arrives('지원서를 잘 받았습니다');
    expect(received).toContain('강새별 님께');

    // Received, complete, reviewed by two who do not know whose it is.
    await coordinator.page.getByRole('link', { name: 'Internships', exact: true }).click();
    await shot(coordinator.page, 'internships');
    await coordinator.page.locator('main').getByRole('table').first().getByRole('link').first().click();
    const about = await coordinator.page.locator('main').innerText();
    // Both warnings the applicant was shown.
    expect(about).toContain('less than 3 months away');
    expect(about).toContain('fewer than 20 hours a week');
    const caseAddress = coordinator.page.url();
    await makeMove(coordinator.page, 'Complete: on to the review');
    for (const name of ['Synthetic Reader One', 'Synthetic Reader Two']) {
      await coordinator.page.getByLabel('Name a reviewer').selectOption({ label: name });
      await coordinator.page.getByRole('button', { name: 'Name', exact: true }).click();
      await coordinator.page.getByRole('status').filter({ hasText: 'Named.' }).waitFor();
    }
    await shot(coordinator.page, 'case-review');
    await review(one.page, 'en', program.workbench);
    await review(two.page, 'ko', program.workbench);

    // Interview times in Seoul, one of them booked from New York.
    await coordinator.page.goto(`${program.workbench}/en/internships/times`);
    const start = new Date(Math.ceil((Date.now() + 2 * DAY_MS) / HOUR_MS) * HOUR_MS);
    const later = new Date(start.getTime() + DAY_MS);
    const line = (at: Date) => Object.values(wallTimeOf(at, 'Asia/Seoul')).join(' ');
    await coordinator.page.getByLabel('Times', { exact: true }).fill(`${line(start)}\n${line(later)}`);
    await coordinator.page.getByLabel('In the time zone').selectOption('Asia/Seoul');
    await coordinator.page.getByLabel('Where').fill('https://call.example.org/synthetic-room');
    await coordinator.page.getByLabel('Synthetic Reader One').check();
    await coordinator.page.getByRole('button', { name: 'Add', exact: true }).click();
    await coordinator.page.getByText('2 times added.').waitFor();
    await shot(coordinator.page, 'times');
    await coordinator.page.goto(caseAddress);
    await coordinator.page.getByRole('link', { name: 'Offer interview times' }).click();
    for (const box of await coordinator.page.getByRole('checkbox').all()) await box.check();
    await sendLetter(coordinator.page, async (text) => {
      expect(text).toContain('면접');
      return text.replace('직접 이야기를 나누고 싶습니다', '꼭 직접 이야기를 나누고 싶습니다');
    });
    expect(await arrives('면접 시간을 골라 주십시오')).toContain('꼭 직접 이야기를 나누고 싶습니다');

    await openStatus(applicant, words);
    await applicant.getByLabel('시간대').selectOption('America/New_York');
    await press(applicant, '이 시간대로 보기');
    await shot(applicant, 'status-slots');
    expect(await applicant.locator('main').innerText()).not.toContain('call.example.org');
    await applicant.locator('li.slot').first().getByRole('button').click();
    await applicant.getByRole('status').filter({ hasText: '면접을 예약했습니다' }).waitFor();
    const slot = { start: start.toISOString(), minutes: 45 };
    const booked = await arrives('면접 시간이 정해졌습니다');
    expect(booked).toContain(spanWords('ko', slot, 'America/New_York'));
    expect(booked).toContain('https://call.example.org/synthetic-room');
    const [file] =
      mail.letters.findLast(({ subject }) => subject === '면접 시간이 정해졌습니다')?.attachments ?? [];
    expect(file?.contentType).toBe('text/calendar');
    const stamp = start.toISOString().replaceAll(/[-:]|\.000/g, '');
    expect(file?.content.toString('utf8')).toContain(`DTSTART:${stamp}`);

    // A day before: a reminder. After it: held, scored, decided.
    const ahead = (milliseconds: number): void => {
      writeFileSync(`${clock}.new`, String(Math.round(milliseconds)));
      renameSync(`${clock}.new`, clock);
    };
    ahead(start.getTime() - Date.now() - 20 * HOUR_MS);
    expect(await arrives('면접을 앞두고 다시 알려 드립니다')).toContain('America/New_York');
    ahead(start.getTime() - Date.now() + HOUR_MS);
    for (const [{ page }, lang] of [
      [coordinator, 'en'],
      [one, 'en'],
    ] as const)
      await signInAgain(page, program.workbench, lang);
    await coordinator.page.goto(caseAddress);
    await makeMove(coordinator.page, 'The interview was held');
    await scoreInterview(one.page, program.workbench);
    await coordinator.page.goto(caseAddress);
    await makeMove(coordinator.page, 'On to the decision');
    await coordinator.page.getByRole('link', { name: 'Make an offer' }).click();
    expect(await coordinator.page.getByLabel('Hours a week').inputValue()).toBe('15');
    await coordinator.page.getByLabel('Looked after by').selectOption({ label: 'Synthetic Reader One' });
    await coordinator.page.getByLabel('Reason').selectOption('promising');
    await shot(coordinator.page, 'offer');
    await sendLetter(coordinator.page);
    const offered = await arrives('인턴십을 제안드립니다');
    expect(offered).toContain('이 인턴십은 무급입니다.');
    expect(offered).toContain('지도 담당: Synthetic Reader One');

    // Accepted by code; references are asked for only now.
    await openStatus(applicant, words);
    expect(await applicant.locator('main').innerText()).not.toContain('하신 일을 잘 아는 두 분');
    await applicant.getByLabel('예, 이것이 제 답입니다').check();
    await shot(applicant, 'status-offer');
    await press(applicant, '제안 받아들이기');
    await arrives('환영합니다: 시작 전에 할 일');
    await expect
      .poll(async () => {
        await openStatus(applicant, words);
        return applicant.locator('main').innerText();
      }, PATIENCE)
      .toContain('하신 일을 잘 아는 두 분');
    await coordinator.page.goto(caseAddress);
    expect(await coordinator.page.locator('main').innerText()).toContain('Preparing the start');
    for (const task of ['references', 'confidentiality'])
      await coordinator.page.getByText(task).first().waitFor();
    await shot(coordinator.page, 'onboarding');

    // Erased by its owner: the register keeps counts, the folders nothing.
    await applicant.getByLabel('예, 완전히 지워 주십시오').check();
    await press(applicant, '모두 지우기');
    expect(await arrives('지원서를 지웠습니다')).toContain('열쇠를 없앴으므로');
    await coordinator.page.reload();
    const left = await coordinator.page.locator('main').innerText();
    for (const secret of ['강새별', '가람', 'saebyeol']) expect(left).not.toContain(secret);
    for (const part of ['kept', 'intake/status', 'intake/copies', 'intake/inbox', 'intake/notes'])
      await expect.poll(() => filesIn(join(program.data, part)), PATIENCE).toEqual([]);
    await coordinator.page.goto(`${program.workbench}/en/internships/statistics`);
    await coordinator.page.getByText('1 of 1 offer was accepted.').waitFor();
    await shot(coordinator.page, 'statistics');

    expect(letters()).toEqual([
      '지원서를 잘 받았습니다',
      '면접 시간을 골라 주십시오',
      '면접 시간이 정해졌습니다',
      '면접을 앞두고 다시 알려 드립니다',
      '인턴십을 제안드립니다',
      '환영합니다: 시작 전에 할 일',
      '지원서를 지웠습니다',
    ]);
    for (const raw of mail.raw) expect(raw).not.toMatch(words.split(' ')[0] ?? '-');
    const desks: Desk[] = [admin, coordinator, one, two];
    expect(desks.flatMap(({ broken }) => broken)).toEqual([]);
  }, 900_000);
});
