import type { Content } from './html.ts';
import type { Downloads } from './data-table.ts';

/** What a page's own code makes; the layout puts the frame around it and the sources below it. */
export type Page = {
  /** Without the name of the site. */
  readonly title: string;
  /** One sentence for search engines and previews; never a graphic one. */
  readonly description: string;
  readonly body: Content;
  /** The same data for machines, announced in the head. */
  readonly data?: Downloads;
  /** schema.org description of what the page is about. */
  readonly jsonLd?: unknown;
  readonly status?: 200 | 404 | 410;
  /** Keeps a page of answers (a search) out of indexes. */
  readonly isUnlisted?: boolean;
  /** A step of a form: what would lead away from it and lose it is left out, its language changes by a button of its own. */
  readonly isStep?: boolean;
};

export type PageRequest = {
  /** The named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
};
