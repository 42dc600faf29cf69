import type { CaseLine } from './case-line-store.ts';

export const CASES_A_PAGE = 50;

/** What a list is narrowed to, as it stands in the address. */
export type ListFilter = {
  readonly kind: string;
  /** A stage, `open` or ''. */
  readonly stage: string;
  /** A user id, `me`, `none` or ''. */
  readonly assignee: string;
  readonly isOverdue: boolean;
  readonly sort: 'due' | 'since' | 'received';
  readonly page: number;
};

export type ListedCase = CaseLine & { readonly name: string };
