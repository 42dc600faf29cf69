import { recordPaths } from '../records/routes.ts';
import { single } from '../route.ts';
import type { Route } from '../route.ts';
import { contestedPage } from './contested-page.ts';
import { figurePage } from './figure-page.ts';
import { numbersPage } from './numbers-page.ts';

export const numberRoutes: readonly Route[] = [
  single('/numbers', numbersPage),
  single('/contested', contestedPage),
  {
    path: '/numbers/:handle',
    paths: (release) => recordPaths(release, 'figure'),
    render: (ctx, { params }) => figurePage(ctx, params['handle'] ?? ''),
  },
];
