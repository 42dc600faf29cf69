import type { Route } from '../route.ts';
import { verifyPage } from '../transparency/verify-page.ts';
import { single } from '../route.ts';
import { apiPage } from './api-page.ts';
import { dataPage } from './data-page.ts';
import { releasePage } from './release-page.ts';

export const dataRoutes: readonly Route[] = [
  single('/data', dataPage),
  single('/data/release', releasePage),
  single('/data/api', apiPage),
  single('/data/verify', verifyPage),
];
