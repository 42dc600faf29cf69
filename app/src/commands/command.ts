import type { Config } from '../config/config.ts';
import { catalogue } from '../kinds/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { registerAddress } from '../register-address.ts';
import type { Register } from '../register/index.ts';
import { openRegister } from '../register/index.ts';

export type Context = {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly say: (line: string) => void;
};
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** A command of `unhidden`; `run` returns the exit code. */
export type Command = {
  readonly usage: string;
  readonly does: string;
  readonly flags: Readonly<Record<string, 'string' | 'boolean'>>;
  /** Number of words after the command's own. */
  readonly takes: number;
  readonly run: (context: Context, words: readonly string[], flags: Flags) => Promise<number>;
};
export type Commands = Readonly<Record<string, Command>>;

/** Opens the register of the data folder for one command. */
export async function withRegister(
  context: Context,
  use: (register: Register) => Promise<number>,
): Promise<number> {
  const register = await openRegister(registerAddress(context.config, context.folder), catalogue);
  try {
    return await use(register);
  } finally {
    await register.close();
  }
}
