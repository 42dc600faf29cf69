export type { Custody, CustodyEvent } from './custody.ts';
export { createCustody, destroySalts } from './custody.ts';
export { logRoutes as custodyRoutes } from './log-pages.ts';
export { startLogTimer } from './log-timer.ts';
export type { LogTimer } from './log-timer.ts';
export { verifyCustody } from './verify-custody.ts';
export type { CustodyReport } from './verify-custody.ts';
