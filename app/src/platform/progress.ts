import { stderr } from 'node:process';

/** A bar on a terminal, a line for each tenth in a pipe, so that a log stays readable. */
export function createProgress(what: string): { show(done: number, total: number): void; end(): void } {
  const width = 30;
  let tenth = -1;
  let shown = '';
  return {
    show(done, total) {
      const part = total > 0 ? Math.min(1, done / total) : 0;
      if (stderr.isTTY) {
        const filled = Math.round(part * width);
        const line = `${what} [${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${String(Math.round(part * 100)).padStart(3)} %`;
        if (line !== shown) stderr.write(`\r${(shown = line)}`);
      } else if (Math.floor(part * 10) > tenth) {
        tenth = Math.floor(part * 10);
        stderr.write(`${what}: ${tenth * 10} %\n`);
      }
    },
    end() {
      if (shown !== '') stderr.write('\n');
    },
  };
}
