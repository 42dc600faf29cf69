import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccount, sessionOf, startAssertion } from '../src/accounts/index.ts';
import { addKey } from '../src/accounts/key-actions.ts';
import { startEnrolment } from '../src/accounts/passkeys.ts';
import { localPath } from '../src/accounts/sign-in-pages.ts';
import { SESSION_COOKIE } from '../src/workbench/shell.ts';
import { valueOf } from './setup/outcomes.ts';
import { softwarePasskey } from './setup/software-passkey.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestWorkbench } from './setup/workbench.ts';

describe('pages of accounts', () => {
  let bench: TestWorkbench;
  beforeEach(async () => {
    bench = await startWorkbench();
  });
  afterEach(() => bench.close());

  /** Somebody with a passkey of software. */
  const withKey = async (roles: Parameters<TestWorkbench['signIn']>[0]) => {
    const who = await bench.signIn(roles);
    const key = softwarePasskey(bench.url);
    const { options, ticket } = await startEnrolment(bench.services, who.person, who.person.session);
    valueOf(await addKey(bench.services, who.person, { ticket, response: key.create(options) }, 'key'));
    return { who, key };
  };
  const valueIn = (page: string, name: string): string =>
    /value="([^"]*)"/.exec(page.split(`name="${name}"`)[1] ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
  const optionsIn = (page: string): string =>
    (/data-options="([^"]*)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
  const secretOf = (response: Response): string =>
    new RegExp(`${SESSION_COOKIE}=([^;]*)`).exec(response.headers.get('Set-Cookie') ?? '')?.[1] ?? '';

  it('keep what was typed when a proof is asked for, and hand it back to be sent on', async () => {
    const { services, clock } = bench;
    const { who, key } = await withKey(['administrator']);
    clock.advance(6 * 60_000);
    const form = { name: 'Synthetic & Guest', roles: ['documenter', 'analyst'] };
    const asked = await (await who.request('POST', '/en/people/invite', form)).text();
    expect(asked).toContain('Show that it is you');
    const proof = {
      _method: 'POST',
      _then: valueIn(asked, '_then'),
      _sent: valueIn(asked, '_sent'),
      ticket: valueIn(asked, 'ticket'),
      passkey: key.get(optionsIn(asked)),
    };
    const proved = await who.request('POST', '/en/prove', proof);
    const page = await proved.text();
    expect(page).toContain('action="/en/people/invite"');
    expect(page).toContain('name="name" value="Synthetic &amp; Guest"');
    expect(page.match(/name="roles"/g)).toHaveLength(2);
    const secret = secretOf(proved);
    expect(await sessionOf(services, who.secret)).toBeUndefined();
    expect(await sessionOf(services, secret)).toMatchObject({
      session: who.person.session,
      token: valueIn(page, '_token'),
      provedAt: services.now().toISOString(),
    });
  });

  it('prove nothing without script, and say why', async () => {
    const { clock } = bench;
    const { who } = await withKey(['administrator']);
    clock.advance(6 * 60_000);
    const asked = await (await who.request('POST', '/en/people/invite', { name: 'Guest' })).text();
    const sent = { _method: 'POST', _then: valueIn(asked, '_then'), _sent: valueIn(asked, '_sent') };
    const answer = await who.request('POST', '/en/prove', {
      ...sent,
      ticket: valueIn(asked, 'ticket'),
      passkey: '',
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('The browser sent no passkey');
    expect(valueIn(page, '_sent')).toBe('name=Guest');
  });

  it('tell somebody without a passkey that a passphrase is not enough', async () => {
    const who = await bench.signIn(['administrator'], { method: 'passphrase' });
    const page = await (await who.request('GET', '/en/account/keys/new')).text();
    expect(page).toContain('cannot be done with a passphrase');
  });

  it('show a wrong form again with what was typed', async () => {
    const who = await bench.signIn(['administrator']);
    const answer = await who.request('POST', '/ko/people/invite', {
      name: '',
      roles: ['partner', 'analyst'],
    });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('협력 기관은 다른 역할을 함께 가질 수 없습니다');
    expect(page.match(/ checked/g)).toHaveLength(2);
  });

  it('answer unknown people, compartments and keys as missing, and unknown addresses as over', async () => {
    const who = await bench.signIn(['administrator', 'documenter']);
    const missing = await Promise.all(
      ['/people/none', '/compartments/none', '/no-such-page'].map(
        async (path) => (await who.request('GET', `/en${path}`)).status,
      ),
    );
    expect(missing).toEqual([404, 404, 404]);
    for (const path of ['/en/set-up/none', '/en/invitation/none']) {
      const answer = await bench.request('GET', path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('This address works no more');
    }
  });

  it('sign out by a form of the session only, and clear the browser', async () => {
    const other = await bench.signIn([]);
    const forged = await bench.app.fetch(
      new Request(`${bench.url}/en/sign-out`, {
        method: 'POST',
        headers: { Host: new URL(bench.url).host, Cookie: other.cookie, Origin: bench.url },
        body: new URLSearchParams({ _token: 'x' }),
      }),
    );
    expect(forged.status).toBe(409);
    expect(await other.again()).toBeDefined();
    const out = await other.request('POST', '/en/sign-out');
    expect(out.headers.get('Clear-Site-Data')).toContain('cookies');
    expect(await other.again()).toBeUndefined();
  });

  it('sign in a person by their passkey alone and end the session this browser had', async () => {
    const { services } = bench;
    const { who, key } = await withKey(['documenter']);
    const { options, ticket } = await startAssertion(services, undefined, 'sign-in');
    const sent = { ticket, passkey: key.get(options) };
    const answer = await who.request('POST', '/en/sign-in', sent);
    expect(answer.headers.get('Location')).toBe('/en/');
    expect(await who.again()).toBeUndefined();
    expect(await sessionOf(services, secretOf(answer))).toMatchObject({
      user: who.person.user,
      method: 'passkey',
    });
  });

  it('never send anybody to another address', () => {
    expect(['/records/1?a=b', '//evil', '/\\evil', 'https://evil', '/a b', null].map(localPath)).toEqual([
      '/records/1?a=b',
      '/',
      '/',
      '/',
      '/',
      '/',
    ]);
  });

  it('show ten recovery codes once', async () => {
    const who = await bench.signIn(['documenter']);
    const page = await (await who.request('POST', '/en/account/codes')).text();
    expect(page.match(/<code>[A-Z2-7]{4}(-[A-Z2-7]{4}){3}<\/code>/g)).toHaveLength(10);
    expect(await (await who.request('GET', '/en/account')).text()).toContain(
      'You have 10 recovery codes left.',
    );
    expect(
      (await readAccount(bench.services.register, bench.services, who.person.user))?.codeSet,
    ).not.toBeNull();
  });
});
