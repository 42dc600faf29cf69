import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** Somebody at a desk of their own: one browser, one authenticator, and what went wrong in it. */
export type Desk = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Pages that failed, console errors, pages in another language than their address says. */
  readonly broken: string[];
};

/** A browser of one person, with an authenticator built into it. */
export async function deskIn(browser: Browser, options: BrowserContextOptions = {}): Promise<Desk> {
  const context = await browser.newContext(options);
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
  const broken: string[] = [];
  page.on('response', (response) => {
    const address = response.url();
    const isPage = response.request().isNavigationRequest();
    const isMissing = response.status() >= 400 && !address.endsWith('/favicon.ico');
    if (isMissing) broken.push(`${response.request().method()} ${address}: ${response.status()}`);
    const lang = /^http:\/\/[^/]+\/(en|ko)(?:\/|$)/.exec(address)?.[1];
    const isHtml = response.headers()['content-type']?.startsWith('text/html') ?? false;
    if (isPage && isHtml && lang && response.headers()['content-language'] !== lang)
      broken.push(`${address} is in ${response.headers()['content-language']}`);
  });
  page.on('pageerror', (error) => broken.push(error.message));
  page.on('console', (message) => {
    // A page that is missing is told of above, with its address.
    const isLoading = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isLoading) broken.push(message.text());
  });
  return { context, page, broken };
}

/** The first administrator, by the address the terminal shows. */
export async function setUpAdministrator(browser: Browser, address: string): Promise<Desk> {
  const desk = await deskIn(browser);
  await desk.page.goto(address);
  await desk.page.getByLabel('Your name').fill('Synthetic Administrator');
  await shot(desk.page, 'set-up');
  await desk.page.getByRole('button', { name: 'Create the passkey and sign in' }).click();
  await desk.page.waitForURL(/\/en\/tour$/);
  await shot(desk.page, 'tour');
  return desk;
}

/** Invites somebody and gives the address that is shown once. */
export async function invite(admin: Page, name: string, role: string): Promise<string> {
  await admin.getByRole('link', { name: 'Accounts' }).first().click();
  await admin.getByRole('link', { name: 'Invite somebody' }).click();
  await admin.getByLabel('Name', { exact: true }).fill(name);
  await admin.getByRole('checkbox', { name: new RegExp(`^${role}`) }).check();
  await shot(admin, `invite-${role}`);
  await admin.getByRole('button', { name: 'Make the address' }).click();
  const shown = admin.getByRole('heading', { name: `The address for ${name}` });
  const proof = admin.getByRole('button', { name: 'Prove with a passkey' });
  await shown.or(proof).waitFor();
  // On a slow day five minutes have passed since the last proof.
  if (await proof.isVisible()) await proof.click();
  await shown.waitFor();
  await shot(admin, `invited-${role}`);
  return admin.locator('.accounts-address').innerText();
}

const ENTER = { en: 'Create the passkey and sign in', ko: '패스키를 만들고 로그인' };

/** Goes through an invitation to the tour, with a passkey of their own. */
export async function enrol(browser: Browser, address: string, lang: 'en' | 'ko' = 'en'): Promise<Desk> {
  const desk = await deskIn(browser);
  await desk.page.goto(address.replace('/en/', `/${lang}/`));
  await desk.page.getByRole('button', { name: ENTER[lang] }).click();
  await desk.page.waitForURL(new RegExp(`/${lang}/tour$`));
  return desk;
}

/** Tabs on until an element has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor({ state: 'attached' });
  for (let steps = 0; steps < 300; steps += 1) {
    if (await element.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${String(element)}`);
}

let shots = 0;

/**
 * Keeps a picture of the page from its top, or of what the window shows, for people to look at; only where the
 * environment names a folder for it.
 */
export async function shot(page: Page, name: string, { isWindow = false } = {}): Promise<void> {
  const folder = process.env['UNHIDDEN_TEST_SHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  shots += 1;
  const file = join(folder, `${String(shots).padStart(3, '0')}-${name}.png`);
  if (isWindow) return void (await page.screenshot({ path: file }));
  const all = await page.evaluate(() => document.documentElement.scrollHeight);
  const { width = 1280 } = page.viewportSize() ?? {};
  await page.screenshot({
    path: file,
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(all, 2200) },
  });
}
