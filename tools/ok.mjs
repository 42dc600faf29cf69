// `npm run ok`: everything that can be checked in a minute, in order, all of it even when something fails.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name) => join(root, 'node_modules/.bin', name);

const checks = [
  { what: 'format', command: [bin('oxfmt'), '--check', '.'] },
  { what: 'lint', command: [bin('oxlint'), '--type-aware', '--deny-warnings'] },
  { what: 'types', command: [bin('tsc'), '-p', '.'] },
  { what: 'dependencies', command: [process.execPath, 'tools/dependency-rules.ts'] },
  { what: 'documentation', command: [process.execPath, 'tools/docs.ts', '--check'] },
  {
    what: 'fast tests',
    command: [
      process.execPath,
      'node_modules/vitest/vitest.mjs',
      'run',
      'packages',
      'app/test/catalogue.test.ts',
      'app/test/organisation.test.ts',
      'app/test/public-record.test.ts',
    ],
  },
];

const failed = checks.filter(({ what, command: [program = '', ...args] }) => {
  console.log(`\n== ${what}`);
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status !== 0;
});
console.log(failed.length === 0 ? '\nAll is ok.' : `\nNot ok: ${failed.map(({ what }) => what).join(', ')}.`);
process.exit(failed.length === 0 ? 0 : 1);
