import type { Html } from './html.ts';

/** Where a value comes from, as a source mark needs it. A claim and a table cell both fit. */
export type Citation = {
  readonly source: string;
  readonly locator: string;
  readonly credibility: number | null;
};

export type Note = {
  readonly number: number;
  readonly citation: Citation;
  /** The one before it that cites the same source. */
  readonly before: Note | undefined;
  words?: Html;
};

/** The source marks of one page, numbered in the order they first appear. */
export type Notes = { add(citation: Citation): Note; all(): readonly Note[] };

export function createNotes(): Notes {
  const notes: Note[] = [];
  // A page cites one source at few places, and a key made of all three parts is a text to write and hash for each mark.
  const latest = new Map<string, Note>();
  return {
    add(citation) {
      const before = latest.get(citation.source);
      for (let note = before; note; note = note.before) if (isSame(note.citation, citation)) return note;
      const note = { number: notes.length + 1, citation, before };
      notes.push(note);
      latest.set(citation.source, note);
      return note;
    },
    all: () => notes,
  };
}

function isSame(a: Citation, b: Citation): boolean {
  return a.locator === b.locator && a.credibility === b.credibility;
}
