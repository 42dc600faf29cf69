export { importRoutes } from './import-pages.ts';
