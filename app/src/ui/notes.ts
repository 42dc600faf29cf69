import type { Html } from './html.ts';

/** Where a value comes from, as a source mark needs it. A claim and a table cell both fit. */
export type Citation = {
  readonly source: string;
  readonly locator: string;
  readonly credibility: number | null;
};

export type Note = { readonly number: number; readonly citation: Citation; words?: Html };

/** The source marks of one page, numbered in the order they first appear. */
export type Notes = { add(citation: Citation): Note; all(): readonly Note[] };

export function createNotes(): Notes {
  const notes = new Map<string, Note>();
  return {
    add(citation) {
      const key = `${citation.source}\n${citation.credibility ?? ''}\n${citation.locator}`;
      const known = notes.get(key);
      if (known) return known;
      const note = { number: notes.size + 1, citation };
      notes.set(key, note);
      return note;
    },
    all: () => [...notes.values()],
  };
}
