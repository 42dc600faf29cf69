import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishFirst } from '../src/publishing/first-release.ts';
import { addCredential } from '../src/accounts/credential-store.ts';
import { changeAccounts } from '../src/accounts/change-accounts.ts';
import { readAccount, writeAccount } from '../src/accounts/account-store.ts';
import { openJobs } from '../src/publishing/job-store.ts';
import { runJob } from '../src/publishing/release-jobs.ts';
import { importPath } from '../src/register/index.ts';
import { currentRelease, openRelease, readOwnContent, releaseFolder } from '../src/release/index.ts';
import { openReleaseFiles } from '../src/release/release-files.ts';
import { createPublicSite } from '../src/site/public-site.ts';
import { axeFinds } from './setup/axe.ts';
import type { Approver } from './setup/approve.ts';
import { makeApprover } from './setup/approve.ts';
import { DATA } from './setup/bundled-release.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { claim, smallFolder, table, writeFolder } from './setup/exchange-folder.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

let bench: TestWorkbench;
let [proposer, one, other, documenter]: TestPerson[] = [];
const keys = new Map<string, Approver>();
const DAY = 86_400_000;

beforeAll(async () => {
  bench = await startWorkbench();
  const { services } = bench;
  await add('first', smallFolder());
  await publishFirst(services.register, {
    folder: services.folder,
    own: readOwnContent(DATA),
    builder: 'test',
  });
  proposer = await enrolled(await bench.signIn(['publisher']));
  one = await enrolled(await bench.signIn(['publisher']));
  other = await enrolled(await bench.signIn(['reviewer']));
  documenter = await bench.signIn(['documenter']);
}, 60_000);

afterAll(() => bench.close());

async function add(batch: string, files: ReturnType<typeof smallFolder>): Promise<void> {
  const folder = join(bench.services.folder.path, `import-${batch}`);
  writeFolder(folder, files);
  const report = await importPath(bench.services.register, folder, {
    batch,
    now: bench.clock.now().toISOString(),
  });
  expect(report).toMatchObject({ accepted: true, problems: [] });
}

/** Gives somebody a passkey of software. */
async function enrolled(person: TestPerson): Promise<TestPerson> {
  const { services } = bench;
  const { user } = person.person;
  const approver = await makeApprover(services.origin, [...person.person.roles], user);
  keys.set(user, approver);
  const at = services.now().toISOString();
  await changeAccounts(services, async (tx) => {
    await addCredential(tx, services, {
      id: approver.passkey.id,
      user,
      publicKey: approver.publicKey,
      name: 'a passkey',
      transports: ['internal'],
      isBackedUp: false,
      counter: 0,
      at,
    });
    const account = await readAccount(tx, services, user);
    if (!account) throw new Error('there is no account');
    await writeAccount(
      tx,
      services,
      account,
      { credentials: [...account.credentials, approver.passkey.id] },
      { by: user, at },
    );
  });
  return person;
}

function who(person: TestPerson | undefined): TestPerson {
  if (!person) throw new Error('nobody is signed in');
  return person;
}

async function jobsDone(): Promise<void> {
  for (const { id } of await openJobs(bench.services.register)) await runJob(bench.services, id);
}

async function text(response: Response | Promise<Response>): Promise<string> {
  return (await response).text();
}

async function send(
  person: TestPerson | undefined,
  path: string,
  form: Record<string, string> = {},
): Promise<string> {
  const response = await who(person).request('POST', path, form);
  expect(response.status, `${path}: ${await response.clone().text()}`).toBe(303);
  return response.headers.get('Location') ?? '';
}

/** Approves as the page asks, with the passkey of this person. */
async function approveOnPage(person: TestPerson | undefined, path: string): Promise<Response> {
  // The session is read anew, so that its proof is of now.
  const fresh = await bench.sessionFor(who(person).person.user);
  const page = await text(fresh.request('GET', path));
  const options = /data-options="([^"]*)"/.exec(page)?.[1]?.replaceAll('&quot;', '"') ?? '';
  const ticket = /name="ticket" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const passkey = keys.get(fresh.person.user)?.passkey.get(options) ?? '';
  return fresh.request('POST', `${path}/approve`, { ticket, passkey });
}

async function ofPublic(path: string): Promise<{ status: number; text: string }> {
  const { releases } = bench.services.folder;
  const folder = releaseFolder(releases, currentRelease(releases) ?? 0);
  const release = openRelease(folder);
  const response = await createPublicSite(release, openReleaseFiles(folder)).request(
    `http://localhost${path}`,
  );
  const body = await response.text();
  release.close();
  return { status: response.status, text: body };
}

describe('releases in the workbench', () => {
  test(
    'a proposal shows what becomes public, two approve it, and the public reads it; then it is withdrawn and gone',
    { timeout: 120_000 },
    async () => {
      const files = smallFolder();
      await add('second', {
        ...files,
        'records.csv': `${String(files['records.csv'])}person/~personbbbbbbbbbb,personbbbbbbbbbb,more#1\n`,
        'claims/person.csv': `${String(files['claims/person.csv'])}${table('claims', [
          claim({
            record: 'person/~personbbbbbbbbbb',
            property: 'names',
            value: 'Synthetic <b>Name</b>',
            lang: 'en',
            claim: 'claimpersonbname',
          }),
        ])
          .split('\n')
          .slice(1)
          .join('\n')}`,
      });
      expect(
        await text(who(proposer).request('POST', '/en/releases/propose', { action: 'publish', reason: ' ' })),
      ).toContain('Say why');
      const path = await send(proposer, '/en/releases/propose', {
        action: 'publish',
        reason: 'A new testimony',
      });
      expect(await text(who(one).request('GET', path))).toMatch(/http-equiv="refresh"|Value by value/);
      await jobsDone();
      const page = await text(who(one).request('GET', path));
      expect(page).toContain('Synthetic &lt;b&gt;Name&lt;/b&gt;');
      expect(page).toContain('named for the first time; not known to have died');
      expect(page).toContain('1 record new, 0 changed, 0 gone.');
      expect(page).toContain('waits 24 hours');
      expect(await text(who(proposer).request('GET', path))).not.toContain('data-passkey');
      expect((await who(documenter).request('GET', path)).status).toBe(404);
      expect((await who(documenter).request('POST', `${path}/approve`)).status).toBe(404);

      expect((await approveOnPage(one, path)).status).toBe(303);
      expect(await text(who(one).request('GET', path))).not.toContain('data-passkey');
      const empty = { ticket: '', passkey: '' };
      const fresh = await bench.sessionFor(who(other).person.user);
      expect(await text(fresh.request('POST', `${path}/approve`, empty))).toContain('There is a problem');
      expect((await approveOnPage(other, path)).status).toBe(303);
      expect(await text(who(one).request('GET', path))).toContain('waits because it first names a person');
      expect((await ofPublic('/en/people/personbbbbbbbbbb')).status).toBe(404);
      bench.clock.advance(DAY);
      proposer = await bench.sessionFor(who(proposer).person.user);
      one = await bench.sessionFor(who(one).person.user);
      other = await bench.sessionFor(who(other).person.user);
      await send(one, `${path}/publish`);
      await jobsDone();
      expect(await text(who(one).request('GET', path))).toContain('carried out');
      const shown = await ofPublic('/en/people/personbbbbbbbbbb');
      expect(shown.status).toBe(200);
      expect(shown.text).toContain('Synthetic &lt;b&gt;Name&lt;/b&gt;');

      expect(
        await text(
          who(proposer).request('POST', '/en/releases/withdraw', { what: 'nonsense', reason: 'asked to' }),
        ),
      ).toContain('nonsense');
      const gone = await send(proposer, '/en/releases/withdraw-now', {
        what: 'https://example.org/en/people/personbbbbbbbbbb',
        reason: 'She asked for it',
      });
      await jobsDone();
      expect((await ofPublic('/en/people/personbbbbbbbbbb')).status).toBe(404);
      expect((await ofPublic('/api/v1/people/personbbbbbbbbbb')).status).toBe(404);
      expect((await ofPublic('/en/search?q=Synthetic')).text).not.toContain('personbbbbbbbbbb');
      const { releases } = bench.services.folder;
      const folder = releaseFolder(releases, currentRelease(releases) ?? 0);
      expect(
        readFileSync(join(folder, `release-${currentRelease(releases)}.statements.csv`), 'utf8'),
      ).not.toContain('Synthetic');
      expect(await text(who(one).request('GET', '/en/releases'))).toContain(
        'waits to be looked at by two others',
      );
      await send(one, `${gone}/confirm`);
      await send(other, `${gone}/confirm`);
      expect(await text(who(one).request('GET', '/en/releases'))).not.toContain('waits to be looked at');
      const again = await send(proposer, '/en/releases/propose', {
        action: 'publish',
        reason: 'Anything else?',
      });
      await jobsDone();
      const last = await text(who(one).request('GET', again));
      expect(last).toContain('Nothing would change');
      expect(last).not.toContain('Synthetic &lt;b&gt;');
    },
  );
});

describe.skipIf(chromiumPath === undefined)('the pages of releases in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  test.each(['en', 'ko'])(
    'fit a narrow screen and have no accessibility problem (%s)',
    { timeout: 60_000 },
    async (lang) => {
      const context = await who(one).browserContext(browser);
      const page = await context.newPage();
      await page.setViewportSize({ width: 320, height: 700 });
      const proposals = await text(who(one).request('GET', '/en/releases'));
      const paths = [...proposals.matchAll(/href="\/en(\/releases\/[0-9a-f-]{36})"/g)].map(
        (match) => match[1] ?? '',
      );
      expect(paths.length).toBeGreaterThan(1);
      for (const path of ['/releases', '/releases/withdraw', ...paths]) {
        await page.goto(`${bench.url}/${lang}${path}`);
        const wide = await page.evaluate('document.documentElement.scrollWidth');
        expect(wide, path).toBeLessThanOrEqual(320);
        expect(await axeFinds(page), path).toEqual([]);
      }
      await context.close();
    },
  );
});
