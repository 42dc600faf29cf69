import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from './manifest.ts';
import { manifestSchema } from './manifest.ts';

/**
 * The releases of a data folder: `releases/N/` holds a whole release, `releases/current.json` says which is served.
 * A release is built beside them under a name that is never served and moved in whole.
 */
const POINTER = 'current.json';

export function releaseFile(number: number): string {
  return `release-${number}.sqlite`;
}

export function releaseFolder(releases: string, number: number): string {
  return join(releases, String(number));
}

/** Numbers of the complete releases, oldest first. */
export function releaseNumbers(releases: string): number[] {
  if (!existsSync(releases)) return [];
  return readdirSync(releases)
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

const pointerSchema = z.strictObject({ release: z.int().positive() });

/** The release that is served, or undefined before the first. */
export function currentRelease(releases: string): number | undefined {
  const file = join(releases, POINTER);
  return existsSync(file) ? pointerSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).release : undefined;
}

/** Makes a release the served one; readers see the old pointer or the new one, never half of either. */
export function makeCurrent(releases: string, number: number): void {
  const temporary = join(releases, `.${POINTER}.new`);
  writeDurably(temporary, `${JSON.stringify({ release: number })}\n`);
  renameSync(temporary, join(releases, POINTER));
  syncFolder(releases);
}

/** An empty folder to build in. What an interrupted build left there is removed. */
export function startBuilding(releases: string, folder: string = join(releases, '.building')): string {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Moves a finished build to its number. */
export function keepBuilt(releases: string, folder: string, number: number): void {
  for (const name of readdirSync(folder)) syncFile(join(folder, name));
  syncFolder(folder);
  renameSync(folder, releaseFolder(releases, number));
  syncFolder(releases);
}

export function readManifest(folder: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

/** A rename is durable only when the folder is; Windows cannot and need not sync folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}
