import type { Hono } from 'hono';
import type { ReleaseReader } from '../../src/release/release-model.ts';
import { openPublicLog, publicLogFolder } from '../../src/transparency/index.ts';
import { openReleaseFiles } from '../../src/release/release-files.ts';
import { createPublicSite } from '../../src/site/public-site.ts';
import { sitePaths } from '../../src/site/site.ts';
import { bundledRelease } from './bundled-release.ts';
import { onLoopback } from './loopback.ts';
import type { Loopback } from './loopback.ts';

/** The real site over a real release of the bundled record. */
export type TestSite = {
  readonly app: Hono;
  readonly release: ReleaseReader;
  readonly folder: string;
  readonly paths: readonly string[];
  /** Address of a server on loopback, started on first use. */
  url(): Promise<string>;
  close(): Promise<void>;
};

export async function bundledSite(): Promise<TestSite> {
  const built = await bundledRelease();
  const release = built.open();
  const log = openPublicLog(publicLogFolder(built.log), built.folder);
  const app = createPublicSite(release, openReleaseFiles(built.folder), log);
  let server: Promise<Loopback> | undefined;
  return {
    app,
    release,
    folder: built.folder,
    paths: sitePaths(release),
    async url() {
      server ??= onLoopback(app);
      return `http://127.0.0.1:${(await server).port}`;
    },
    async close() {
      await (await server)?.close();
      release.close();
      log?.close();
      built.remove();
    },
  };
}
