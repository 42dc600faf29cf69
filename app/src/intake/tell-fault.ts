/** Tells the operator of a fault without its message: that may name a file, and with it what belongs to somebody. */
export function tellFault(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const place =
    error instanceof Error ? (/\n\s+at [^\n]*?([\w-]+\.ts:\d+)/.exec(error.stack ?? '')?.[1] ?? '') : '';
  process.stderr.write(
    `A form could not be answered (${[code, place].filter((each) => each !== '').join(' at ')}).\n`,
  );
}
