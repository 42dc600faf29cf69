import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../src/commands/index.ts';

describe('accounts from the terminal', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unhidden-terminal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const run = async (...args: string[]): Promise<{ code: number; lines: string[] }> => {
    const lines: string[] = [];
    const code = await runCommand([...args, `--data=${join(folder, 'data')}`], (line) => lines.push(line));
    return { code, lines };
  };

  it('are added, reset, disabled and listed', async () => {
    expect(await run('user', 'list')).toEqual({ code: 0, lines: ['There are no accounts yet.'] });
    const added = await run('user', 'add', 'Synthetic Clerk', '--roles', 'documenter,publisher');
    expect(added.code).toBe(0);
    expect(added.lines.at(-1)).toMatch(/^http:\/\/localhost:\d+\/en\/invitation\/[\w-]{43}$/);
    expect((await run('user', 'list')).lines).toEqual([
      'Synthetic Clerk  invited  documenter,publisher  0 passkeys',
    ]);
    const reset = await run('user', 'reset', 'synthetic clerk');
    expect(reset.lines.at(-1)).not.toBe(added.lines.at(-1));
    expect((await run('user', 'disable', 'Synthetic Clerk')).code).toBe(0);
    expect((await run('user', 'list')).lines[0]).toContain('disabled');
  });

  it('say what is wrong', async () => {
    expect((await run('user', 'add', 'Synthetic Clerk', '--roles', 'king')).lines.join()).toContain(
      'There is no role king',
    );
    await run('user', 'add', 'Synthetic Clerk');
    expect(await run('user', 'add', 'synthetic  clerk')).toMatchObject({ code: 1 });
    expect((await run('user', 'disable', 'Nobody')).lines.join()).toContain('no account of this name');
  });
});
