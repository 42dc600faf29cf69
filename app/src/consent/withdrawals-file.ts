import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { parseJson } from '../platform/parse-json.ts';
import type { Withdrawal } from './consent.ts';

/** A withdrawal as the file keeps it, with the records whose keys it destroyed. */
export type KeptWithdrawal = Withdrawal & { readonly by: string; readonly destroyed: readonly string[] };

const lineSchema = z.strictObject({
  id: z.string(),
  consent: z.string().nullable(),
  person: z.string(),
  at: z.string(),
  by: z.string(),
  destroyed: z.array(z.string()),
});

/** Adds a withdrawal and waits until it is on the disk; done before the register hears of it. */
export function keepWithdrawal(
  file: string,
  { id, consent, person, at, by, destroyed }: KeptWithdrawal,
): void {
  const line = JSON.stringify({ id, consent, person, at, by, destroyed });
  const descriptor = openSync(file, 'a', 0o600);
  try {
    // The line break before it ends a line that a crash may have cut.
    writeSync(descriptor, `\n${line}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Every whole line of the file; a line that a crash cut was never acknowledged. */
export function keptWithdrawals(file: string): KeptWithdrawal[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = lineSchema.safeParse(parseJson(line));
      return parsed.success ? [parsed.data] : [];
    });
}
