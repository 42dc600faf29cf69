// `npm test`: brings what the tests need, runs them all, and ends with one line that counts them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const isCI = process.env.CI !== undefined && process.env.CI !== '' && process.env.CI !== 'false';

/** What Debian has to bring, how to tell that it is there, and which tests need it. */
const needs = [
  {
    packages: ['chromium-headless-shell'],
    what: 'Chromium',
    isThere: () => onPath('chromium-headless-shell') || onPath('chromium'),
    leavesOut: 'the browser tests',
  },
  {
    packages: ['fonts-noto-cjk'],
    what: 'Korean fonts',
    isThere: () => existsSync('/usr/share/fonts/opentype/noto'),
    leavesOut: 'nothing, but Korean text shows as boxes',
  },
  {
    packages: ['lynx'],
    what: 'lynx',
    isThere: () => onPath('lynx'),
    leavesOut: 'the tests in a text browser',
  },
  {
    packages: ['bubblewrap'],
    what: 'bubblewrap',
    isThere: () => onPath('bwrap'),
    leavesOut: 'the tests of the second confinement',
  },
  {
    packages: ['postgresql-15'],
    what: 'PostgreSQL 15',
    isThere: hasPostgres,
    leavesOut: 'the tests on PostgreSQL',
  },
  {
    packages: ['poppler-utils', 'libreoffice-writer-nogui'],
    what: 'poppler or LibreOffice',
    isThere: () => onPath('pdftoppm') && onPath('soffice'),
    leavesOut: 'the page images of documents',
  },
  {
    packages: ['golang-go', 'golang-golang-x-mod-dev'],
    what: 'Go with golang.org/x/mod',
    isThere: () => onPath('go') && existsSync('/usr/share/gocode/src/golang.org/x/mod/sumdb'),
    leavesOut: 'the comparison of the transparency log with an independent implementation',
  },
];

const missing = needs.filter(({ isThere }) => !isThere());
if (missing.length > 0) installWithApt(missing.flatMap(({ packages }) => packages));
const stillMissing = needs.filter(({ isThere }) => !isThere());
if (stillMissing.length > 0 && isCI) {
  console.error(
    `With CI set no test may be left out, and ${stillMissing.map(({ what }) => what).join(', ')} could not be installed.`,
  );
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'unhidden-report-'));
const report = join(folder, 'report.json');
const ran = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}` },
  },
);
const counts = existsSync(report)
  ? JSON.parse(readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
rmSync(folder, { recursive: true });
for (const { what, leavesOut } of stillMissing)
  console.log(`Not run, because ${what} is not installed: ${leavesOut}.`);
// A file that does not load, or an error outside a test, fails the run without a failed test.
const failed = counts.numFailedTests > 0 || ran.status === 0 ? counts.numFailedTests : 1;
const skipped = counts.numPendingTests > 0 ? `, ${counts.numPendingTests} skipped` : '';
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped}`);
process.exit(ran.status === 0 && counts.numPassedTests > 0 ? 0 : 1);

function onPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((part) => existsSync(join(part, program)));
}

function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  return (
    existsSync(folder) &&
    readdirSync(folder).some(
      (version) => Number(version) >= 15 && existsSync(join(folder, version, 'bin/initdb')),
    )
  );
}

/** Installs Debian packages where this user may: as root, or with sudo that asks for no password. */
function installWithApt(packages) {
  if (!onPath('apt-get')) return;
  const prefix =
    process.getuid?.() === 0
      ? []
      : onPath('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0
        ? ['sudo', '-n']
        : undefined;
  if (prefix === undefined) return;
  console.log(`Installing Debian packages the tests need: ${packages.join(' ')} ...`);
  const apt = (...args) => {
    const [command, ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      '-qq',
      ...args,
    ];
    return spawnSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  };
  apt('update');
  apt('install', '-y', '--no-install-recommends', ...packages);
}
