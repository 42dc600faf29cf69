// Brings what the tests need from Debian: by itself, or as the first thing that `npm test` does.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

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

const absent = needs.filter(({ isThere }) => !isThere());
if (absent.length > 0) installWithApt(absent.flatMap(({ packages }) => packages));

/** What could not be installed. */
export const missing = needs.filter(({ isThere }) => !isThere());

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
