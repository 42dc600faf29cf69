import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** Where a program stands on the PATH, or undefined. */
export function programOnPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}

/**
 * Debian's Chromium, or undefined where it is not installed; the run's last lines say so. The shell has the same engine and
 * no window: the whole browser draws its tool bar for each new one, which takes longer than most pages.
 */
export const chromiumPath = programOnPath('chromium-headless-shell') ?? programOnPath('chromium');

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath === undefined ? {} : { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // One process less; and each page is a program of its own to V8, which ends before what it optimized has paid.
      '--in-process-gpu',
      '--js-flags=--no-opt',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
