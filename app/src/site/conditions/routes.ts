import { actsPage, sentencesPage } from '../testimonies/accounts-page.ts';
import { wholeOrPaged } from '../records/whole-or-paged.ts';
import type { Route } from '../route.ts';
import { conditionsPage } from './conditions-page.ts';

export const conditionRoutes: readonly Route[] = [
  ...wholeOrPaged('condition', conditionsPage),
  ...wholeOrPaged('act', actsPage),
  ...wholeOrPaged('sentence', sentencesPage),
];
