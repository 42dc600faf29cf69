import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import canonicalize from 'canonicalize';
import { propertyOf } from '@unhidden/record';
import { catalogue } from '../kinds/index.ts';
import { createCache } from '../platform/cache.ts';
import { recordPath } from '../release/record-path.ts';

export type CopyText = { readonly id: string; readonly text: string };

/**
 * The copies of all records of a kind in a release file, in the order of their ids: what `copyText` gives for each, written
 * straight from the rows. A release has a million of them, and to build and sort objects takes ten times as long. Objects
 * are written with their members in order, so that JSON.stringify gives their canonical spelling.
 */
export function* copiesFromRows(database: DatabaseSync, kind: string): Generator<CopyText> {
  const named = namedIn(database);
  const claimsOf = database.prepare(`select ${COLUMNS} from claim where record = ? order by n`);
  // Rows as arrays take half the time of rows as objects.
  claimsOf.setReturnArrays(true);
  const heads = database.prepare(
    'select id, handle, title_en, title_ko from record where kind = ? order by id',
  );
  for (const row of heads.iterate(kind)) {
    const head = { id: String(row['id']), kind, handle: String(row['handle']) };
    const title = JSON.stringify({ en: row['title_en'], ko: row['title_ko'] });
    yield copyOf(named, { ...head, title }, claimsOf.all(head.id) as unknown as readonly Row[]);
  }
}

type Row = readonly SQLOutputValue[];

const COLUMNS =
  'property, slot, contested, lead, id, value, unit, lang, given, source, locator, credibility, status, review, reason';
const PROPERTY = 0;
const SLOT = 1;
const CONTESTED = 2;
const LEAD = 3;
const VALUE = 5;
const UNIT = 6;
const SOURCE = 9;

type Head = { readonly id: string; readonly kind: string; readonly handle: string; readonly title: string };
type NamedRows = {
  /** A source's card, and a record that is pointed to: the canonical spelling of a member that has the id as its name. */
  card(id: string): string | undefined;
  ref(id: string): string | undefined;
};

function copyOf(named: NamedRows, { id, kind, handle, title }: Head, rows: readonly Row[]): CopyText {
  const sources = new Map<string, string>();
  const refs = new Map<string, string>();
  const properties: string[] = [];
  for (let from = 0; from < rows.length;) {
    const property = String(rows[from]?.[PROPERTY]);
    let to = from + 1;
    while (to < rows.length && rows[to]?.[PROPERTY] === property) to += 1;
    const isRef = propertyOf(catalogue, kind, property)?.type === 'ref';
    for (let at = from; at < to; at += 1) {
      keep(sources, String(rows[at]?.[SOURCE]), named.card);
      if (isRef) keep(refs, String(rows[at]?.[VALUE]), named.ref);
    }
    properties.push(propertyText(property, rows, from, to));
    from = to;
  }
  const path = JSON.stringify(recordPath({ kind, handle })).slice(1);
  const text = `{"handle":${JSON.stringify(handle)},"id":${JSON.stringify(id)},"kind":${JSON.stringify(kind)},"page":{"en":"/en${path},"ko":"/ko${path}},"properties":[${properties.join(',')}],"refs":${inOrder(refs)},"self":"/api/v1${path},"sources":${inOrder(sources)},"title":${title}}`;
  return { id, text };
}

function propertyText(property: string, rows: readonly Row[], from: number, to: number): string {
  const values: string[] = [];
  const past: string[] = [];
  let lead: string | undefined;
  let isContested = false;
  for (let at = from; at < to;) {
    const row = rows[at] ?? [];
    const slot = row[SLOT];
    const claims: string[] = [];
    for (; at < to && rows[at]?.[SLOT] === slot; at += 1) {
      const each = rows[at] ?? [];
      claims.push(claimText(each));
      isContested ||= each[CONTESTED] === 1;
      if (lead === undefined && typeof each[LEAD] === 'string') lead = each[LEAD];
    }
    if (slot === -1) past.push(...claims);
    else
      values.push(
        `{"claims":[${claims.join(',')}],"unit":${JSON.stringify(row[UNIT])},"value":${JSON.stringify(row[VALUE])}}`,
      );
  }
  const isEditor = lead?.startsWith(EDITOR) === true;
  const reason = isEditor ? JSON.stringify(lead?.slice(EDITOR.length)) : 'null';
  return `{"contradiction":${isContested},"leadBy":"${isEditor ? 'editor' : 'rule'}","leadReason":${reason},"past":[${past.join(',')}],"property":${JSON.stringify(property)},"values":[${values.join(',')}]}`;
}

const EDITOR = 'editor: ';

function claimText(row: Row): string {
  const [, , , , id, value, unit, lang, given, source, locator, credibility, status, review, reason] = row;
  return JSON.stringify({
    credibility,
    given,
    id,
    lang,
    locator,
    reason,
    review,
    source,
    status,
    unit,
    value,
  });
}

function keep(into: Map<string, string>, id: string, find: (id: string) => string | undefined): void {
  if (into.has(id)) return;
  const text = find(id);
  if (text !== undefined) into.set(id, text);
}

function inOrder(texts: ReadonlyMap<string, string>): string {
  if (texts.size < 2) return `{${[...texts.values()].join('')}}`;
  let written = '';
  for (const id of [...texts.keys()].sort()) written += `${written === '' ? '' : ','}${texts.get(id) ?? ''}`;
  return `{${written}}`;
}

/** Sources and records that are named again and again; the rest are looked up when they are named. */
const KEPT = 20_000;

function namedIn(database: DatabaseSync): NamedRows {
  const findCard = database.prepare('select doc from card where id = ?');
  const findHead = database.prepare('select kind, handle, title_en, title_ko from record where id = ?');
  const cards = createCache<string | undefined>(KEPT);
  const refs = createCache<string | undefined>(KEPT);
  return {
    card: (id) =>
      cards.through(id, () => {
        const row = findCard.get(id);
        return row && `${JSON.stringify(id)}:${String(canonicalize(JSON.parse(String(row['doc']))))}`;
      }),
    ref: (id) =>
      refs.through(id, () => {
        const row = findHead.get(id);
        if (!row) return undefined;
        const { kind, handle, title_en: en, title_ko: ko } = row;
        const self = `/api/v1${recordPath({ kind: String(kind), handle: String(handle) })}`;
        return `${JSON.stringify(id)}:${JSON.stringify({ handle, id, kind, self, title: { en, ko } })}`;
      }),
  };
}
