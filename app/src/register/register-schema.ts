import type { Credibility, Review, Verdict } from '@unhidden/record';

/** The register's tables. Ids and values are text; nothing here is ever updated but `view` and `setting`. */
export type RegisterTables = {
  record: { id: string; kind: string; handle: string | null; origin: string | null; batch: string };
  claim: {
    id: string;
    record: string;
    property: string;
    value: string;
    given: string | null;
    lang: string | null;
    unit: string | null;
    source: string;
    locator: string;
    credibility: Credibility | null;
    review: Review;
    batch: string;
  };
  decision: {
    id: string;
    claim: string;
    verdict: Verdict;
    reason: string;
    at: string;
    by: string;
    batch: string;
  };
  /** Derived from claims and decisions; may be thrown away and rebuilt. */
  view: { record: string; kind: string; doc: string };
  /** One import. `synthetic` is 1 for invented people, which never share a release with real ones. */
  batch: {
    id: string;
    name: string;
    synthetic: 0 | 1;
    records: number;
    claims: number;
    decisions: number;
    at: string;
  };
  migration: { number: number; name: string };
};
