import type { Route } from '../route.ts';
import { recordPaths } from '../records/routes.ts';
import { wholeOrPaged } from '../records/whole-or-paged.ts';
import { peoplePage } from './people-page.ts';
import { personPage } from './person-page.ts';

export const peopleRoutes: readonly Route[] = [
  ...wholeOrPaged('person', peoplePage),
  {
    path: '/people/:slug',
    paths: (release) => recordPaths(release, 'person'),
    render: (ctx, { params }) => personPage(ctx, params['slug'] ?? ''),
  },
];
