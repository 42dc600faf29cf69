import { accountRoutes } from '../accounts/index.ts';
import { caseworkRoutes } from '../casework/index.ts';
import { consentRoutes } from '../consent/index.ts';
import { custodyRoutes } from '../custody/index.ts';
import { internshipRoutes } from '../internships/index.ts';
import { publishingRoutes } from '../publishing/index.ts';
import { recordingRoutes } from '../recording/index.ts';
import { reviewRoutes } from '../review/index.ts';
import { sealingRoutes } from '../sealing/index.ts';
import { triageRoutes } from '../triage/index.ts';
import { homeRoutes } from './home-pages.ts';
import type { WorkRoute } from './route.ts';

/** Every page and form of the workbench. */
export const workRoutes: readonly WorkRoute[] = [
  ...homeRoutes,
  ...accountRoutes,
  ...recordingRoutes,
  ...reviewRoutes,
  ...sealingRoutes,
  ...consentRoutes,
  ...triageRoutes,
  ...internshipRoutes,
  ...caseworkRoutes,
  ...publishingRoutes,
  ...custodyRoutes,
];
