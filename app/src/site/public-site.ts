import type { Hono } from 'hono';
import type { PublicLog } from '../transparency/open-public-log.ts';
import { keepReleaseFiles } from '../release/release-files.ts';
import type { ReleaseFiles } from '../release/release-files.ts';
import type { ReleaseReader } from '../release/release-model.ts';
import { addIntake, publicForms, recipientOf, termsOf } from '../intake/index.ts';
import type { Intake } from '../intake/index.ts';
import { keepTermsSource } from './about/current-terms.ts';
import { addApi } from './api/routes.ts';
import { addMachineRoutes } from './data/machine-routes.ts';
import { addVerifyForm } from './transparency/answer-form.ts';
import { addLogRoutes } from './transparency/log-routes.ts';
import { keepPublicLog } from './transparency/served-log.ts';
import { routes } from './routes.ts';
import { createSite } from './site.ts';

/** All that the public process answers: the pages, the API, the downloads, the public log and what crawlers ask for. */
export function createPublicSite(
  release: ReleaseReader,
  files: ReleaseFiles,
  log?: PublicLog,
  intake?: Intake,
): Hono {
  keepReleaseFiles(release, files);
  if (log) keepPublicLog(release, log);
  if (intake)
    keepTermsSource(release, async () => ((await recipientOf(intake)) ? termsOf(intake) : undefined));
  const site = createSite(release, (each) => addIntake(each, release, publicForms, intake));
  addApi(site, { release, manifest: files.manifest });
  // Before the records, whose addresses have the same shape.
  if (log) addLogRoutes(site, release, log);
  addVerifyForm(site, release);
  addMachineRoutes(site, release, files, routes);
  return site;
}
