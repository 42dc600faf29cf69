import type { WorkRoute } from '../workbench/route.ts';
import { claimRoutes } from './claim-pages.ts';
import { decisionRoutes } from './decision-pages.ts';
import { draftRoutes } from './draft-pages.ts';
import { publicViewRoutes } from './public-view-pages.ts';
import { recordRoutes } from './record-pages.ts';
import { importRoutes } from './importing/index.ts';
import { sharedRoutes } from './shared-pages.ts';
import { tableRoutes } from './tables/index.ts';
import { testimonyRoutes } from './testimony/testimony-pages.ts';

export { readableOf } from './access.ts';
export type { OpenDraft } from './draft-fields.ts';
export { carriedDraft, draftFields, isDraftStep, keepDraft, openDraft } from './draft-fields.ts';
export type { Draft } from './draft-store.ts';
export { draftStore } from './draft-store.ts';
export type { Entry } from './entry-store.ts';
export { recordTitles } from './names-store.ts';
export type { Notification, NotificationCode } from './notification-store.ts';
export { addNotification, notificationsOf, seeNotifications } from './notification-store.ts';
export type { Found } from './record-search.ts';
export { findRecords } from './record-search.ts';
export { undoDecisions, undoWriting } from './undo-actions.ts';
export type { NewClaim, NewDecision, NewRecord, Writing, Written } from './writing.ts';
export { freshId, writeClaims } from './write-claims.ts';

export const recordingRoutes: readonly WorkRoute[] = [
  ...tableRoutes,
  ...importRoutes,
  ...testimonyRoutes,
  ...sharedRoutes,
  ...draftRoutes,
  ...claimRoutes,
  ...decisionRoutes,
  ...publicViewRoutes,
  // Last, because `/records/:id` would answer for every word after `/records/`.
  ...recordRoutes,
];
