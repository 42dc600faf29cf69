import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eraseCase, PERSON } from '../src/casework/index.ts';
import { createMailQueue, sendAgain, WAITS_MINUTES } from '../src/internships/mail-queue.ts';
import type { MailQueue } from '../src/internships/mail-queue.ts';
import { mailRows, moveMail } from '../src/internships/mail-store.ts';
import '../src/internships/index.ts';
import type { Mailer } from '../src/platform/mail.ts';
import { createMailer } from '../src/platform/mail.ts';
import type { Applicant } from './internships/applicant.ts';
import { apply } from './internships/applicant.ts';
import type { MailServer } from './internships/mail-server.ts';
import { startMailServer } from './internships/mail-server.ts';
import { good } from './internships/outcome.ts';
import type { TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

const FROM = 'Synthetic Internships <internships@example.org>';

describe('letters by SMTP', () => {
  let bench: TestWorkbench;
  let server: MailServer;
  let mailer: Mailer;
  let queue: MailQueue;
  let applicant: Applicant;

  beforeEach(async () => {
    bench = await startWorkbench();
    server = await startMailServer();
    mailer = createMailer(server.url, FROM);
    // The queue of the workbench itself has no server and would keep the letters.
    applicant = await apply(bench);
    await settled();
    queue = createMailQueue(bench.services, mailer);
    for (const { id, state } of await rows()) if (state === 'kept') await sendAgain(bench.services, id);
  });
  afterEach(async () => {
    mailer.close();
    await server.close();
    await bench.close();
  });

  const rows = () => mailRows(bench.services.register);
  const states = async () => (await rows()).map(({ state }) => state);
  /** Until the workbench's own queue has looked at what came. */
  const settled = () => expect.poll(states).not.toContain('waiting');

  test('are Korean from end to end: sender, subject, text, and words on no line that is too long', async () => {
    expect(await queue.run()).toBe(1);
    const [letter] = server.lettersTo('saebyeol@example.org');
    expect(letter?.subject).toBe('지원서를 잘 받았습니다');
    expect(letter?.text).toContain('강새별 님께\n\n안녕하십니까. 인턴십에 지원해 주셔서 고맙습니다.');
    expect(letter?.from?.text).toBe('"Synthetic Internships" <internships@example.org>');
    expect(letter?.headers.get('content-language')).toBeDefined();
    expect(letter?.html).toBe(false);
    const raw = server.raw[0] ?? '';
    // RFC 5322: lines of at most 998 bytes, headers in ASCII.
    expect(Math.max(...raw.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(998);
    expect(raw).toMatch(/^[\x00-\x7f]*$/);
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/im);
    // Nothing that names this machine or leads to the status page.
    expect(raw).not.toMatch(/localhost|127\.0\.0\.1|X-Mailer/i);
    expect(letter?.text).not.toMatch(/https?:/);
  });

  test('are sent once, however often the queue runs, and are then no longer kept', async () => {
    await Promise.all([queue.run(), queue.run(), queue.run()]);
    await queue.run();
    expect(server.letters).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'sent', body: '', tries: 1 }]);
  });

  test('are tried again, each time later, when a server does not take them', async () => {
    server.refuse(451, 421);
    expect(await queue.run()).toBe(0);
    expect(await rows()).toMatchObject([{ state: 'waiting', tries: 1, problem: '451' }]);
    expect(await queue.run()).toBe(0);
    expect(server.letters).toHaveLength(0);
    bench.clock.advance(60_000);
    expect(await queue.run()).toBe(0);
    expect(await rows()).toMatchObject([{ state: 'waiting', tries: 2, problem: '421' }]);
    bench.clock.advance(5 * 60_000);
    expect(await queue.run()).toBe(1);
    expect(await states()).toEqual(['sent']);
    expect(server.letters).toHaveLength(1);
  });

  test('that a server refuses for good are shown as not sent, and go out when somebody says so', async () => {
    server.refuse(550);
    await queue.run();
    expect(await rows()).toMatchObject([{ state: 'failed', problem: '550' }]);
    bench.clock.advance(7 * 86_400_000);
    await queue.run();
    expect(server.letters).toHaveLength(0);
    const [row] = await rows();
    expect(await sendAgain(bench.services, row?.id ?? '')).toBe(true);
    expect(await queue.run()).toBe(1);
    expect(await sendAgain(bench.services, row?.id ?? '')).toBe(false);
  });

  test('whose server is not there wait, and fail in the end', async () => {
    const nobody = createMailer(`smtp://127.0.0.1:${await freePort()}`, FROM);
    const lonely = createMailQueue(bench.services, nobody);
    for (const minutes of [0, ...WAITS_MINUTES]) {
      bench.clock.advance(minutes * 60_000);
      await lonely.run();
    }
    expect(await rows()).toMatchObject([{ state: 'failed', tries: WAITS_MINUTES.length + 1 }]);
    expect((await rows())[0]?.problem).toMatch(/^E[A-Z]+$/);
    nobody.close();
  });

  test('that were being sent when the program stopped go out again under the same message id', async () => {
    const [row] = await rows();
    await moveMail(bench.services.register, row?.id ?? '', 'waiting', { state: 'sending' });
    expect(await createMailQueue(bench.services, mailer).run()).toBe(1);
    expect(server.letters[0]?.messageId).toBe(`<${row?.id}@example.org>`);
  });

  test('of an application that is erased go nowhere, but for the one that says so', async () => {
    good(await eraseCase(bench.services, PERSON, applicant.caseId, 'person'));
    await queue.run();
    expect(server.letters.map(({ subject }) => subject)).toEqual(['지원서를 지웠습니다']);
    expect(await states()).toEqual(['sent']);
    const { register } = bench.services;
    const keys = await register.db
      .selectFrom('record_key')
      .select('wrapped')
      .where('compartment', '=', 'internships')
      .execute();
    expect(keys.every(({ wrapped }) => wrapped === null)).toBe(true);
  });

  test('are read by nobody who has the database alone', async () => {
    await apply(bench, { answers: { email: 'second@example.org' } });
    for (const { body } of await rows()) expect(body).toMatch(/^sealed:/);
  });

  test.each([
    'a@example.org, b@example.org',
    'a@example.org\r\nBcc: b@example.org',
    '<a@example.org>',
    'a@b',
    '',
  ])('go to one address and no other: %j gets none', async (email) => {
    const before = (await rows()).length;
    await apply(bench, { answers: { email } });
    expect(await rows()).toHaveLength(before);
  });

  test('take a name in the language of whoever reads them', async () => {
    await apply(bench, { lang: 'en', answers: { email: 'en@example.org', address: 'Ms Synthetic' } });
    await settled();
    for (const { id, state } of await rows()) if (state === 'kept') await sendAgain(bench.services, id);
    await queue.run();
    expect(server.lettersTo('en@example.org')[0]?.text).toMatch(
      /^Dear Ms Synthetic,\n\nThank you for applying/,
    );
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
