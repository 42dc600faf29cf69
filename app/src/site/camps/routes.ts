import { recordPaths } from '../records/routes.ts';
import { single } from '../route.ts';
import type { Route } from '../route.ts';
import { campPage } from './camp-page.ts';
import { campsPage } from './camps-page.ts';

export const campRoutes: readonly Route[] = [
  single('/camps', campsPage),
  {
    path: '/camps/:slug',
    paths: (release) => recordPaths(release, 'camp'),
    render: (ctx, { params }) => campPage(ctx, params['slug'] ?? ''),
  },
];
