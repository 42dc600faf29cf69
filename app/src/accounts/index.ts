import type { WorkRoute } from '../workbench/route.ts';
import { ownAccountRoutes, tourRoutes } from './account-pages.ts';
import { compartmentRoutes } from './compartment-pages.ts';
import { enterRoutes } from './enter-pages.ts';
import { peopleRoutes } from './people-pages.ts';
import { proveRoutes } from './prove-pages.ts';
import { signInRoutes } from './sign-in-pages.ts';

export { createUser } from './account-actions.ts';
export { accountNames, listAccounts, readAccount } from './account-store.ts';
export type { Account } from './account-store.ts';
export { writeRoster } from './change-accounts.ts';
export { compartmentOf, listCompartments, placeRecords } from './compartment-store.ts';
export { setUpAddress } from './enrol-actions.ts';
export { passkeyAnswer, PASSKEY_ISLAND, passkeyPart } from './passkey-view.ts';
export { checkSignature, finishAssertion, startAssertion } from './passkeys.ts';
export type { Assertion, Ceremony, PasskeyAnswer, PasskeyProblem, PasskeyResult } from './passkeys.ts';
export { provePage } from './prove-pages.ts';
export { readRoster } from './roster.ts';
export type { Roster, RosterPerson } from './roster.ts';
export { canRead, compartmentsFor, openSession, sessionOf } from './sessions.ts';
export { signInMessages } from './sign-in-messages.ts';

/** Every page of accounts, compartments and signing in. */
export const accountRoutes: readonly WorkRoute[] = [
  ...signInRoutes,
  ...proveRoutes,
  ...enterRoutes,
  ...ownAccountRoutes,
  ...tourRoutes,
  ...peopleRoutes,
  ...compartmentRoutes,
];
