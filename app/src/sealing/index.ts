import type { WorkRoute } from '../workbench/route.ts';
import { askRoutes } from './ask-pages.ts';
import { fileRoutes } from './file-pages.ts';
import { findRoutes } from './find-pages.ts';
import { openingRoutes } from './openings-pages.ts';

export { rebuildNames } from './name-index.ts';
export { bindRing } from './register-ring.ts';
export { destroyRecordKeys, readRecordKey, recordKeyFor } from './record-key-store.ts';
export { openingsToDecide } from './waiting-openings.ts';
export { openClaim, sealClaims } from './sealed-claims.ts';

/** Opening sealed values and files, looking up sealed names, and attaching files. */
export const sealingRoutes: readonly WorkRoute[] = [
  ...fileRoutes,
  ...askRoutes,
  ...findRoutes,
  // Last, because `/sealed/:request` would answer for every word after `/sealed/`.
  ...openingRoutes,
];
