import type { Reliability, Review, Status, Words } from '@unhidden/record';

/** What one release holds, as every reader of it sees it. Nothing here knows the register. */

/** The shape of a release file that is written now. */
export const RELEASE_SCHEMA = 3;
/** Shapes that are read; in the first a cell stands as an object, in the second it cites its source by id. */
export const READABLE_SCHEMAS: readonly number[] = [1, 2, RELEASE_SCHEMA];

/** One published claim. `given` holds the source's own words where `value` is a reading of them. */
export type PublicClaim = {
  readonly id: string;
  readonly value: string;
  readonly unit: string | null;
  /** BCP 47 language of a text or name. */
  readonly lang: string | null;
  readonly given: string | null;
  /** Id of the source's record. */
  readonly source: string;
  readonly locator: string;
  readonly credibility: number | null;
  readonly status: Status;
  readonly review: Review;
  /** Why it was retracted, superseded or rejected. */
  readonly reason: string | null;
};

/** One distinct current value with the claims that state it, the best source's first. */
export type PublicValue = {
  readonly value: string;
  readonly unit: string | null;
  readonly claims: readonly PublicClaim[];
};

/** A property's current values, lead first, and the claims that are no longer stated. */
export type PublicProperty = {
  readonly property: string;
  readonly values: readonly PublicValue[];
  readonly leadBy: 'editor' | 'rule';
  readonly leadReason: string | null;
  readonly contradiction: boolean;
  readonly past: readonly PublicClaim[];
};

/** Enough of a record to link to it. */
export type Stub = {
  readonly id: string;
  readonly kind: string;
  readonly handle: string;
  readonly title: Words;
};

export type PublicRecord = Stub & { readonly properties: readonly PublicProperty[] };

/** A row of a kind's table: the record with the lead claim of each listed property (see `listColumns`). */
export type ListRow = Stub & { readonly cells: Readonly<Record<string, ListCell>> };
/**
 * The lead claim of a property; `more` counts further differing values, `target` titles a reference. `place` is that of
 * the source (see `Sources`).
 */
export type ListCell = Omit<PublicClaim, 'id' | 'status' | 'review' | 'reason'> & {
  readonly more: number;
  readonly place?: number | undefined;
  readonly target?: Stub;
};

/** The sources of a release by id and by place: the first in the order of their ids has place 0. */
export type Sources = { readonly ids: readonly string[]; placeOf(id: string): number | undefined };

/** Takes the ids in their order. */
export function numberedSources(ids: readonly string[]): Sources {
  const places = new Map(ids.map((id, place) => [id, place]));
  return { ids, placeOf: (id) => places.get(id) };
}

/**
 * A cell as a release file keeps it: `value, source, locator, more, credibility, lang, given, unit`, without what is empty at
 * the end. A page of a list reads hundreds, and names in each would be most of what it reads. The source stands as its
 * place, by which what is known of it is found without a search.
 */
export type KeptCell = readonly (string | number | null)[] | ListCell;

export function keptCell(
  { value, unit, lang, given, source, locator, credibility, more }: ListCell,
  sources: Sources,
): KeptCell {
  const all = [value, sources.placeOf(source) ?? source, locator, more, credibility, lang, given, unit];
  return all.slice(0, all.findLastIndex((each) => each !== null) + 1);
}

export function valueOf(kept: KeptCell): unknown {
  return isList(kept) ? kept[0] : kept.value;
}

export function listCell(kept: KeptCell, sources: Sources, target?: Stub): ListCell {
  if (!isList(kept)) {
    const cell = { ...kept, place: sources.placeOf(kept.source) };
    return target ? { ...cell, target } : cell;
  }
  const [value, cited, locator, more, credibility = null, lang = null, given = null, unit = null] = kept as [
    value: string,
    cited: string | number,
    locator: string,
    more: number,
    credibility?: number | null,
    lang?: string | null,
    given?: string | null,
    unit?: string | null,
  ];
  const isPlace = typeof cited === 'number';
  const source = isPlace ? (sources.ids[cited] ?? '') : cited;
  const place = isPlace ? cited : sources.placeOf(cited);
  const cell = { value, unit, lang, given, source, locator, credibility, more, place };
  return target ? { ...cell, target } : cell;
}

function isList(kept: KeptCell): kept is readonly (string | number | null)[] {
  return Array.isArray(kept);
}

/** What a source mark shows. */
export type SourceCard = {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly titleLang: string | null;
  readonly publisher: string | null;
  readonly date: string | null;
  readonly type: string | null;
  readonly tier: string | null;
  readonly reliability: Reliability | null;
};

/** A record that points to another, and by which property. */
export type Backlink = { readonly property: string; readonly from: Stub };

export type Asset = { readonly path: string; readonly type: string; readonly bytes: Uint8Array };

export type GlossaryEntry = {
  readonly id: string;
  readonly term: Words;
  readonly hanja: string | null;
  readonly also: readonly string[];
  readonly meaning: Words;
};

export type SearchFilters = {
  readonly kind?: string;
  readonly camp?: string;
  readonly decade?: string;
  readonly sourceType?: string;
};
export type SearchHit = {
  readonly kind: string;
  readonly path: string;
  readonly title: Words;
  readonly text: string;
  readonly textLang: string;
};
export type SearchFacet = { readonly value: string; readonly label: Words; readonly count: number };
export type SearchResult = {
  readonly hits: readonly SearchHit[];
  /** Matches counted up to `SEARCH_LIMIT`; `capped` when there are more. */
  readonly total: number;
  readonly capped: boolean;
  readonly facets: {
    readonly kind: readonly SearchFacet[];
    readonly camp: readonly SearchFacet[];
    readonly decade: readonly SearchFacet[];
    readonly sourceType: readonly SearchFacet[];
  };
  /** Names near a query that found little. */
  readonly near: readonly { readonly title: Words; readonly path: string }[];
};

/** The organisation that runs the site: content and settings, copied from `data/organisation.json`. */
export type Organisation = {
  readonly name: Words;
  readonly tagline: Words;
  readonly contact: Words | null;
  /** Shown where there is no contact. */
  readonly contactNote: Words;
  readonly affiliation: Words;
  readonly colours: Readonly<Record<string, string>>;
  readonly featuredFigures: {
    readonly held: string;
    readonly died: string;
    readonly camps: readonly string[];
  };
  readonly contestedTotals: readonly string[];
  readonly latestReport: string | null;
  readonly campaignDemands: readonly string[];
  /** Demands in the organisation's own words, by handle; what each source says stands on the demand's page. */
  readonly demandWords: Readonly<Record<string, { readonly text: Words; readonly addressedTo: Words }>>;
  readonly camps: 'all' | readonly string[];
  /** Contested topics shown on the pages of camps and people, by handle; the record itself does not link them. */
  readonly topicCamps: Readonly<Record<string, readonly string[]>>;
  readonly topicPeople: Readonly<Record<string, readonly string[]>>;
  readonly themes: readonly {
    readonly id: string;
    readonly label: Words;
    readonly demands: readonly string[];
    readonly approaches: readonly string[];
  }[];
};

/**
 * How a release came to be published: `public-sources` is the bundled record, built without staff approval; `approved` was
 * approved by two people; `removal` is an earlier release from which one person withdrew something at once.
 */
export const APPROVALS = ['public-sources', 'approved', 'removal'] as const;

export type ReleaseMeta = {
  readonly number: number;
  readonly schema: number;
  /** Day of the newest statement in it, YYYY-MM-DD. */
  readonly asOf: string;
  readonly builder: string;
  readonly approval: (typeof APPROVALS)[number];
  readonly synthetic: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly organisation: Organisation;
};

/** Read access to one release file. All of it is public; nothing else is reachable. */
export type ReleaseReader = {
  readonly meta: ReleaseMeta;
  /** By handle (`camp-14`) or id. */
  record(kind: string, handle: string): PublicRecord | undefined;
  recordById(id: string): PublicRecord | undefined;
  stub(id: string): Stub | undefined;
  /** Rows in the kind's own order; `total` counts all. */
  list(
    kind: string,
    offset: number,
    limit: number,
  ): { readonly rows: readonly ListRow[]; readonly total: number };
  /** Records of one kind (or of all kinds) that point to this record. */
  backlinks(id: string, kind?: string): readonly Backlink[];
  /** Full records of one kind that point to this record, in the kind's order. */
  referring(id: string, kind: string): readonly PublicRecord[];
  /** Claims on other records that rest on this source. */
  restingOn(
    source: string,
    offset: number,
    limit: number,
  ): {
    readonly rows: readonly {
      readonly record: Stub;
      readonly property: string;
      readonly claim: PublicClaim;
    }[];
    readonly total: number;
  };
  source(id: string): SourceCard | undefined;
  /** The place of a source (see `Sources`). */
  placeOf(source: string): number | undefined;
  asset(path: string): Asset | undefined;
  glossary(): readonly GlossaryEntry[];
  search(query: string, filters: SearchFilters, offset: number, limit: number): SearchResult;
  close(): void;
};
