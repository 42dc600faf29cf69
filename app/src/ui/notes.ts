import type { Content } from './html.ts';

/** Where a value comes from, as a source mark needs it. A claim and a table cell both fit. */
export type Citation = {
  readonly source: string;
  /** Of the source among those of the release; where it is left out, the id finds it. */
  readonly place?: number | undefined;
  readonly locator: string;
  readonly credibility: number | null;
};

export type Note = {
  readonly number: number;
  readonly citation: Citation;
  /** Of its source; undefined where the release does not hold it. */
  readonly place: number | undefined;
  /** The one before it that cites the same source. */
  readonly before: Note | undefined;
  words?: Content;
};

/** The source marks of one page, numbered in the order they first appear. */
export type Notes = { add(citation: Citation): Note; all(): readonly Note[] };

export function createNotes(placeOf: (source: string) => number | undefined): Notes {
  const notes: Note[] = [];
  // A page cites one source at few places, and a key made of all three parts is a text to write and hash for each mark.
  const latest = new Map<number | string, Note>();
  return {
    add(citation) {
      const place = citation.place ?? placeOf(citation.source);
      const key = place ?? citation.source;
      const before = latest.get(key);
      for (let note = before; note; note = note.before) if (isSame(note.citation, citation)) return note;
      const note = { number: notes.length + 1, citation, place, before };
      notes.push(note);
      latest.set(key, note);
      return note;
    },
    all: () => notes,
  };
}

function isSame(a: Citation, b: Citation): boolean {
  return a.locator === b.locator && a.credibility === b.credibility;
}
