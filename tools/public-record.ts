/**
 * Writes the bundled public record from the two public-facts files:
 * `node tools/public-record.ts public-facts.json public-facts-2.json data/public-record`
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { catalogue } from '../app/src/kinds/index.ts';
import { writeExchange } from '../app/src/register/exchange-files.ts';
import { EXCHANGE_VERSION } from '../app/src/register/exchange-format.ts';
import { addCamps } from './public-record/camps.ts';
import type { FirstPart, SecondPart } from './public-record/facts.ts';
import { addCommand, addMeasures, addPeople } from './public-record/people.ts';
import { addPublications } from './public-record/publications.ts';
import { createDraft } from './public-record/record-draft.ts';
import { addSources } from './public-record/sources.ts';
import { addTestimony } from './public-record/testimony.ts';

/** Writes every fact of both files to a folder in the exchange format; the same files give the same bytes. */
export function writePublicRecord(firstFile: string, secondFile: string, folder: string): void {
  const first = JSON.parse(readFileSync(firstFile, 'utf8')) as FirstPart;
  const second = JSON.parse(readFileSync(secondFile, 'utf8')) as SecondPart;
  const draft = createDraft();
  addSources(draft, first, second);
  const camps = addCamps(draft, first.camps);
  const people = addPeople(draft, first.persons_public, first.camps, camps);
  addMeasures(draft, first.sanctioned_entities);
  addCommand(draft, second.command, first.persons_public);
  addPublications(draft, first, camps);
  addTestimony(draft, second, camps, people);
  const title = 'The public record of political prison camps in North Korea';
  const header = { format: 'unhidden-exchange', version: EXCHANGE_VERSION, title, synthetic: false } as const;
  writeExchange(folder, catalogue, { header, ...draft.content() });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [first, second, folder] = process.argv.slice(2);
  if (first === undefined || second === undefined || folder === undefined) {
    console.error(
      'Say which files to read and where to write: public-record.ts FIRST.json SECOND.json FOLDER',
    );
    process.exitCode = 1;
  } else writePublicRecord(first, second, folder);
}
