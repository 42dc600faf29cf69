export function tooOldNode(version: string): string | undefined;
export function needsInstall(folder: string): boolean;
export function findNode(
  folder: string,
  running: { version: string; execPath: string; platform: string; arch: string },
): string | undefined;
export function nodeArguments(folder: string, verb: string, args: readonly string[]): string[];
