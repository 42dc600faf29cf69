import { recordPaths } from '../records/routes.ts';
import { wholeOrPaged } from '../records/whole-or-paged.ts';
import type { Route } from '../route.ts';
import { demandPage } from './demand-page.ts';
import { demandsPage } from './demands-page.ts';

export const demandRoutes: readonly Route[] = [
  ...wholeOrPaged('demand', demandsPage),
  {
    path: '/demands/:slug',
    paths: (release) => recordPaths(release, 'demand'),
    render: (ctx, { params }) => demandPage(ctx, params['slug'] ?? ''),
  },
];
