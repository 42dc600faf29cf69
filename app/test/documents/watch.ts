import { createHash } from 'node:crypto';
import { constants, existsSync, lstatSync, readFileSync, readdirSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processes below this one, by number. */
export function descendants(): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // Name and state may hold anything; the parent follows the last bracket.
    const stat = readIfThere(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]));
  }
  const isBelow = (pid: number): boolean => {
    for (let at = parents.get(pid); at !== undefined && at > 0; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  return [...parents.keys()].filter(isBelow);
}

/** Bytes of memory that this process and all below it hold and nobody else shares; pages of program files are not counted. */
export function heldBytes(): number {
  const held = (pid: number): number =>
    [...readIfThere(`/proc/${pid}/status`).matchAll(/^Rss(?:Anon|Shmem):\s+(\d+) kB$/gm)].reduce(
      (sum, [, kilobytes]) => sum + Number(kilobytes) * 1024,
      0,
    );
  return [process.pid, ...descendants()].reduce((sum, pid) => sum + held(pid), 0);
}

/** Measures all the time; `stop` says how far it went up. */
export function watchMemory(): { stop(): { readonly mostBytes: number; readonly samples: number } } {
  const before = heldBytes();
  let mostBytes = 0;
  let samples = 0;
  const timer = setInterval(() => {
    mostBytes = Math.max(mostBytes, heldBytes() - before);
    samples += 1;
  }, 50);
  return {
    stop() {
      clearInterval(timer);
      return { mostBytes, samples };
    },
  };
}

/** Places where programs leave things. */
const places = [
  tmpdir(),
  '/tmp',
  '/var/tmp',
  '/dev/shm',
  '/run',
  join(homedir(), '.config'),
  join(homedir(), '.cache'),
  process.cwd(),
];

/** Every file in places where programs leave things, down to a few levels. */
export function filesAround(): Set<string> {
  const found = new Set<string>();
  const walk = (folder: string, depth: number): void => {
    if (depth > 4 || !existsSync(folder)) return;
    for (const name of namesIn(folder)) {
      const path = join(folder, name);
      // The test of the confinement leads to the system's own folders from there, LibreOffice's among them.
      if (name === 'node_modules' || name === '.git' || name.startsWith('unhidden-confinement-')) continue;
      found.add(path);
      if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true) walk(path, depth + 1);
    }
  };
  for (const place of places) walk(place, 0);
  return found;
}

/** Which of the new files hold one of the documents, whole or by a word of its text, or come from a program that opens them. */
export function leftovers(
  before: ReadonlySet<string>,
  canary: string,
  files: readonly Uint8Array[],
): string[] {
  const hashes = new Set(files.map(hash));
  return [...filesAround()].filter((path) => {
    if (before.has(path)) return false;
    if (/soffice|libreoffice|OSL_PIPE|\blu\w{6,}\.tmp|poppler|bindfile|\.~lock/i.test(path)) return true;
    if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    const content = contentOf(path);
    return content.includes(canary) || (content.length > 0 && hashes.has(hash(content)));
  });
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Leaves no time of reading: other tests that run meanwhile look for one in their files. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path, { flag: constants.O_RDONLY | constants.O_NOATIME });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Other processes come and go. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
