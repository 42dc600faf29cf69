import type { Hono } from 'hono';
import { keepReleaseFiles } from '../release/release-files.ts';
import type { ReleaseFiles } from '../release/release-files.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import { addApi } from './api/routes.ts';
import { addMachineRoutes } from './data/machine-routes.ts';
import { routes } from './routes.ts';
import { createSite } from './site.ts';

/** All that the public process answers: the pages, the API, the downloads and what crawlers ask for. */
export function createPublicSite(release: ReleaseReader, files: ReleaseFiles): Hono {
  keepReleaseFiles(release, files);
  const site = createSite(release);
  addApi(site, { release, manifest: files.manifest });
  addMachineRoutes(site, release, files, routes);
  return site;
}
