import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createKeyRing,
  makeCredential,
  openKeyRing,
  openOrMakeKeyRing,
  recoverKeyRing,
  ringFiles,
  STRONG_COST,
} from '../src/keyring/index.ts';
import type { RingSecret } from '../src/keyring/index.ts';
import { createNonceBudget } from '../src/keyring/nonce-budget.ts';
import { valueOf } from './setup/results.ts';
import { freshRing } from './setup/rings.ts';

const held = freshRing();
const place = { table: 'claim', column: 'value', row: 'row-1' };
const NOT_OPENED = [expect.stringContaining('does not open')];
const refused = { ok: false, problems: NOT_OPENED };

const weakCostForTests = { memoryKiB: 64, passes: 1, lanes: 1 };
const passphrase = (text: string): RingSecret => ({ kind: 'passphrase', passphrase: text, weakCostForTests });
const WORDS = 'seven rivers under the snow';

const read = () => JSON.parse(readFileSync(held.file, 'utf8'));
const write = (document: unknown) => writeFileSync(held.file, JSON.stringify(document));

describe('a key ring', () => {
  test('opens again from its file and opens what was sealed before', async () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    const sealed = held.ring.seal(key, place, '정치호');
    const mac = held.ring.mac('account', 'a', null, 3);
    const again = valueOf(await openKeyRing(held.file, held.secret));
    expect(again.id).toBe(held.ring.id);
    expect(again.compartments()).toEqual([
      { id: 'north', newest: 1 },
      { id: 'south', newest: 1 },
    ]);
    expect(again.open(key, place, sealed)).toBe('정치호');
    expect(again.macEquals(mac, 'account', 'a', null, 3)).toBe(true);
  });

  test('is never made over another, and is not there unless made', async () => {
    expect(await createKeyRing(held.file, { secret: held.secret })).toMatchObject({ ok: false });
    expect(await openKeyRing(`${held.file}.none`, held.secret)).toMatchObject({ ok: false });
  });

  test('throws at every call once it is closed', async () => {
    const { ring } = held;
    const key = ring.newRecordKey('north', 'record-1');
    const sealed = ring.seal(key, place, 'x');
    ring.close();
    const calls: (() => unknown)[] = [
      () => ring.compartments(),
      () => ring.mac('account', 'a'),
      () => ring.macEquals('', 'account', 'a'),
      () => ring.indexMac('north', 'name', 'full name'),
      () => ring.newRecordKey('north', 'record-2'),
      () => ring.seal(key, place, 'x'),
      () => ring.open(key, place, sealed),
      () => ring.reload(),
    ];
    for (const call of calls) expect(call).toThrow('The key ring is closed.');
    await expect(ring.addCompartment('east')).rejects.toThrow('closed');
    await expect(ring.rewrap({ secret: held.secret })).rejects.toThrow('closed');
  });

  test('holds no key in clear in its file, which only the owner can read', () => {
    const text = readFileSync(held.file, 'utf8');
    const credential = readFileSync(join(held.folder, 'credential'));
    for (const form of ['hex', 'base64', 'base64url'] as const) {
      expect(text).not.toContain(credential.toString(form));
    }
    expect(statSync(held.file).mode & 0o077).toBe(0);
  });

  test('has the same keys for nothing else: domains, parts and rings all tell apart', async () => {
    const other = valueOf(await createKeyRing(join(held.folder, 'b.json'), { secret: held.secret }));
    const macs = [
      held.ring.mac('account', 'ab', 'c'),
      held.ring.mac('account', 'a', 'bc'),
      held.ring.mac('account', 'abc'),
      held.ring.mac('account', 'ab', 'c', ''),
      held.ring.mac('account', 'ab', 'c', null),
      held.ring.mac('grant', 'ab', 'c'),
      other.mac('account', 'ab', 'c'),
    ];
    expect(new Set(macs).size).toBe(macs.length);
    expect(() => held.ring.mac('account', '\ud800')).toThrow(TypeError);
    other.close();
  });

  test('gives one MAC to one list of parts only', () => {
    const part = fc.option(fc.string({ unit: 'grapheme', maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), fc.array(part, { maxLength: 4 }), (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(held.ring.macEquals(held.ring.mac('law', ...one), 'law', ...other)).toBe(isSame);
      }),
    );
    expect(held.ring.macEquals('short', 'law', 'a')).toBe(false);
  });
});

describe('the secret', () => {
  test('at its strong default takes 128 MiB, opens in any Unicode form, and no other passphrase does', async () => {
    expect(STRONG_COST).toMatchObject({ memoryKiB: 131_072, passes: 6 });
    const strong = { kind: 'passphrase', passphrase: '일곱 강이 눈 밑에서 흐르고 있다' } as const;
    const file = join(held.folder, 'strong.json');
    valueOf(await createKeyRing(file, { secret: strong })).close();
    expect(JSON.parse(readFileSync(file, 'utf8')).root.cost).toEqual(STRONG_COST);
    const decomposed = { ...strong, passphrase: strong.passphrase.normalize('NFD') };
    valueOf(await openKeyRing(file, decomposed)).close();
    expect(await openKeyRing(file, { ...strong, passphrase: `${strong.passphrase}.` })).toEqual(refused);
  });

  test('of too few characters is refused', async () => {
    const result = await createKeyRing(join(held.folder, 'b.json'), { secret: passphrase('fourteen chars') });
    expect(result).toMatchObject({ ok: false, problems: [expect.stringContaining('15 characters')] });
    expect(existsSync(join(held.folder, 'b.json'))).toBe(false);
  });

  test('of a weak cost opens only for who asks for weakness', async () => {
    valueOf(await held.ring.rewrap({ secret: passphrase(WORDS) }));
    expect(await openKeyRing(held.file, { kind: 'passphrase', passphrase: WORDS })).toEqual(refused);
    valueOf(await openKeyRing(held.file, passphrase(WORDS))).close();
  });

  test('that is wrong, of the other kind, or of an altered file is refused in the same words', async () => {
    const other: RingSecret = {
      kind: 'credential',
      file: valueOf(makeCredential(join(held.folder, 'other'))),
    };
    expect(await openKeyRing(held.file, other)).toEqual(refused);
    expect(await openKeyRing(held.file, passphrase(WORDS))).toEqual(refused);
    valueOf(await held.ring.rewrap({ secret: passphrase(WORDS) }));
    expect(await openKeyRing(held.file, passphrase(`${WORDS}!`))).toEqual(refused);
    expect(await openKeyRing(held.file, held.secret)).toEqual(refused);
    const document = read();
    document.root.cost.passes = 2;
    write(document);
    expect(await openKeyRing(held.file, passphrase(WORDS))).toEqual(refused);
  });

  test('changes by rewrapping, and everything sealed still opens', async () => {
    const key = held.ring.newRecordKey('north', 'record-1');
    const sealed = held.ring.seal(key, place, 'kept');
    valueOf(await held.ring.rewrap({ secret: passphrase(WORDS) }));
    const again = valueOf(await openKeyRing(held.file, passphrase(WORDS)));
    expect(again.open(key, place, sealed)).toBe('kept');
    again.close();
  });

  test.skipIf(process.platform === 'win32')('in a file that others can read is refused', async () => {
    chmodSync(join(held.folder, 'credential'), 0o640);
    expect(await openKeyRing(held.file, held.secret)).toMatchObject({
      problems: [expect.stringContaining('chmod 600')],
    });
    expect(await held.ring.rewrap({ secret: held.secret })).toMatchObject({ ok: false });
  });

  test('in a file that is missing, cut short or a folder is refused, and none is made over another', async () => {
    const credential = join(held.folder, 'credential');
    expect(makeCredential(credential)).toMatchObject({ ok: false });
    writeFileSync(credential, 'short');
    expect(await openKeyRing(held.file, held.secret)).toMatchObject({ ok: false });
    rmSync(credential);
    expect(await openKeyRing(held.file, held.secret)).toMatchObject({ ok: false });
    mkdirSync(credential, { mode: 0o700 });
    expect(await openKeyRing(held.file, held.secret)).toMatchObject({ ok: false });
  });
});

describe('at the first start', () => {
  test('the ring and its credential are made, and found at the second', async () => {
    const keys = join(held.folder, 'keys');
    const first = valueOf(await openOrMakeKeyRing(keys));
    const second = valueOf(await openOrMakeKeyRing(keys));
    expect(second.id).toBe(first.id);
    expect(statSync(ringFiles(keys).credential).mode & 0o077).toBe(0);
    first.close();
    second.close();
  });

  test('a credential without a ring gets its ring, a ring without its credential is left alone', async () => {
    const keys = join(held.folder, 'keys');
    mkdirSync(keys);
    valueOf(makeCredential(ringFiles(keys).credential));
    valueOf(await openOrMakeKeyRing(keys)).close();
    rmSync(ringFiles(keys).credential);
    const before = readFileSync(ringFiles(keys).ring, 'utf8');
    expect(await openOrMakeKeyRing(keys)).toMatchObject({ ok: false });
    expect(existsSync(ringFiles(keys).credential)).toBe(false);
    expect(readFileSync(ringFiles(keys).ring, 'utf8')).toBe(before);
  });
});

describe('recovery', () => {
  test('by the identity of any recipient opens everything, and a new secret can be set', async () => {
    const identities = [await generateX25519Identity(), await generateX25519Identity()];
    const recoveryRecipients = await Promise.all(identities.map((identity) => identityToRecipient(identity)));
    valueOf(await held.ring.rewrap({ secret: held.secret, recoveryRecipients }));
    const key = held.ring.newRecordKey('south', 'record-1');
    const sealed = held.ring.seal(key, place, 'kept');
    rmSync(join(held.folder, 'credential'));
    for (const identity of identities) {
      const recovered = valueOf(await recoverKeyRing(held.file, ` ${identity}\n`));
      expect(recovered.open(key, place, sealed)).toBe('kept');
      recovered.close();
    }
    const recovered = valueOf(await recoverKeyRing(held.file, identities[0] ?? ''));
    valueOf(await recovered.rewrap({ secret: passphrase(WORDS), recoveryRecipients }));
    recovered.close();
    const again = valueOf(await openKeyRing(held.file, passphrase(WORDS)));
    expect(again.open(key, place, sealed)).toBe('kept');
    again.close();
    expect(await recoverKeyRing(held.file, await generateX25519Identity())).toEqual(refused);
    expect(await recoverKeyRing(held.file, 'no identity')).toEqual(refused);
  });

  test('is not possible without recipients, and what is no recipient is refused', async () => {
    expect(await recoverKeyRing(held.file, await generateX25519Identity())).toMatchObject({
      problems: [expect.stringContaining('no recovery recipients')],
    });
    const result = await held.ring.rewrap({
      secret: passphrase('short'),
      recoveryRecipients: ['age1nonsense', 'ssh-rsa'],
    });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? [] : result.problems).toHaveLength(3);
  });

  test('does not take another secret for the root key', async () => {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const { Encrypter } = await import('age-encryption');
    for (const length of [31, 32]) {
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const wrapped = Buffer.from(await encrypter.encrypt(new Uint8Array(length))).toString('base64url');
      write({ ...read(), recovery: { recipients: [recipient], wrapped } });
      expect(await recoverKeyRing(held.file, identity)).toEqual(refused);
    }
  });
});

describe('an altered file', () => {
  test('is refused whatever was altered, so that no recipient and no old generation slips in', async () => {
    await held.ring.rotateCompartment('north');
    const genuine = read();
    const identity = await generateX25519Identity();
    const stranger = await identityToRecipient(identity);
    const alterations: ((document: ReturnType<typeof read>) => void)[] = [
      (document) => (document.recovery = { recipients: [stranger], wrapped: 'AAAA' }),
      (document) => (document.revision += 1),
      (document) => document.compartments.pop(),
      (document) => document.compartments[0].generations.pop(),
      (document) => (document.compartments = document.compartments.toReversed()),
      (document) => (document.compartments[0].id = 'east'),
      (document) => (document.id = 'another'),
      (document) => (document.mac = 'AAAA'),
      (document) => (document.mac = read().mac.replace(/^./, (first: string) => (first === 'A' ? 'B' : 'A'))),
    ];
    for (const alter of alterations) {
      write(genuine);
      const document = read();
      alter(document);
      write(document);
      expect(await openKeyRing(held.file, held.secret), alter.toString()).toEqual(refused);
      expect(() => held.ring.reload()).toThrow('does not open');
    }
    write(genuine);
    valueOf(await openKeyRing(held.file, held.secret)).close();
  });

  test('that is no ring at all is said to be damaged', async () => {
    for (const text of ['', '{"version":2}', 'null', JSON.stringify({ ...read(), more: 1 })]) {
      writeFileSync(held.file, text);
      expect(await openKeyRing(held.file, held.secret)).toMatchObject({
        problems: [expect.stringContaining('damaged')],
      });
    }
    expect(() => held.ring.reload()).toThrow('damaged');
  });
});

describe('writing the file', () => {
  test('leaves no other file, and a file left by a crash is no obstacle', async () => {
    writeFileSync(`${held.file}.new`, 'half a r', { mode: 0o644 });
    await held.ring.addCompartment('east');
    expect(statSync(held.file).mode & 0o077).toBe(0);
    expect(readdirSync(held.folder).filter((name) => name.endsWith('.new'))).toEqual([]);
    valueOf(await openKeyRing(held.file, held.secret)).close();
  });
});

test('no key is used more often than AES-GCM with random nonces allows', () => {
  const budget = createNonceBudget(3);
  for (let spent = 0; spent < 3; spent += 1) budget.spend();
  expect(() => budget.spend()).toThrow('as much as it may');
});
