export type { ConsentKeeper, ConsentNow } from './consent-check.ts';
export { readConsentNow, releaseConsent, useConsent } from './consent-check.ts';
export { confide, replayWithdrawals } from './consent-actions.ts';
export { consentRoutes } from './consent-pages.ts';
export type { Disclosure } from './disclosure-store.ts';
export { addDisclosure } from './disclosure-store.ts';
