import { segmentOf } from '../../release/record-path.ts';
import type { PageContext } from '../../ui/context.ts';
import type { Page } from '../../ui/page.ts';
import type { Route } from '../route.ts';
import { PAGE_SIZE, tablePage } from './table-page.ts';

/** Records a page of its own making may hold before it gives way to plain tables of fifty. */
export const WHOLE_LIMIT = 500;

/** A kind's overview: the page made for it while all of it fits on one, plain tables beyond that. */
export function wholeOrPaged(kind: string, whole: (ctx: PageContext) => Page): readonly Route[] {
  const path = `/${segmentOf(kind)}`;
  return [
    {
      path,
      paths: () => [path],
      render: (ctx) =>
        (ctx.release.meta.counts[kind] ?? 0) <= WHOLE_LIMIT ? whole(ctx) : tablePage(ctx, kind, 1),
    },
    {
      path: `${path}/page/:page{[0-9]+}`,
      paths: ({ meta }) => {
        const total = meta.counts[kind] ?? 0;
        const later = total <= WHOLE_LIMIT ? 0 : Math.ceil(total / PAGE_SIZE) - 1;
        return Array.from({ length: later }, (_, index) => `${path}/page/${index + 2}`);
      },
      render: (ctx, { params }) =>
        (ctx.release.meta.counts[kind] ?? 0) <= WHOLE_LIMIT
          ? undefined
          : tablePage(ctx, kind, Number(params['page'])),
    },
  ];
}
