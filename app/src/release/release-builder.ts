import { rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import type { Catalogue, RecordId, SourceGrade } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { PublicContent } from './public-content.ts';
import type { Counted } from './publishable.ts';
import type { OwnContent } from './release-content.ts';
import { createReleaseDraft, finishReleaseFile } from './release-file.ts';
import type {
  Asset,
  KeptCell,
  PublicProperty,
  PublicRecord,
  ReleaseMeta,
  SourceCard,
  Sources,
} from './release-model.ts';
import { keptCell, numberedSources, RELEASE_SCHEMA } from './release-model.ts';
import type { SearchWriter } from './search-index.ts';
import { createSearchWriter, glossaryEntry, recordEntry, SEARCH_ORDER } from './search-index.ts';
import { sortKeyOf } from './sort-key.ts';

export type BuildInput = {
  readonly content: PublicContent;
  readonly catalogue: Catalogue;
  readonly own: OwnContent;
  readonly asOf: string;
  readonly builder: string;
  readonly approval: ReleaseMeta['approval'];
  readonly synthetic: boolean;
  /** Draws charts and maps from the published records of the given kinds. */
  readonly draw: (records: (kind: string) => readonly PublicRecord[]) => Promise<readonly Asset[]>;
  readonly onProgress?: (done: number, total: number) => void;
};

export type BuildResult = {
  readonly counts: Readonly<Record<string, number>>;
  /** Sources that are the compilers' own notes; part of the sources. */ readonly editorialSources: number;
  readonly withheld: Readonly<Record<Counted, number>>;
};

/** Kinds small enough, by their nature, for charts and maps to hold in memory. */
const DRAWN_KINDS = ['camp', 'figure', 'approach'];

/** Writes one release file. Equal content gives equal bytes, whatever the release's number. */
export async function buildReleaseFile(file: string, input: BuildInput): Promise<BuildResult> {
  const { content, catalogue } = input;
  const sourceTypes = new Map<string, string | null>();
  const draft = `${file}.draft`;
  const database = createReleaseDraft(draft);
  const search = createSearchWriter(database);
  try {
    const writer = createWriter(database, catalogue, search, (id) => sourceTypes.get(id) ?? null);
    for (const entry of input.own.glossary) await writer.glossary(entry);
    const drawn = new Map<string, PublicRecord[]>(DRAWN_KINDS.map((kind) => [kind, []]));
    const grades = new Map<RecordId, SourceGrade>();
    for await (const record of content.sources()) {
      writer.card(record);
      sourceTypes.set(record.id, leadValue(record, 'type'));
      grades.set(record.id as RecordId, gradeOf(record));
    }
    const sources = numberedSources([...sourceTypes.keys()].toSorted());
    let done = 0;
    for (const kind of kindsInOrder(catalogue)) {
      for await (const record of content.records(kind, grades)) {
        await writer.record(record, sources);
        drawn.get(kind)?.push(record);
        done += 1;
        if (done % 2000 === 0) input.onProgress?.(done, content.size);
      }
    }
    const counts = await writer.finishRecords();
    const assets = await input.draw((kind) => inListOrder(drawn.get(kind) ?? []));
    for (const asset of assets) writer.asset(asset);
    writer.meta({
      schema: RELEASE_SCHEMA,
      asOf: input.asOf,
      builder: input.builder,
      approval: input.approval,
      synthetic: input.synthetic,
      counts,
      organisation: input.own.organisation,
    });
    finishReleaseFile(database, file);
    const editorialSources = [...sourceTypes.values()].filter((type) => type === 'editorial').length;
    return { counts, editorialSources, withheld: content.withheld };
  } finally {
    await search.close();
    database.close();
    rmSync(draft, { force: true });
  }
}

function kindsInOrder(catalogue: Catalogue): string[] {
  const rest = [...catalogue.keys()]
    .filter((kind) => !(SEARCH_ORDER as readonly string[]).includes(kind))
    .sort();
  return [...SEARCH_ORDER.filter((kind) => catalogue.has(kind)), ...rest];
}

/** What a source mark shows of a source. */
function cardOf(source: PublicRecord): SourceCard {
  const titled = source.properties.find(({ property }) => property === 'title')?.values[0]?.claims[0];
  return {
    id: source.id,
    handle: source.handle,
    title: source.title.en,
    titleLang: titled?.lang ?? null,
    publisher: leadValue(source, 'publisher'),
    date: leadValue(source, 'date'),
    type: leadValue(source, 'type'),
    tier: leadValue(source, 'tier'),
    reliability: leadValue(source, 'reliability') as SourceCard['reliability'],
  };
}

/** The grade of a source as its public statements give it, by the rule of the register's own views. */
function gradeOf(source: PublicRecord): SourceGrade {
  return {
    reliability: leadValue(source, 'reliability') as SourceGrade['reliability'],
    tier: leadValue(source, 'tier') as SourceGrade['tier'],
    date: leadValue(source, 'date'),
  };
}

function createWriter(
  database: DatabaseSync,
  catalogue: Catalogue,
  search: SearchWriter,
  sourceType: (id: string) => string | null,
) {
  database.exec(
    'create temp table unsorted (kind text, sort text, id text, handle text, title_en text, title_ko text, cells text)',
  );
  const addRecord = database.prepare('insert into unsorted values (?, ?, ?, ?, ?, ?, ?)');
  const addClaim = database.prepare(
    'insert into claim values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addLink = database.prepare('insert or ignore into link values (?, ?, ?, ?)');
  const addCard = database.prepare('insert into card values (?, ?)');
  const addAsset = database.prepare('insert into asset values (?, ?, ?)');
  const addMeta = database.prepare('insert into meta values (?, ?)');
  const addGlossary = database.prepare('insert into glossary (doc) values (?)');
  return {
    glossary(entry: OwnContent['glossary'][number]): Promise<void> | undefined {
      addGlossary.run(JSON.stringify(entry));
      return search.add(glossaryEntry(entry));
    },
    card: (source: PublicRecord) => addCard.run(source.id, JSON.stringify(cardOf(source))),
    record(record: PublicRecord, sources: Sources): Promise<void> | undefined {
      const { id, kind, handle, title } = record;
      const cells = JSON.stringify(cellsOf(record, sources));
      addRecord.run(kind, sortKeyOf(record), id, handle, title.en, title.ko, cells);
      let n = 0;
      for (const shown of record.properties) {
        const isRef = propertyOf(catalogue, kind, shown.property)?.type === 'ref';
        const groups = [
          ...shown.values.map(({ claims }, slot) => ({ claims, slot })),
          { claims: shown.past, slot: -1 },
        ];
        for (const { claims, slot } of groups)
          for (const claim of claims) {
            const lead =
              slot === 0 ? (shown.leadBy === 'editor' ? `editor: ${shown.leadReason ?? ''}` : 'rule') : null;
            addClaim.run(
              id,
              (n += 1),
              claim.id,
              shown.property,
              slot,
              shown.contradiction ? 1 : 0,
              lead,
              claim.value,
              claim.unit,
              claim.lang,
              claim.given,
              claim.source,
              claim.locator,
              claim.credibility,
              claim.status,
              claim.review,
              claim.reason,
            );
            if (isRef && slot >= 0) addLink.run(claim.value, kind, id, shown.property);
          }
      }
      return search.add(recordEntry(catalogue, record, sourceType));
    },
    async finishRecords(): Promise<Record<string, number>> {
      await search.finish();
      database.exec(`insert into record select kind, row_number() over (partition by kind order by sort, handle), id, handle, title_en, title_ko, cells
        from unsorted order by kind, sort, handle; drop table unsorted`);
      const rows = database
        .prepare('select kind, count(*) as n from record group by kind order by kind')
        .all();
      return Object.fromEntries(rows.map((row) => [String(row['kind']), Number(row['n'])]));
    },
    asset: ({ path, type, bytes }: Asset) => addAsset.run(path, type, bytes),
    meta(meta: Omit<ReleaseMeta, 'number'>): void {
      for (const [key, value] of Object.entries(meta)) addMeta.run(key, JSON.stringify(value));
    },
  };
}

function cellsOf(record: PublicRecord, sources: Sources): Record<string, KeptCell> {
  return Object.fromEntries(
    record.properties.flatMap(({ property, values }) => {
      const claim = values[0]?.claims[0];
      return claim ? [[property, keptCell({ ...claim, more: values.length - 1 }, sources)]] : [];
    }),
  );
}

function inListOrder(records: readonly PublicRecord[]): PublicRecord[] {
  const keyed = records.map((record) => ({ record, key: `${sortKeyOf(record)}\u0000${record.handle}` }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ record }) => record);
}

export function leadValue(
  record: { readonly properties: readonly PublicProperty[] },
  name: string,
): string | null {
  return record.properties.find(({ property }) => property === name)?.values[0]?.value ?? null;
}
