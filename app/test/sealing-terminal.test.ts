import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCommand } from '../src/commands/index.ts';
import { openKeyRing, openOrMakeKeyRing, recoverKeyRing, ringFiles } from '../src/keyring/index.ts';
import { catalogue } from '../src/kinds/index.ts';
import { openDataFolder } from '../src/platform/data-folder.ts';
import { openRegister } from '../src/register/index.ts';
import { makeRecordKey, recordKeyFor } from '../src/sealing/record-key-store.ts';
import { setPassphrase } from '../src/sealing/ring-commands.ts';
import { rotateCompartment } from '../src/sealing/rotate-compartment.ts';
import { checkConfig, readSettings } from '../src/config/config.ts';
import { valueOf } from './setup/results.ts';

describe('the key ring from the terminal', () => {
  let parent: string;
  const data = (): string => join(parent, 'data');
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'unhidden-ring-terminal-'));
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const run = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    const lines: string[] = [];
    const code = await runCommand([...args, `--data=${data()}`], (line) => lines.push(line));
    return { code, lines };
  };
  const opened = async () => {
    const folder = valueOf(openDataFolder(data()));
    return {
      folder,
      register: await openRegister(folder.registerFile, catalogue),
      ring: valueOf(await openOrMakeKeyRing(folder.keys)),
    };
  };

  test('rotates a compartment, goes on where it was cut, and retires the old keys', async () => {
    expect((await run('ring', 'status')).lines.join('\n')).toMatch(/open {2}key 1\nNobody can recover it/);
    const { register, ring } = await opened();
    const sealed = [];
    for (let n = 0; n < 600; n += 1) sealed.push(await makeRecordKey(ring, register, 'open', `record${n}`));
    // Cut after the first page.
    await expect(
      rotateCompartment(ring, register, 'open', () => {
        throw new Error('the power went');
      }),
    ).rejects.toThrow('the power went');
    expect((await run('ring', 'status')).lines.join('\n')).toContain('100 still under older ones');
    const rest = await run('ring', 'rotate', 'open');
    expect(rest).toMatchObject({ code: 0, lines: ['100 keys were moved to key 2; 500 were there already.'] });
    expect(await run('ring', 'rotate', 'nowhere')).toMatchObject({ code: 1 });
    const retired = await run('ring', 'rotate', 'open', '--retire');
    expect(retired.lines.at(-1)).toContain('destroyed');
    ring.reload();
    const rows = await register.db.selectFrom('record_key').selectAll().execute();
    expect(rows.every(({ generation }) => generation === 3)).toBe(true);
    const [before] = sealed;
    if (!before) throw new Error('nothing sealed');
    const after = await recordKeyFor(ring, register, 'open', before.record);
    const place = { table: 'claim', column: 'value', row: 'c' };
    const text = ring.seal(after, place, 'synthetic');
    expect(ring.open(after, place, text)).toBe('synthetic');
    expect(() => ring.open(before, place, text)).toThrow();
    await register.close();
    ring.close();
  });

  test('lets an age identity recover the ring, and no longer', async () => {
    await run('ring', 'status');
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    expect((await run('ring', 'recipients', 'add', 'age1nonsense')).code).toBe(1);
    expect((await run('ring', 'recipients', 'add', recipient)).code).toBe(0);
    expect((await run('ring', 'recipients', 'add', recipient)).code).toBe(1);
    expect((await run('ring', 'status')).lines.join('\n')).toContain(recipient);
    const { ring: file } = ringFiles(join(data(), 'keys'));
    const recovered = valueOf(await recoverKeyRing(file, identity));
    recovered.close();
    expect((await run('ring', 'recipients', 'remove', recipient)).code).toBe(0);
    expect((await recoverKeyRing(file, identity)).ok).toBe(false);
  });

  test('takes a new passphrase, asked for twice, in place of the credential', async () => {
    const { folder, register, ring } = await opened();
    const config = valueOf(checkConfig(readSettings([`--data=${data()}`], {}).values, parent));
    const said: string[] = [];
    const context = { config, folder, say: (line: string) => void said.push(line) };
    const answers =
      (...given: string[]) =>
      () =>
        Promise.resolve(given.shift() ?? '');
    const passphrase = 'seven synthetic words stand in a row here';
    await expect(setPassphrase(context, ring, register, answers('short'))).rejects.toThrow('at least 20');
    await expect(setPassphrase(context, ring, register, answers(passphrase, 'other'))).rejects.toThrow(
      'do not agree',
    );
    expect(await setPassphrase(context, ring, register, answers(passphrase, passphrase))).toBe(0);
    const { ring: file, credential } = ringFiles(folder.keys);
    expect((await openKeyRing(file, { kind: 'credential', file: credential })).ok).toBe(false);
    valueOf(await openKeyRing(file, { kind: 'passphrase', passphrase })).close();
    expect(said.join(' ')).not.toContain(passphrase);
    await register.close();
    ring.close();
  });

  test('says that no file is wrong where there are none', async () => {
    expect(await run('files', 'verify')).toEqual({ code: 0, lines: ['0 files are as received.'] });
  });

  test('refuses a register with another ring', async () => {
    await run('ring', 'status');
    rmSync(join(data(), 'keys'), { recursive: true });
    const refused = await run('ring', 'status');
    expect(refused.code).toBe(1);
    expect(refused.lines.join()).toContain('belongs to another key ring');
  });
});
