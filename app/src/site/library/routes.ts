import { recordPaths } from '../records/routes.ts';
import { PAGE_SIZE } from '../records/table-page.ts';
import { wholeOrPaged } from '../records/whole-or-paged.ts';
import type { Route } from '../route.ts';
import { lawPage } from './law-page.ts';
import { reportsPage } from './reports-page.ts';
import { sourcePage, sourcePaths } from './source-page.ts';
import { sourcesPage } from './sources-page.ts';

export const libraryRoutes: readonly Route[] = [
  ...wholeOrPaged('norm', lawPage),
  ...wholeOrPaged('report', reportsPage),
  { path: '/sources', paths: () => ['/sources'], render: (ctx) => sourcesPage(ctx, 1) },
  {
    path: '/sources/page/:page{[0-9]+}',
    paths: ({ meta }) =>
      Array.from(
        { length: Math.max(0, Math.ceil((meta.counts['source'] ?? 0) / PAGE_SIZE) - 1) },
        (_, index) => `/sources/page/${index + 2}`,
      ),
    render: (ctx, { params }) => sourcesPage(ctx, Number(params['page'])),
  },
  {
    path: '/sources/:slug',
    paths: (release) => recordPaths(release, 'source'),
    render: (ctx, { params }) => sourcePage(ctx, params['slug'] ?? '', 1),
  },
  {
    path: '/sources/:slug/page/:page{[0-9]+}',
    paths: sourcePaths,
    render: (ctx, { params }) => sourcePage(ctx, params['slug'] ?? '', Number(params['page'])),
  },
];
