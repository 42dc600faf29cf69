import type { ReleaseReader } from '../release/release-model.ts';
import type { PageContext } from '../ui/context.ts';
import type { Page, PageRequest } from '../ui/page.ts';

/** One page, or one page for each record. Paths carry no language: every page exists in both. */
export type Route = {
  /** `/camps/:slug`; the first route that fits answers. */
  readonly path: string;
  /** Every address the route answers, for the sitemap, the crawl and the static export; none for answers to a query. */
  readonly paths: (release: ReleaseReader) => readonly string[];
  /** Looks anew at what stands outside the release; a page that has this is made for every reader. */
  readonly refresh?: (release: ReleaseReader) => Promise<void>;
  /** Undefined where there is nothing at this address. */
  readonly render: (ctx: PageContext, request: PageRequest) => Page | undefined;
};

/** A page with one fixed address. */
export function single(path: string, render: (ctx: PageContext, request: PageRequest) => Page): Route {
  return { path, paths: () => [path], render };
}
