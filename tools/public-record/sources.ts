import type { RecordId } from '@unhidden/record';
import { FIRST, SECOND } from './facts.ts';
import type { FirstPart, Meta, SecondPart, SourceFact } from './facts.ts';
import { readDates } from './readings.ts';
import { COMPILERS } from './record-draft.ts';
import type { Draft } from './record-draft.ts';

export const OWN_RECORD = 'bibliographic record';

const META_PROPERTIES: Readonly<Record<string, string>> = {
  title: 'part_title',
  language: 'language',
  schema_version: 'schema_version',
  extends: 'extends',
  verification: 'verification',
  value_rule: 'rule',
  figure_rule: 'rule',
  source_tiers: 'rule',
  source_kinds: 'rule',
  coordinates: 'rule',
  cautions: 'caution',
  exclusions: 'exclusion',
};

/** Lists every source of both files and the notes of their compilers, then says what is known of each. */
export function addSources(draft: Draft, first: FirstPart, second: SecondPart): void {
  const compilers = draft.source(COMPILERS, `${FIRST}#meta`);
  const listed = [
    ...first.sources.map((fact) => ({ fact, file: FIRST })),
    ...second.sources.map((fact) => ({ fact, file: SECOND })),
  ].map(({ fact, file }) => ({ fact, file, record: draft.source(fact.id, `${file}#${fact.id}`) }));

  const own = { source_id: COMPILERS, locator: OWN_RECORD };
  draft.text(compilers, 'title', 'Notes of the compilers of the public-facts files', own);
  draft.claim(compilers, 'type', 'editorial', own);
  addMeta(draft, compilers, FIRST, first.meta);
  addMeta(draft, compilers, SECOND, second.meta);
  for (const { fact, file, record } of listed) addSource(draft, record, fact, file);
}

function addSource(draft: Draft, record: RecordId, fact: SourceFact, file: string): void {
  const own = { source_id: fact.id, locator: OWN_RECORD };
  draft.text(record, 'title', fact.title, own);
  draft.text(record, 'publisher', fact.publisher, own);
  for (const author of fact.author?.split('; ') ?? [])
    draft.text(record, 'author', author, own, fact.author ?? '');
  if (fact.date !== null)
    for (const date of readDates(fact.date)) draft.claim(record, 'date', date, own, { given: fact.date });
  draft.claim(record, 'url', fact.url, own);
  draft.claim(record, 'type', fact.kind, own);
  draft.claim(record, 'language', fact.lang, own);
  const note = (field: string) => ({
    source_id: COMPILERS,
    locator: `${file}, sources[${fact.id}].${field}`,
  });
  draft.claim(record, 'tier', fact.tier, note('tier'));
  draft.text(record, 'note', fact.note, note('note'));
  if (fact.cited !== undefined)
    draft.claim(record, 'cited', fact.cited ? 'yes' : 'no', note('cited'), { given: String(fact.cited) });
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Names one item of a list in `meta`, for example `public-facts-2.json, meta.cautions, first item`. */
export function metaLocator(file: string, key: string, item?: number): string {
  return `${file}, meta.${key}${item === undefined ? '' : `, ${ORDINALS[item] ?? String(item + 1)} item`}`;
}

function addMeta(draft: Draft, compilers: RecordId, file: string, meta: Meta): void {
  for (const [key, entry] of Object.entries(meta)) {
    const cited = { source_id: COMPILERS, locator: metaLocator(file, key) };
    if (typeof entry === 'boolean') {
      draft.claim(compilers, key, entry ? 'yes' : 'no', cited, { given: String(entry) });
      continue;
    }
    if (key === 'counts') {
      for (const [unit, count] of Object.entries(entry))
        draft.claim(
          compilers,
          'stated_count',
          `|${count}|`,
          { ...cited, locator: `${cited.locator}.${unit}` },
          { unit },
        );
      continue;
    }
    const property = META_PROPERTIES[key];
    if (property === undefined) throw new Error(`nobody has yet said what ${file} means by meta.${key}`);
    if (typeof entry === 'string') draft.text(compilers, property, entry, cited);
    else if (Array.isArray(entry))
      for (const [index, text] of entry.entries())
        draft.text(compilers, property, String(text), { ...cited, locator: metaLocator(file, key, index) });
  }
}
