import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { catalogue } from '../kinds/index.ts';
import type { PublicLog } from '../transparency/open-public-log.ts';
import { openPublicLog } from '../transparency/open-public-log.ts';
import { recordPath, segmentOf } from '../release/record-path.ts';
import { openReleaseFiles } from '../release/release-files.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import { createContext } from '../ui/context.ts';
import { LANGUAGES } from '../ui/language.ts';
import { layout } from '../ui/layout.ts';
import { createStylesheet } from '../ui/stylesheet.ts';
import { exportedFile, withRelativeLinks } from './export-links.ts';
import { entrancePage } from './entrance-page.ts';
import { logAddresses } from './transparency/log-routes.ts';
import { verifyPageInExport } from './transparency/verify-page.ts';
import { createPublicSite } from './public-site.ts';
import { nameIndexPage } from './search/name-index-page.ts';
import { sitePaths } from './site.ts';

/** Stands in every export, so that a later one may take its place. */
const MARKER = 'unhidden-export.json';
const ORIGIN = 'http://export.invalid';

/**
 * Writes the whole site as files that any web server, or a browser from a stick, can show. Builds beside the target
 * and moves in whole. Refuses a folder that holds anything but an earlier export.
 */
export async function exportSite(
  release: ReleaseReader,
  releaseFolder: string,
  target: string,
  onProgress: (done: number, total: number) => void,
  logFolder?: string,
): Promise<void> {
  const place = resolve(target);
  await refuseOtherContent(place);
  const log = logFolder === undefined ? undefined : openPublicLog(logFolder, releaseFolder);
  const temporary = join(dirname(place), `.${basename(place)}.new`);
  await rm(temporary, { recursive: true, force: true });
  await mkdir(temporary, { recursive: true });
  try {
    await writeAll(release, releaseFolder, log, temporary, onProgress);
    await moveIn(temporary, place);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  } finally {
    log?.close();
  }
}

async function writeAll(
  release: ReleaseReader,
  releaseFolder: string,
  log: PublicLog | undefined,
  folder: string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const files = openReleaseFiles(releaseFolder);
  const site = createPublicSite(release, files, log);
  const made = new Set<string>();
  const write = async (file: string, body: string | Uint8Array): Promise<void> => {
    const parent = dirname(join(folder, file));
    if (!made.has(parent)) await mkdir(parent, { recursive: true });
    made.add(parent);
    await writeFile(join(folder, file), body);
  };
  const stylesheet = createStylesheet(release.meta.organisation.colours);
  const pages = sitePaths(release).filter((path) => !ANSWERED.has(path));
  const machine = machineAddresses(release, log);
  const total = pages.length * LANGUAGES.length + machine.length;
  let done = 0;
  const assets = new Set<string>([stylesheet.path]);
  const fetched = async (address: string): Promise<Uint8Array> => {
    const answer = await site.request(`${ORIGIN}${address}`);
    if (answer.status !== 200)
      throw new Error(
        `${address} answers ${answer.status}; the site needs a correction before it can be exported.`,
      );
    return new Uint8Array(await answer.arrayBuffer());
  };
  const writePage = async (address: string, text: string): Promise<void> => {
    const file = exportedFile(address);
    for (const [, asset = ''] of text.matchAll(/"(\/assets\/[^"]+)"/g)) assets.add(asset);
    await write(file, withRelativeLinks(text.replaceAll(ORIGIN, ''), file));
  };
  const step = (): void => onProgress((done += 1), total);

  for (const lang of LANGUAGES) {
    for (const path of pages) {
      const address = `/${lang}${path}`;
      await writePage(address, Buffer.from(await fetched(address)).toString());
      step();
    }
    const ctx = createContext(release, lang, stylesheet.path);
    await writePage(`/${lang}/search`, String(layout(ctx, '/search', nameIndexPage(ctx))));
    const check = createContext(release, lang, stylesheet.path);
    await writePage(`/${lang}/data/verify`, String(layout(check, '/data/verify', verifyPageInExport(check))));
  }
  await writePage('/', String(entrancePage(release, stylesheet.path)));
  for (const address of machine) {
    const body = await fetched(address);
    const file = exportedFile(address);
    await write(
      file,
      address.endsWith('.atom')
        ? withRelativeLinks(Buffer.from(body).toString().replaceAll(ORIGIN, ''), file)
        : body,
    );
    step();
  }
  for (const asset of assets) await write(asset.slice(1), await fetched(asset));
  await mkdir(join(folder, 'download'), { recursive: true });
  for (const { name } of files.files)
    await copyFile(join(releaseFolder, name), join(folder, 'download', name));
  await write(
    MARKER,
    `${JSON.stringify({ format: 'unhidden-site', release: release.meta.number, asOf: release.meta.asOf }, null, 2)}\n`,
  );
}

/** Pages that a server has to answer; an export has others in their place. */
const ANSWERED = new Set(['/search', '/data/verify']);

/** What stands beside the pages: tables, records, the log, the feed and the parts of the API that are one file. */
function machineAddresses(release: ReleaseReader, log: PublicLog | undefined): readonly string[] {
  const tables: string[] = [];
  for (const kind of catalogue.keys()) {
    tables.push(`/${segmentOf(kind)}.csv`, `/${segmentOf(kind)}.json`);
    const total = release.meta.counts[kind] ?? 0;
    for (let offset = 0; offset < total; offset += 1000)
      for (const row of release.list(kind, offset, 1000).rows)
        tables.push(`${recordPath(row)}.json`, ...(log ? [`${recordPath(row)}.proof`] : []));
  }
  return [
    ...tables,
    ...(log ? logAddresses(log) : []),
    ...LANGUAGES.map((lang) => `/${lang}/releases.atom`),
    '/api/v1',
    '/api/v1/release',
    '/api/v1/openapi.json',
  ];
}

async function refuseOtherContent(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw error.code === 'ENOTDIR' ? new Error(`${target} is a file; name a folder.`) : error;
  });
  if (names.length > 0 && !names.includes(MARKER))
    throw new Error(`${target} holds other files; name an empty folder, a new one, or an earlier export.`);
}

/** The earlier export stays until the new one is whole; between two renames there is no half export. */
async function moveIn(temporary: string, target: string): Promise<void> {
  const before = join(dirname(target), `.${basename(target)}.old`);
  await rm(before, { recursive: true, force: true });
  const hadOne = await rename(target, before).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  await rename(temporary, target);
  if (hadOne) await rm(before, { recursive: true, force: true });
}
