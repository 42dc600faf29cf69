import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseKeptLongEnough } from '../src/casework/clocks.ts';
import { changeCase, loadCase, moveCase, openWaiting } from '../src/casework/index.ts';
import '../src/internships/index.ts';
import { mailRows } from '../src/internships/mail-store.ts';
import { offerSlots } from '../src/internships/slot-actions.ts';
import type { Applicant } from './internships/applicant.ts';
import { apply } from './internships/applicant.ts';
import { good } from './internships/outcome.ts';
import type { Staff } from './internships/people.ts';
import { reviewed, slotsOn, staffOf } from './internships/people.ts';
import type { Fields, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

let bench: TestWorkbench;
let staff: Staff;

beforeEach(async () => {
  bench = await startWorkbench();
  staff = await staffOf(bench);
});
afterEach(() => bench.close());

const get = async (path: string): Promise<string> => (await staff.coordinator.request('GET', path)).text();
const post = async (path: string, form: Fields) => {
  const fresh = await bench.sessionFor(staff.coordinator.person.user);
  const response = await fresh.request('POST', path, form);
  return { status: response.status, text: await response.text() };
};
const stageOf = async ({ caseId }: Applicant) =>
  (await loadCase(bench.services, bench.services.register, caseId))?.stage;

describe('the page of mail', () => {
  test('says that nothing leaves this machine where no server is set, and shows the letters', async () => {
    await apply(bench);
    await expect.poll(async () => (await mailRows(bench.services.register))[0]?.state).toBe('kept');
    const page = await get('/ko/internships/mail');
    expect(page).toContain('아무것도 이 컴퓨터를 떠나지 않습니다');
    expect(page).toContain('지원서를 잘 받았습니다');
    expect(page).toContain('saebyeol@example.org');
    expect(page).toContain('보관함, 보내지 않음');
  });
});

describe('a step with a letter', () => {
  test('is previewed without being made, sent as it was changed, and made once', async () => {
    const applicant = await apply(bench);
    const address = `/en/cases/${applicant.caseId}/ask`;
    expect((await post(address, { kind: 'more', wanted: '', answerBy: 'soon' })).text).toContain(
      'Write what is missing.',
    );
    const fields = { kind: 'more', wanted: '이력서', takesFiles: 'yes', answerBy: '2026-03-20' };
    const preview = await post(address, { ...fields, step: 'preview' });
    expect(preview.text).toContain('지원서에 보완이 필요합니다');
    expect(preview.text).toContain('2026년 3월 20일 금요일');
    expect(await stageOf(applicant)).toBe('received');
    expect((await applicant.status()).asks).toEqual([]);
    const seen = /name="seen" value="(\d+)"/.exec(preview.text)?.[1] ?? '';
    const letter = { ...fields, step: 'send', seen, subject: '바꾼 제목', text: '바꾼 글' };
    expect((await post(address, { ...letter, text: ' ' })).status).toBe(422);
    expect((await post(address, letter)).status).toBe(303);
    expect(await stageOf(applicant)).toBe('asked');
    expect((await applicant.status()).letters.at(-1)).toMatchObject({
      subject: '바꾼 제목',
      text: '바꾼 글',
    });
    // Pressed twice, or by somebody who saw an earlier state.
    expect((await post(address, letter)).text).toContain('Somebody changed this case');
    expect((await applicant.status()).letters).toHaveLength(2);
  });

  test('asks for another format in the formats of the terms', async () => {
    const applicant = await apply(bench, { lang: 'en' });
    const fields = { kind: 'format', wanted: 'curriculum.pages', takesFiles: 'yes', answerBy: '2026-03-20' };
    const { text } = await post(`/en/cases/${applicant.caseId}/ask`, { ...fields, step: 'preview' });
    expect(text).toContain('.doc, .docx, .odt, .rtf, .pdf, .hwp, .hwpx, .txt');
  });

  test('rejects for a reason of the list only, and with a passkey', async () => {
    const applicant = await apply(bench);
    const address = `/en/cases/${applicant.caseId}/reject`;
    expect((await post(address, { reason: 'hair', step: 'preview' })).text).toContain('Choose a reason.');
    bench.clock.advance(10 * 60_000);
    const stale = await staff.coordinator.request('POST', address, {
      reason: 'others stronger',
      step: 'preview',
    });
    expect(await stale.text()).toContain('Show that it is you');
    expect(await stageOf(applicant)).toBe('received');
  });

  test('offers other interview times while none is booked, and none once one is', async () => {
    const applicant = await apply(bench);
    good(await moveCase(bench.services, staff.coordinator.person, applicant.caseId, 'complete'));
    await reviewed(bench, staff, applicant.caseId);
    const [first = '', second = ''] = await slotsOn(bench, staff, [
      '2026-03-10T00:00:00.000Z',
      '2026-03-11T00:00:00.000Z',
    ]);
    good(
      await changeCase(
        bench.services,
        staff.coordinator.person,
        applicant.caseId,
        { action: 'case move' },
        async (change) => {
          const offered = await offerSlots(change, [first]);
          return offered.ok ? change.move('invite') : offered;
        },
      ),
    );
    const address = `/en/cases/${applicant.caseId}/invite`;
    const { text } = await post(address, { slots: second, step: 'preview' });
    const seen = /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
    const letter = { slots: second, step: 'send', seen, subject: 'Other times', text: 'There are others.' };
    expect((await post(address, letter)).status).toBe(303);
    expect((await applicant.status()).slots.map(({ id }) => id)).toEqual([second]);
    await applicant.claims(second, 'Asia/Seoul');
    await applicant.does({ kind: 'booking', slot: second, timeZone: 'Asia/Seoul' });
    expect((await post(address, letter)).status).toBe(404);
    const calendar = await staff.coordinator.request('GET', `/en/cases/${applicant.caseId}/calendar`);
    expect(calendar.headers.get('content-type')).toContain('text/calendar');
    const file = await calendar.text();
    expect(file).toContain('DTSTART:20260311T000000Z');
    expect(file).not.toContain('새별');
  });
});

describe('interview times', () => {
  test('are entered with what is wrong said line by line, in the language of the page', async () => {
    const given = {
      times: '2026-03-29 02:30\n2026-10-25 02:30\n2026-03-01 10:00',
      zone: 'Europe/Berlin',
      minutes: '45',
      place: 'Room 2',
      interviewers: staff.reviewers[0].person.user,
    };
    const { status, text } = await post('/ko/internships/times', given);
    expect(status).toBe(422);
    for (const words of ['없는 시각입니다', '두 번 있는 시각입니다', '지났거나'])
      expect(text).toContain(words);
    expect((await post('/en/internships/times', { ...given, times: '2026-03-30 10:00' })).status).toBe(303);
    expect(await get('/en/internships/times')).toContain(
      'Monday, 30 March 2026, 10:00 to 10:45 (Europe/Berlin, UTC+2)',
    );
  });
});

describe('what is due', () => {
  test('stands on the coordinator’s page with its day, and late ones say how late', async () => {
    await apply(bench);
    expect(await get('/en/internships')).toContain('2026-03-16');
    bench.clock.set('2026-03-20T09:00:00.000Z');
    const fresh = await bench.sessionFor(staff.coordinator.person.user);
    expect(await (await fresh.request('GET', '/en/internships')).text()).toContain('4 days late');
  });

  test('what ended is erased after the days of its outcome, and stands on the page two weeks before', async () => {
    const applicant = await apply(bench);
    const decider = (await bench.sessionFor(staff.coordinator.person.user)).person;
    good(
      await moveCase(bench.services, decider, applicant.caseId, 'reject', {
        body: { reason: 'others stronger' },
      }),
    );
    const page = async () => {
      const fresh = await bench.sessionFor(staff.coordinator.person.user);
      return (await fresh.request('GET', '/en/internships')).text();
    };
    expect(await page()).not.toContain('Erased soon');
    // 180 days after 2 March.
    bench.clock.set('2026-08-20T09:00:00.000Z');
    expect(await page()).toContain('2026-08-29');
    const start = await (await bench.sessionFor(staff.coordinator.person.user)).request('GET', '/en/');
    expect(await start.text()).toContain('1 application is erased within two weeks');
    bench.clock.set('2026-08-28T23:00:00.000Z');
    expect(await eraseKeptLongEnough(bench.services)).toBe(0);
    bench.clock.set('2026-08-29T00:00:00.000Z');
    expect(await eraseKeptLongEnough(bench.services)).toBe(1);
    const state = await loadCase(bench.services, bench.services.register, applicant.caseId);
    expect([state?.isErased, state?.content]).toEqual([true, null]);
    const statistics = await (
      await bench.sessionFor(staff.coordinator.person.user)
    ).request('GET', '/en/internships/statistics');
    expect(await statistics.text()).toContain('2026-03');
  });
});

describe('documents that cannot be opened', () => {
  test('are named in the letter that asks for another format, before anybody writes a word', async () => {
    const applicant = await apply(bench, {
      lang: 'en',
      contents: { 'curriculum.doc': Buffer.from('\u0000\u0001nothing that any program opens') },
    });
    await openWaiting(bench.services);
    const page = await get(`/en/cases/${applicant.caseId}/ask`);
    expect(page).toMatch(/value="format"[^>]* checked|checked[^>]*value="format"/);
    expect(page).toContain('curriculum.doc');
  });
});
