import type { Files } from '../setup/exchange-folder.ts';
import { claim, smallFolder, table } from '../setup/exchange-folder.ts';

/** The files every case is made from, and one of them as text. */
export const whole = smallFolder();
export const text = (name: string) => String(whole[name]);

/** The small folder with one text of one file replaced; throws when there is nothing to replace. */
export function changed(file: string, from: string, to: string): Files {
  if (!text(file).includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...whole, [file]: text(file).replace(from, to) };
}

export const without = (...names: string[]): Files =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

export const camp = 'claims/camp.csv';

/** The small folder with rows more about the camp; the first is on line 6. */
export const campWith = (...rows: string[][]): Files => ({
  ...whole,
  [camp]: text(camp) + rows.map((row) => table('claims', [row]).split('\n').slice(1).join('\n')).join(''),
});

/** One claim more about the camp, right but for what is said. */
export const extra = (cells: Parameters<typeof claim>[0]) =>
  claim({ property: 'closed', value: '1990', claim: 'claimcampclosed0', ...cells });

/** What is wrong, the file and line the report must name, and what it must say. `null`: the file as a whole. */
export type Case = readonly [what: string, files: Files, file: string, line: number | null, says: RegExp];
