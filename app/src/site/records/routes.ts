import { kinds } from '../../kinds/index.ts';
import { kindOfSegment, segmentOf } from '../../release/record-path.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import type { Route } from '../route.ts';
import { recordPage } from './record-page.ts';
import { PAGE_SIZE, tablePage } from './table-page.ts';

/** A table for every kind that has none of its own yet, and a page for every record, so that each has an address. */
export function recordRoutes(taken: readonly string[]): readonly Route[] {
  const tables = kinds.filter(({ name }) => !taken.includes(`/${segmentOf(name)}`)).map(({ name }) => name);
  return [
    ...tables.map((kind): Route => ({
      path: `/${segmentOf(kind)}`,
      paths: () => [`/${segmentOf(kind)}`],
      render: (ctx) => tablePage(ctx, kind, 1),
    })),
    ...tables.map((kind): Route => ({
      path: `/${segmentOf(kind)}/page/:page{[0-9]+}`,
      paths: (release) => laterPages(release, kind),
      render: (ctx, { params }) => tablePage(ctx, kind, Number(params['page'])),
    })),
    {
      path: '/:segment/:handle',
      paths: (release) => kinds.flatMap(({ name }) => recordPaths(release, name)),
      render: (ctx, { params }) => {
        const kind = kindOfSegment(params['segment'] ?? '');
        return kind === undefined ? undefined : recordPage(ctx, kind, params['handle'] ?? '');
      },
    },
  ];
}

/** Addresses of all records of a kind. */
export function recordPaths(release: ReleaseReader, kind: string): readonly string[] {
  const total = release.meta.counts[kind] ?? 0;
  const paths: string[] = [];
  for (let offset = 0; offset < total; offset += 1000)
    for (const { handle } of release.list(kind, offset, 1000).rows)
      paths.push(`/${segmentOf(kind)}/${handle}`);
  return paths;
}

function laterPages(release: ReleaseReader, kind: string): readonly string[] {
  const pages = Math.ceil((release.meta.counts[kind] ?? 0) / PAGE_SIZE);
  return Array.from(
    { length: Math.max(0, pages - 1) },
    (_, index) => `/${segmentOf(kind)}/page/${index + 2}`,
  );
}
