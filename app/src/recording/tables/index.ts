export { refreshCells, refreshCellsAround } from './refresh-cells.ts';
export { tableRoutes } from './table-pages.ts';
