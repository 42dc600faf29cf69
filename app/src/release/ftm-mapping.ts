/**
 * How records become entities of FollowTheMoney (model of its version 3.5 and later): schemata and properties are
 * those of its `schema/*.yaml`. `docs/reference/followthemoney.md` explains each choice.
 */
export type FtmSchema =
  | 'PublicBody'
  | 'Person'
  | 'Position'
  | 'Occupancy'
  | 'Sanction'
  | 'Document'
  | 'Event'
  | 'Address';

/** FollowTheMoney's property types, as far as they are used here. */
export type FtmType =
  | 'name'
  | 'string'
  | 'text'
  | 'date'
  | 'url'
  | 'entity'
  | 'gender'
  | 'language'
  | 'number'
  | 'address';

export type FtmField = { readonly prop: string; readonly type: FtmType };

export type FtmMapping = {
  readonly schema: FtmSchema;
  /** Takes the record's title where the schema needs a name and no property gives one. */
  readonly name?: string;
  /** Takes an uncertain date in words: FollowTheMoney has no uncertain dates, and a date must not become more certain. */
  readonly dateNotes: string;
  readonly fields: Readonly<Record<string, FtmField>>;
  /** Left out unless these properties are stated, one of them with the value given: the schema would not hold without. */
  readonly needs?: Readonly<Record<string, string | null>>;
};

const name = { prop: 'name', type: 'name' } as const;
const notes = { prop: 'notes', type: 'text' } as const;
const summary = { prop: 'summary', type: 'text' } as const;
const date = { prop: 'date', type: 'date' } as const;
const involved = { prop: 'involved', type: 'entity' } as const;
const location = { prop: 'location', type: 'address' } as const;
const sourceUrl = { prop: 'sourceUrl', type: 'url' } as const;

export const FTM_MAPPINGS: Readonly<Record<string, FtmMapping>> = {
  camp: {
    schema: 'PublicBody',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      names: name,
      cover_name: { prop: 'alias', type: 'name' },
      type: { prop: 'classification', type: 'string' },
      status: { prop: 'status', type: 'string' },
      opened: { prop: 'incorporationDate', type: 'date' },
      closed: { prop: 'dissolutionDate', type: 'date' },
      note: notes,
    },
  },
  person: {
    schema: 'Person',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      names: name,
      role: { prop: 'keywords', type: 'string' },
      sex: { prop: 'gender', type: 'gender' },
      death: { prop: 'deathDate', type: 'date' },
      basis: notes,
      testimony_note: notes,
      note: notes,
    },
  },
  organisation: {
    schema: 'PublicBody',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      names: name,
      parent: { prop: 'parent', type: 'entity' },
      mandate: { prop: 'description', type: 'text' },
      founded: { prop: 'incorporationDate', type: 'date' },
      dissolved: { prop: 'dissolutionDate', type: 'date' },
      note: notes,
    },
  },
  post: {
    schema: 'Position',
    name: 'name',
    dateNotes: 'notes',
    fields: { title: name, organisation: { prop: 'organization', type: 'entity' }, note: notes },
  },
  measure: {
    schema: 'Sanction',
    dateNotes: 'summary',
    needs: { target: null, type: 'sanction' },
    fields: {
      target: { prop: 'entity', type: 'entity' },
      by: { prop: 'authority', type: 'string' },
      date: { prop: 'listingDate', type: 'date' },
      basis: { prop: 'reason', type: 'text' },
      note: summary,
    },
  },
  source: {
    schema: 'Document',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      title: { prop: 'title', type: 'string' },
      author: { prop: 'author', type: 'string' },
      publisher: { prop: 'publisher', type: 'string' },
      date,
      url: sourceUrl,
      language: { prop: 'language', type: 'language' },
      note: notes,
    },
  },
  report: {
    schema: 'Document',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      title: { prop: 'title', type: 'string' },
      authors: { prop: 'author', type: 'string' },
      date,
      url: sourceUrl,
      note: notes,
    },
  },
  norm: {
    schema: 'Document',
    name: 'name',
    dateNotes: 'notes',
    fields: { instrument: { prop: 'title', type: 'string' }, covers: summary, url: sourceUrl, note: notes },
  },
  act: {
    schema: 'Event',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      type: { prop: 'keywords', type: 'string' },
      statement: summary,
      date,
      camp: involved,
      camp_as_given: location,
      note: notes,
    },
  },
  outcome: {
    schema: 'Event',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      type: { prop: 'keywords', type: 'string' },
      statement: summary,
      date,
      camp: involved,
      camp_as_given: location,
      note: notes,
    },
  },
  detention: {
    schema: 'Event',
    name: 'name',
    dateNotes: 'notes',
    fields: {
      person: involved,
      camp: involved,
      camp_as_given: location,
      from: { prop: 'startDate', type: 'date' },
      to: { prop: 'endDate', type: 'date' },
      stated_reason: summary,
      note: notes,
    },
  },
};

/** BCP 47 primary language to the ISO 639-3 code FollowTheMoney uses. */
export const FTM_LANGUAGES: Readonly<Record<string, string>> = {
  en: 'eng',
  ko: 'kor',
  ja: 'jpn',
  zh: 'zho',
  fr: 'fra',
  de: 'deu',
  es: 'spa',
  ru: 'rus',
};
