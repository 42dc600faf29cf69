import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { allCommands, runCommand } from '../src/commands/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'unhidden-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('every command is found by its words, and tells how it is used before it opens anything', async () => {
  const commands = Object.entries(await allCommands());
  expect(commands.length).toBeGreaterThan(15);
  for (const [name, { usage, takes }] of commands) {
    const lines: string[] = [];
    const tooMany = Array.from({ length: takes + 1 }, () => 'word');
    const args = [...name.split(' '), ...tooMany, `--data=${join(folder, 'data')}`];
    expect(await runCommand(args, (line) => lines.push(line)), name).toBe(1);
    expect(lines).toEqual([`Usage: unhidden ${usage}`]);
  }
  expect(readdirSync(folder)).toEqual([]);
});

test('an unknown word is answered with the list of all, and is an error', async () => {
  const lines: string[] = [];
  expect(await runCommand(['toString'], (line) => lines.push(line))).toBe(1);
  for (const { usage } of Object.values(await allCommands())) expect(lines).toContain(`  ${usage}`);
  expect(await runCommand(['help'], () => undefined)).toBe(0);
});
