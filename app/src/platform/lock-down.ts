/**
 * Loaded before anything else in a confined process. Node's permission model has no word for signals and priorities,
 * and SIGUSR1 would open a debugger in a process of the same user, from which everything can be read.
 */
import os from 'node:os';
import { syncBuiltinESMExports } from 'node:module';

function deny(target: object, names: readonly string[]): void {
  for (const name of names) {
    const value = (): never => {
      throw Object.assign(new Error(`${name} is not available in a confined process`), {
        code: 'ERR_ACCESS_DENIED',
      });
    };
    Object.defineProperty(target, name, { value, writable: false, configurable: false });
  }
}

deny(process, ['kill', '_kill', '_debugProcess']);
deny(os, ['setPriority']);
syncBuiltinESMExports();
