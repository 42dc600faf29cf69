import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { csvRow } from '../../src/platform/csv-text.ts';
import { EXCHANGE_VERSION, TABLES } from '../../src/register/exchange-format.ts';

/** An exchange folder as its files, so that a test can spoil one cell or one byte of it. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** The files of a small folder without a fault: two sources, a camp, a person, claims of most types, decisions. */
export function smallFolder(): Record<string, string | Buffer> {
  return {
    'unhidden.json': JSON.stringify({
      format: 'unhidden-exchange',
      version: EXCHANGE_VERSION,
      title: 'Small',
      synthetic: false,
    }),
    'records.csv': table('records', [
      ['camp/camp-a', 'campaaaaaaaaaaaa', ''],
      ['person/~personaaaaaaaaaa', 'personaaaaaaaaaa', 'small#1'],
      ['source/book', 'sourcebookaaaaaa', ''],
      ['source/letter', 'sourceletteraaaa', ''],
    ]),
    'claims/camp.csv': table('claims', [
      claim({ property: 'names', value: 'Camp A', lang: 'en', claim: 'claimcampname000' }),
      claim({ property: 'opened', value: '1959', given: 'about 1959', claim: 'claimcampopened1' }),
      claim({ property: 'opened', value: '1965~', source: 'source/letter', claim: 'claimcampopened2' }),
      claim({ property: 'population', value: '|15000|', unit: 'people', claim: 'claimcamppeople1' }),
    ]),
    'claims/person.csv': table('claims', [
      claim({
        record: 'person/~personaaaaaaaaaa',
        property: 'names',
        value: 'Kim A',
        lang: 'ko-Latn',
        claim: 'claimpersonname0',
      }),
      claim({
        record: 'person/~personaaaaaaaaaa',
        property: 'camp',
        value: 'camp/camp-a',
        claim: 'claimpersoncamp0',
      }),
    ]),
    'claims/source.csv': table('claims', [
      claim({
        record: 'source/book',
        property: 'title',
        value: 'A book',
        lang: 'en',
        claim: 'claimbooktitle00',
      }),
      claim({
        record: 'source/letter',
        property: 'title',
        value: 'A letter',
        lang: 'en',
        source: 'source/letter',
        claim: 'claimlettertitle',
      }),
    ]),
    'decisions.csv': table('decisions', [
      ['claimcampopened2', 'lead', 'it is nearer', '2026-01-02T03:04:05.006Z', 'editor', 'decisionlead0000'],
    ]),
  };
}

export function table(name: keyof typeof TABLES, rows: readonly (readonly string[])[]): string {
  return [TABLES[name], ...rows].map((row) => csvRow(row)).join('');
}

const CLAIM = {
  record: 'camp/camp-a',
  property: '',
  value: '',
  unit: '',
  lang: '',
  given: '',
  source: 'source/book',
  locator: 'p. 1',
  credibility: '',
  review: 'reviewed',
  claim: '',
};

/** A row of a table of claims; what is not said is blank or the usual. */
export function claim(cells: Partial<typeof CLAIM>): string[] {
  return Object.values({ ...CLAIM, ...cells });
}

export function writeFolder(folder: string, files: Files): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}
