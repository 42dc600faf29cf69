export type { Dossier, Store } from './claims-store.ts';
export type { PublishingTables } from './schema/publishing.ts';
export {
  addClaims,
  addDecisions,
  addRecords,
  allDossiers,
  CLAIM_COLUMNS,
  claimsById,
  countByKind,
  decisionsById,
  dossiersOf,
  lockRecords,
  recordsById,
  recordsCiting,
} from './claims-store.ts';
export type { Grades } from './grades.ts';
export { readGradesOf, viewOf } from './grades.ts';
export { rebuildViews, refreshFewViews } from './views.ts';
export { importPath } from './import-actions.ts';
export type { ImportOptions } from './import-actions.ts';
export { isSealedTier } from './sealed-values.ts';
export type { ImportSealing } from './sealed-values.ts';
export { reportLines } from './import-report.ts';
export type { ImportReport } from './import-report.ts';
export { exportContent } from './export-content.ts';
export type { Register } from './register.ts';
export { openRegister } from './register.ts';
export { foldText, sortKey } from './table-row.ts';
export type { Audience, Seen, TableRow } from './table-row.ts';
export { refreshTableRows } from './table-rows.ts';
export { inTransaction } from './transaction.ts';
export type { Located, KnownRecords } from './import-batch.ts';
export { knownRecords } from './import-batch.ts';
export { createProblemList } from './import-report.ts';
export type { ImportProblem } from './import-report.ts';
export { checkMapping, importTable } from './import-table.ts';
export type { TableMapping, TableWriter } from './import-table.ts';
export { recordAddress } from './exchange-format.ts';
export { OPENINGS_A_DAY, SEARCHES_A_DAY } from './schema/sealing.ts';
