import { DatabaseSync } from 'node:sqlite';
import type { PublicClaim } from '../release/release-model.ts';
import { readWarnings } from './warnings.ts';
import type { Warning } from './warnings.ts';

export type How = 'new' | 'gone' | 'changed';

/** One statement as the public sees it, with the titles a reader would see in place of ids. */
export type ShownClaim = Omit<PublicClaim, 'id'> & {
  readonly target: { readonly en: string; readonly ko: string } | null;
  readonly sourceTitle: string;
  readonly leads: 'rule' | 'editor' | null;
  readonly leadReason: string | null;
};
export type Change = {
  readonly claim: string;
  readonly property: string;
  readonly how: How;
  readonly before: ShownClaim | null;
  readonly after: ShownClaim | null;
};
export type ChangedRecord = {
  readonly id: string;
  readonly kind: string;
  readonly handle: string;
  readonly title: { readonly en: string; readonly ko: string };
  readonly how: How;
  readonly changes: readonly Change[];
};
export type ChangeSummary = {
  readonly records: Readonly<Record<How, number>>;
  readonly claims: Readonly<Record<How, number>>;
  /** Content of the organisation's own that differs: its settings, its glossary. */
  readonly own: readonly ('organisation' | 'glossary')[];
  /** Names of people that were not public; a first naming waits. */
  readonly newNames: number;
  readonly warnings: readonly Warning[];
};

export function isNothing({ records, own }: ChangeSummary): boolean {
  return records.new + records.gone + records.changed + own.length === 0;
}

/**
 * Compares the release in `file` with the one served now and writes what differs to `target` (`:memory:` keeps it
 * nowhere); `visit` is given each record that differs, and then `furtherWarnings` is asked.
 */
export async function writeChanges(
  {
    file,
    baseFile,
    target,
  }: { readonly file: string; readonly baseFile: string | undefined; readonly target: string },
  visit: (record: ChangedRecord) => void,
  furtherWarnings: () => Promise<readonly Warning[]>,
): Promise<ChangeSummary> {
  const database = new DatabaseSync(target);
  try {
    database.exec(`create table changed (n integer primary key, doc text not null);
      create table summary (doc text not null)`);
    database.prepare('attach ? as after').run(file);
    database.prepare('attach ? as before').run(baseFile ?? ':memory:');
    if (baseFile === undefined) database.exec(EMPTY);
    database.exec('begin');
    const add = database.prepare('insert into changed (doc) values (?)');
    const count = (): Record<How, number> => ({ new: 0, gone: 0, changed: 0 });
    const [records, claims] = [count(), count()];
    for (const record of changedRecords(database)) {
      records[record.how] += 1;
      for (const { how } of record.changes) claims[how] += 1;
      add.run(JSON.stringify(record));
      visit(record);
    }
    const { newNames, warnings } = readWarnings(database);
    const summary: ChangeSummary = {
      records,
      claims,
      own: ownChanges(database),
      newNames,
      warnings: [...warnings, ...(await furtherWarnings())],
    };
    database.prepare('insert into summary values (?)').run(JSON.stringify(summary));
    database.exec('commit');
    return summary;
  } finally {
    database.close();
  }
}

/** Reads what `writeChanges` wrote: the summary, and one page of the records that differ. */
export function readChanges(
  file: string,
  offset: number,
  limit: number,
): { readonly summary: ChangeSummary; readonly records: readonly ChangedRecord[] } {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const parse = (row: Record<string, unknown> | undefined): unknown => JSON.parse(String(row?.['doc']));
    return {
      summary: parse(database.prepare('select doc from summary').get()) as ChangeSummary,
      records: database
        .prepare('select doc from changed where n > ? and n <= ? order by n')
        .all(offset, offset + limit)
        .map((row) => parse(row) as ChangedRecord),
    };
  } finally {
    database.close();
  }
}

const EMPTY = `create table before.record (kind, n, id, handle, title_en, title_ko);
  create table before.claim (record, n, id, property, slot, contested, lead, value, unit, lang, given, source, locator, credibility, status, review, reason);
  create table before.card (id, doc);
  create table before.glossary (n, doc);
  create table before.meta (key, value)`;

const COMPARED =
  'record, id, property, lead, value, unit, lang, given, source, locator, credibility, status, review, reason';

function* changedRecords(database: DatabaseSync): Generator<ChangedRecord> {
  const side = (schema: string): string => `select ${COMPARED} from ${schema}.claim`;
  database.exec(`create temp table touched as
    select distinct record from (select * from (${side('after')} except ${side('before')})
      union all select * from (${side('before')} except ${side('after')}))`);
  const heads = database.prepare(`select coalesce(a.id, b.id) as id, coalesce(a.kind, b.kind) as kind,
      coalesce(a.handle, b.handle) as handle, coalesce(a.title_en, b.title_en) as en, coalesce(a.title_ko, b.title_ko) as ko,
      case when b.id is null then 'new' when a.id is null then 'gone' else 'changed' end as how
    from touched t left join after.record a on a.id = t.record left join before.record b on b.id = t.record
    order by kind, coalesce(a.n, b.n), id`);
  const read = { after: claimReader(database, 'after'), before: claimReader(database, 'before') };
  for (const row of heads.all()) {
    const id = String(row['id']);
    const [after, before] = [read.after(id), read.before(id)];
    const changes: Change[] = [];
    for (const [claim, { property, shown }] of after) {
      const earlier = before.get(claim)?.shown ?? null;
      if (earlier && JSON.stringify(earlier) === JSON.stringify(shown)) continue;
      changes.push({ claim, property, how: earlier ? 'changed' : 'new', before: earlier, after: shown });
    }
    for (const [claim, { property, shown }] of before)
      if (!after.has(claim)) changes.push({ claim, property, how: 'gone', before: shown, after: null });
    if (changes.length === 0) continue;
    yield {
      id,
      kind: String(row['kind']),
      handle: String(row['handle']),
      title: { en: String(row['en']), ko: String(row['ko']) },
      how: row['how'] as How,
      changes,
    };
  }
}

function claimReader(database: DatabaseSync, schema: 'after' | 'before') {
  const claims = database.prepare(`select c.*, r.title_en as target_en, r.title_ko as target_ko, s.doc as card
    from ${schema}.claim c left join ${schema}.record r on r.id = c.value left join ${schema}.card s on s.id = c.source
    where c.record = ? order by c.n`);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return (record: string): Map<string, { property: string; shown: ShownClaim }> =>
    new Map(
      claims.all(record).map((row) => {
        const lead = text(row['lead']);
        const isEditors = lead?.startsWith('editor: ') === true;
        const card =
          row['card'] === null ? undefined : (JSON.parse(String(row['card'])) as { title: string });
        const shown: ShownClaim = {
          value: String(row['value']),
          unit: text(row['unit']),
          lang: text(row['lang']),
          given: text(row['given']),
          source: String(row['source']),
          locator: String(row['locator']),
          credibility: row['credibility'] === null ? null : Number(row['credibility']),
          status: row['status'] as ShownClaim['status'],
          review: row['review'] as ShownClaim['review'],
          reason: text(row['reason']),
          target:
            row['target_en'] === null ? null : { en: String(row['target_en']), ko: String(row['target_ko']) },
          sourceTitle: card?.title ?? String(row['source']),
          leads: lead === null ? null : isEditors ? 'editor' : 'rule',
          leadReason: isEditors ? (lead?.slice('editor: '.length) ?? null) : null,
        };
        return [String(row['id']), { property: String(row['property']), shown }];
      }),
    );
}

function ownChanges(database: DatabaseSync): ChangeSummary['own'] {
  const organisation = (schema: string): unknown =>
    database.prepare(`select value from ${schema}.meta where key = 'organisation'`).get()?.['value'];
  const glossary = (schema: string): string =>
    JSON.stringify(database.prepare(`select doc from ${schema}.glossary order by n`).all());
  return [
    ...(organisation('after') === organisation('before') ? [] : (['organisation'] as const)),
    ...(glossary('after') === glossary('before') ? [] : (['glossary'] as const)),
  ];
}
