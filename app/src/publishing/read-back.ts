import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { openReleaseFiles } from '../release/release-files.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import { openRelease } from '../release/release-reader.ts';
import { recordPath, segmentOf } from '../release/record-path.ts';
import { createPublicSite } from '../site/public-site.ts';
import { html } from '../ui/html.ts';
import type { ChangedRecord } from './changes.ts';
import { zipEntries } from './zip-entries.ts';

/** Every record that differs is read back up to this many; of more, an even sample, and every one that disappears. */
const MOST_READ = 2000;

/** A text this short occurs by chance. */
const TELLING = 6;

/**
 * Reads a release back as the public will: pages, API, search and downloads. Says what is not as approved: a page
 * that does not show what it should, or one that shows what is gone.
 */
export async function readBack(
  folder: string,
  changed: readonly ChangedRecord[],
): Promise<readonly string[]> {
  const release = openRelease(folder);
  try {
    const site = createPublicSite(release, openReleaseFiles(folder));
    const problems: string[] = [];
    const stays = changed.filter(({ how }) => how !== 'gone');
    const step = Math.max(1, Math.ceil(stays.length / MOST_READ));
    for (let at = 0; at < stays.length; at += step) {
      const record = stays[at];
      if (record) problems.push(...(await readShown(site, release, record)));
    }
    const gone = changed.filter(({ how }) => how === 'gone');
    for (const record of gone) problems.push(...(await readGone(site, record)));
    problems.push(...searchDownloads(folder, changed));
    return problems;
  } finally {
    release.close();
  }
}

async function readShown(site: Hono, release: ReleaseReader, record: ChangedRecord): Promise<string[]> {
  const problems: string[] = [];
  const api = await ask(site, `/api/v1/${segmentOf(record.kind)}/${record.handle}`);
  if (api.status !== 200) return [`The API answers ${api.status} for ${record.id}.`];
  for (const { claim, after } of record.changes) {
    if (after && !api.text.includes(claim)) problems.push(`The API lacks the statement ${claim}.`);
    if (!after && api.text.includes(claim)) problems.push(`The API still has the statement ${claim}.`);
  }
  for (const lang of ['en', 'ko']) {
    const page = await ask(site, `/${lang}${recordPath(record)}`);
    if (page.status !== 200) {
      problems.push(`The page of ${record.id} answers ${page.status}.`);
      continue;
    }
    const values = release
      .recordById(record.id)
      ?.properties.flatMap(({ property, values: shown }) => shown.map(({ value }) => `${property} ${value}`));
    for (const { property, after, before } of record.changes) {
      const isWords = (value: string): boolean =>
        value.length >= TELLING && /\s/.test(value) && value.length < 300;
      // A name or a text stands on the page as it is; numbers, days and choices are said in words of the page.
      if (before && isWords(before.value) && !values?.includes(`${property} ${before.value}`) && !after)
        if (page.text.includes(String(html`${before.value}`)) && !occurs(release, record.id, before.value))
          problems.push(`The page of ${record.id} still shows a value that is gone (${property}).`);
      if (after?.leads && property === 'names' && !page.text.includes(String(html`${after.value}`)))
        problems.push(`The page of ${record.id} does not show a value of ${property}.`);
    }
  }
  return problems;
}

/** Whether the record still says the same in another statement. */
function occurs(release: ReleaseReader, record: string, value: string): boolean {
  return JSON.stringify(release.recordById(record) ?? '').includes(JSON.stringify(value).slice(1, -1));
}

async function readGone(site: Hono, record: ChangedRecord): Promise<string[]> {
  const problems: string[] = [];
  for (const path of [
    `/en${recordPath(record)}`,
    `/ko${recordPath(record)}`,
    `/api/v1/${segmentOf(record.kind)}/${record.handle}`,
    `/api/v1/${segmentOf(record.kind)}/${record.id}`,
  ])
    if ((await ask(site, path)).status !== 404)
      problems.push(`${record.id} is gone, but ${segmentOf(record.kind)} still answers.`);
  for (const title of new Set([record.title.en, record.title.ko])) {
    const found = await ask(site, `/en/search?q=${encodeURIComponent(title)}`);
    if (found.text.includes(`/en${recordPath(record)}"`))
      problems.push(`The search still finds ${record.id}.`);
  }
  return problems;
}

async function ask(site: Hono, path: string): Promise<{ status: number; text: string }> {
  const response = await site.request(`http://localhost${path}`);
  return { status: response.status, text: await response.text() };
}

/** The downloads hold no statement that is gone; each of their rows carries the id of its statement or record. */
function searchDownloads(folder: string, changed: readonly ChangedRecord[]): string[] {
  const gone = changed.flatMap(({ changes }) => changes.filter(({ how }) => how === 'gone'));
  if (gone.length === 0) return [];
  const ids = new Set(gone.map(({ claim }) => claim));
  const problems: string[] = [];
  for (const name of readdirSync(folder).filter((each) => /\.(zip|csv)$/.test(each))) {
    const bytes = readFileSync(join(folder, name));
    const parts = name.endsWith('.zip') ? zipEntries(bytes) : [[name, bytes] as const];
    for (const [part, content] of parts)
      for (const id of identifiersIn(content))
        if (ids.has(id)) problems.push(`${part} still has the statement ${id}.`);
  }
  return problems;
}

const PIECE = 1 << 20;

/** Everything shaped like an id, in pieces that overlap, since one text cannot hold a large file. */
function* identifiersIn(content: Buffer): Generator<string> {
  for (let from = 0; from < content.length; from += PIECE) {
    const piece = content.toString('latin1', Math.max(0, from - 32), from + PIECE);
    for (const match of piece.matchAll(/\b[0-9a-z]{16}\b/g)) yield match[0];
  }
}
