import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { takeLock } from '../platform/file-lock.ts';
import type { FileLock } from '../platform/file-lock.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { macKey, macUnder } from './derive-key.ts';
import { replaceDurably } from '../platform/durable-file.ts';
import { canonicalText, readRingFile, textOf } from './ring-file.ts';
import type { RingContent, RingDocument } from './ring-file.ts';
import { NOT_OPENED } from './root-lock.ts';

const TRIES = 100;
const BETWEEN_TRIES_MS = 50;

/** Writes a ring file with its MAC. */
export function writeRing(file: string, root: Buffer, content: RingContent): void {
  const mac = ringMac(root, content).toString('base64url');
  replaceDurably(file, textOf({ ...content, mac }));
}

/** The content, once the MAC shows that whoever wrote the file held the root key. */
export function genuineContent(root: Buffer, { mac, ...content }: RingDocument): Result<RingContent> {
  const given = Buffer.from(mac, 'base64url');
  const expected = ringMac(root, content);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? success(content)
    : failure(NOT_OPENED);
}

/** Reads the ring again from its file, where another process may have changed it. */
export function rereadRing(file: string, root: Buffer): RingContent {
  const read = readRingFile(file);
  const genuine = read.ok ? genuineContent(root, read.value) : read;
  if (!genuine.ok) throw new Error(genuine.problems.join(' '));
  return genuine.value;
}

/** Changes what the file holds now, one process at a time, so that no change of another is lost. */
export async function changeRing(
  file: string,
  root: Buffer,
  change: (content: RingContent) => RingContent,
): Promise<RingContent> {
  const lock = await lockOf(file);
  try {
    const before = rereadRing(file, root);
    const changed = change(before);
    if (changed === before) return before;
    const content = { ...changed, revision: before.revision + 1 };
    writeRing(file, root, content);
    return content;
  } finally {
    lock.release();
  }
}

async function lockOf(file: string): Promise<FileLock> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const lock = takeLock(`${file}.lock`);
    if (lock) return lock;
    await wait(BETWEEN_TRIES_MS);
  }
  throw new Error('Another process keeps changing the key ring; try again when it is done.');
}

function ringMac(root: Buffer, content: RingContent): Buffer {
  return macUnder(macKey(root, content.id, ['ring file']), [canonicalText(content)]);
}
