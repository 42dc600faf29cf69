import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUser, setUpAddress } from '../src/accounts/index.ts';
import { createCompartment } from '../src/accounts/compartment-actions.ts';
import { changeRoles, invitePerson } from '../src/accounts/people-actions.ts';
import { askRecovery } from '../src/accounts/recovery-actions.ts';
import { axeFinds } from './setup/axe.ts';
import { chromiumPath, openBrowser } from './setup/browser.ts';
import { valueOf } from './setup/outcomes.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestWorkbench } from './setup/workbench.ts';

/** A browser of one person, with an authenticator of its own built into it. */
async function personAt(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { context, page };
}

describe.skipIf(chromiumPath === undefined)('accounts in Chromium', () => {
  let bench: TestWorkbench;
  let browser: Browser;
  const broken: string[] = [];
  beforeAll(async () => {
    bench = await startWorkbench();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await bench.close();
  });

  it('go from the set-up address over an invitation and a sign-in to a proof', async () => {
    const { clock, url, services } = bench;
    const { page: admin } = await personAt(browser);
    admin.on('console', (message) => {
      const isIcon = message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !isIcon) broken.push(message.text());
    });
    await admin.goto((await setUpAddress(services)) ?? '');
    await admin.getByLabel('Your name').fill('Synthetic Administrator');
    await admin.getByRole('button', { name: 'Create the passkey and sign in' }).click();
    await admin.waitForURL(`${url}/en/tour`);
    const cookies = await admin.context().cookies(url);
    expect(cookies).toMatchObject([
      { name: '__Host-s', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);

    // Inviting needs a fresh proof: what was filled in comes through it.
    clock.advance(6 * 60_000);
    await admin.goto(`${url}/en/people/invite`);
    await admin.getByLabel('Name').fill('Synthetic Documenter');
    await admin.getByLabel('documenter').check();
    await admin.getByRole('button', { name: 'Make the address' }).click();
    await admin.getByRole('heading', { name: 'Show that it is you' }).waitFor();
    const before = (await admin.context().cookies(url))[0]?.value;
    await admin.getByRole('button', { name: 'Prove with a passkey' }).click();
    await admin.getByRole('heading', { name: 'The address for Synthetic Documenter' }).waitFor();
    expect((await admin.context().cookies(url))[0]?.value).not.toBe(before);
    const address = await admin.locator('.accounts-address').innerText();

    const { page: guest } = await personAt(browser);
    await guest.goto(address.replace('/en/', '/ko/'));
    await guest.getByRole('button', { name: '패스키를 만들고 로그인' }).click();
    await guest.waitForURL(`${url}/ko/tour`);
    await guest.getByRole('button', { name: '로그아웃' }).click();
    await guest.waitForURL(`${url}/ko/sign-in`);
    expect(await guest.context().cookies(url)).toEqual([]);
    await guest.getByRole('button', { name: '패스키로 로그인' }).click();
    await guest.waitForURL(`${url}/ko/`);
    expect(await guest.locator('.who').innerText()).toContain('Synthetic Documenter');
    expect(broken).toEqual([]);
  });

  it('say so when the person cancels, and when the browser has no passkeys', async () => {
    const { url } = bench;
    const { page, context } = await personAt(browser);
    await page.addInitScript(() => {
      navigator.credentials.get = () => Promise.reject(new DOMException('closed', 'NotAllowedError'));
    });
    await page.goto(`${url}/en/sign-in`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('Nothing was sent').waitFor();
    const bare = await context.newPage();
    await bare.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));
    await bare.goto(`${url}/en/sign-in`);
    await bare.getByText('This browser has no passkeys').waitFor();
  });

  it('accept a session cookie on localhost that was set from outside', async () => {
    const someone = await bench.signIn(['documenter']);
    const context = await someone.browserContext(browser);
    const page = await context.newPage();
    await page.goto(`${bench.url}/en/account`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Your account');
  });

  it.each(['en', 'ko'])('show pages that axe finds nothing in and that fit 320 px, %s', async (lang) => {
    const { services, url } = bench;
    const admin = await bench.signIn(['administrator', 'documenter']);
    const second = await bench.signIn(['administrator']);
    const user = await createUser(services, { name: `Synthetic Colleague ${lang}`, roles: ['analyst'] });
    const wanted = { roles: new Set(['publisher', 'reviewer'] as const), mayUsePassphrase: true };
    valueOf(await changeRoles(services, second.person, user, wanted));
    valueOf(await askRecovery(services, second.person, admin.person.user));
    valueOf(await askRecovery(services, admin.person, user));
    const { token } = valueOf(
      await invitePerson(services, 'terminal', { ...wanted, name: `Synthetic Guest ${lang}` }),
    );
    const compartment = valueOf(await createCompartment(services, admin.person, 'River'));
    await changeRoles(services, 'terminal', admin.person.user, {
      roles: admin.person.roles,
      mayUsePassphrase: true,
    });
    const context = await admin.browserContext(browser, {
      viewport: { width: 320, height: 800 },
    });
    const page = await context.newPage();
    const found: string[] = [];
    const look = async (path: string): Promise<void> => {
      const status = (await page.goto(`${url}/${lang}${path}`))?.status();
      if (status !== 200 && path !== '/invitation/x') found.push(`${path}: ${status}`);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 320) found.push(`${path}: ${width} px`);
      found.push(...(await axeFinds(page)).map((one) => `${path}: ${one}`));
    };
    const own = ['/account', '/account/keys/new', '/account/passphrase', '/tour'];
    const all = [
      '/people',
      '/people/invite',
      `/people/${user}`,
      '/compartments',
      `/compartments/${compartment}`,
    ];
    for (const path of [...own, ...all]) await look(path);
    bench.clock.advance(6 * 60_000);
    await look('/account/keys/new');
    await context.clearCookies();
    for (const path of [
      '/sign-in',
      '/sign-in/passphrase',
      '/sign-in/code',
      `/invitation/${token}`,
      '/invitation/x',
    ])
      await look(path);
    expect(found).toEqual([]);
  });
});
