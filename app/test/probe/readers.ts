import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { targets } from './targets.ts';

const { marker, release, scratch } = targets;

/** The system's file of accounts is the one secret file that the test does not write itself. */
export const hasMarker = (value: Uint8Array): boolean =>
  [marker, 'root:'].some((text) => Buffer.from(value).includes(text));
export const newFile = (): string => path.join(scratch, `written-${crypto.randomUUID()}`);

/** Every way to read one file, or to learn that it is there. */
export const readers: Record<string, (file: string) => unknown> = {
  readFileSync: (file) => hasMarker(fs.readFileSync(file)),
  'readFile callback': (file) =>
    new Promise((resolve, reject) =>
      fs.readFile(file, (e, data) => (e ? reject(e) : resolve(hasMarker(data)))),
    ),
  'promises.readFile': async (file) => hasMarker(await fs.promises.readFile(file)),
  'promises.open': async (file) => {
    const handle = await fs.promises.open(file);
    try {
      return hasMarker(await handle.readFile());
    } finally {
      await handle.close();
    }
  },
  'openSync and readSync': (file) => {
    const fd = fs.openSync(file, 'r');
    const buffer = Buffer.alloc(65_536);
    fs.readSync(fd, buffer, 0, buffer.length, 0);
    return hasMarker(buffer);
  },
  createReadStream: async (file) => hasMarker(Buffer.concat(await fs.createReadStream(file).toArray())),
  openAsBlob: async (file) => hasMarker(await (await fs.openAsBlob(file)).bytes()),
  'Buffer path': (file) => hasMarker(fs.readFileSync(Buffer.from(file))),
  'file URL': (file) => hasMarker(fs.readFileSync(pathToFileURL(file))),
  'path with .. from the release': (file) =>
    hasMarker(fs.readFileSync(`${release}/../${path.relative(path.dirname(release), file)}`)),
  'path with .. from the program': (file) =>
    hasMarker(fs.readFileSync(`${import.meta.dirname}/${path.relative(import.meta.dirname, file)}`)),
  'path with doubled slashes': (file) => hasMarker(fs.readFileSync(file.replaceAll('/', '//'))),
  'through /proc/self/root': (file) => hasMarker(fs.readFileSync(`/proc/self/root${file}`)),
  'through /proc/self/cwd': (file) =>
    hasMarker(fs.readFileSync(`/proc/self/cwd/${path.relative(process.cwd(), file)}`)),
  'through the root of process 1': (file) => hasMarker(fs.readFileSync(`/proc/1/root${file}`)),
  'through the root of the parent': (file) => hasMarker(fs.readFileSync(`/proc/${process.ppid}/root${file}`)),
  'new symbolic link': (file) => {
    const link = newFile();
    fs.symlinkSync(file, link);
    return hasMarker(fs.readFileSync(link));
  },
  'new hard link': (file) => {
    const link = newFile();
    fs.linkSync(file, link);
    return hasMarker(fs.readFileSync(link));
  },
  copyFile: (file) => {
    const copy = newFile();
    fs.copyFileSync(file, copy);
    return hasMarker(fs.readFileSync(copy));
  },
  cp: async (file) => {
    const copy = newFile();
    await fs.promises.cp(file, copy);
    return hasMarker(fs.readFileSync(copy));
  },
  stat: (file) => fs.statSync(file).size > 0,
  'promises.lstat': async (file) => (await fs.promises.lstat(file)).size > 0,
  access: (file) => fs.accessSync(file) === undefined,
  existsSync: (file) => fs.existsSync(file),
  watch: (file) => fs.watch(file).close() === undefined,
  'replaced path functions': (file) =>
    replacing(
      path,
      'resolve',
      () => `${release}/a`,
      () => hasMarker(fs.readFileSync(file)),
    ),
  'replaced toNamespacedPath': (file) =>
    replacing(
      path,
      'toNamespacedPath',
      () => file,
      () => hasMarker(fs.readFileSync(`${release}/a`)),
    ),
  'replaced Buffer writing': (file) =>
    replacing(
      Buffer.prototype,
      'utf8Write',
      () => 0,
      () => hasMarker(fs.readFileSync(Buffer.from(file))),
    ),
  'changed permission.has': (file) =>
    replacing(
      process.permission ?? {},
      'has',
      () => true,
      () => hasMarker(fs.readFileSync(file)),
    ),
};

function replacing(target: object, name: string, value: unknown, then: () => unknown): unknown {
  const before: unknown = Reflect.get(target, name);
  Reflect.set(target, name, value);
  try {
    return then();
  } finally {
    Reflect.set(target, name, before);
  }
}
