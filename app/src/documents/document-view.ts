/** What opening a file in its own throw-away sandbox gave. */
export type DocumentView = {
  readonly state: 'viewable' | 'unviewable' | 'refused';
  /** Why it cannot be seen, or is refused; a code with words in documents/messages.ts. */
  readonly reason: string | null;
  /** Format by content: `doc`, `docx`, `pdf`, … or `unknown`. */
  readonly recognised: string;
  /** Its text, as hostile as the file: escape it wherever it is shown. */
  readonly text: string;
  /** Pages as PNG, made outside the sandbox from bare pixels. */
  readonly pages: readonly Uint8Array[];
  /** Macros, external links, embedded objects and the like; listed, never followed. */
  readonly findings: readonly Finding[];
  /** What opened it, for the custody record: programs with their versions. */
  readonly openedWith: readonly string[];
};

export type Finding = { readonly kind: string; readonly detail: string };
