import type { WorkRoute } from '../workbench/route.ts';
import { proposalRoutes } from './proposal-pages.ts';
import { releasesRoutes } from './releases-pages.ts';

export { proposalsToApprove } from './to-approve.ts';
export { watchReleases } from './release-jobs.ts';

/** The list stands first: `/releases/withdraw` is no proposal. */
export const publishingRoutes: readonly WorkRoute[] = [...releasesRoutes, ...proposalRoutes];
