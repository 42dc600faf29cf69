import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { constants, getPriority, tmpdir } from 'node:os';
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

test('a command lets both sites have the processor first, and keeps a priority lower still', () => {
  const told =
    'data:text/javascript,import { getPriority } from "node:os"; process.on("exit", () => console.error(getPriority()));';
  const cli = join(import.meta.dirname, '../src/cli.ts');
  const priorityOf = (...before: string[]): number => {
    const [file, ...args] = [...before, process.execPath, '--import', told, cli, 'help'];
    return Number(spawnSync(file, args, { encoding: 'utf8' }).stderr.trim().split('\n').at(-1));
  };
  const lower = constants.priority.PRIORITY_BELOW_NORMAL;
  expect(priorityOf()).toBe(Math.max(getPriority(), lower));
  if (process.platform !== 'win32') expect(priorityOf('nice', '-n', '19')).toBe(19);
});
