import { DatabaseSync } from 'node:sqlite';

/**
 * The tables of a release file. Everything in it is public. Lists are stored in the order they are read, and full-text
 * rows in the order of their weight, so that a page is one short range read.
 */
const TABLES = `
  create table meta (key text primary key, value text not null) without rowid;
  create table record (kind text not null, n integer not null, id text not null, handle text not null,
    title_en text not null, title_ko text not null, cells text not null, primary key (kind, n)) without rowid;
  create table claim (record text not null, n integer not null, id text not null, property text not null,
    slot integer not null, contested integer not null, lead text, value text not null, unit text, lang text, given text, source text not null,
    locator text not null, credibility integer, status text not null, review text not null, reason text,
    primary key (record, n)) without rowid;
  create table link (target text not null, kind text not null, record text not null, property text not null,
    primary key (target, kind, record, property)) without rowid;
  create table card (id text primary key, doc text not null) without rowid;
  create table asset (path text primary key, type text not null, bytes blob not null) without rowid;
  create table glossary (n integer primary key, doc text not null);
  create table entry (n integer primary key, kind text not null, path text not null, title_en text not null,
    title_ko text not null, camps text not null, decades text not null, sources text not null,
    lang text not null, text text not null);
  create virtual table search using fts5 (names, keys, text, facets, content='', tokenize='unicode61 remove_diacritics 0');
  create table near (trigram text not null, key text not null, entry integer not null, primary key (trigram, key, entry)) without rowid;`;

const INDEXES = `
  create unique index record_id on record (id);
  create unique index record_handle on record (kind, handle);
  create index claim_source on claim (source);`;

/** The tables whose rows the manifest hashes and counts, with the order that fixes their bytes. */
export const RELEASE_TABLES: Readonly<Record<string, string>> = {
  meta: 'key',
  record: 'kind, n',
  claim: 'record, n',
  link: 'target, kind, record, property',
  card: 'id',
  asset: 'path',
  glossary: 'n',
  entry: 'n',
};

/** Creates the draft of a release file, with all its tables. */
export function createReleaseDraft(draft: string): DatabaseSync {
  const database = new DatabaseSync(draft);
  // No journal: an unfinished file is thrown away whole, never repaired.
  database.exec(
    'pragma page_size = 8192; pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive; pragma cache_size = -65536; begin',
  );
  database.exec(TABLES);
  return database;
}

/** Indexes a draft and copies it into the release file, each table in one piece. Equal content gives equal bytes. */
export function finishReleaseFile(draft: DatabaseSync, file: string): void {
  draft.exec(INDEXES);
  draft.exec(`insert into search (search) values ('optimize')`);
  draft.exec('commit');
  draft.prepare('vacuum into ?').run(file);
}
