import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * `killed-append.ts RELEASES KEYS LOG N`: appends the kept releases to the public log, and is killed at the Nth time that
 * something on the disk would change; ends with 0 when there were fewer.
 */
const [releases = '', keys = '', log = '', at = '0'] = process.argv.slice(2);
let left = Number(at);
const step = (): void => {
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
};
const { renameSync, writeFileSync, mkdirSync, rmSync } = fs;
fs.renameSync = (...args) => {
  step();
  renameSync(...args);
  step();
};
fs.writeFileSync = (...args) => {
  step();
  writeFileSync(...args);
};
fs.rmSync = (...args) => {
  step();
  rmSync(...args);
};
Object.assign(fs, {
  mkdirSync(...args: Parameters<typeof mkdirSync>) {
    step();
    return mkdirSync(...args);
  },
});
syncBuiltinESMExports();
const { appendReleases } = await import('../../src/transparency/index.ts');
await appendReleases({ releases, keys, log });
