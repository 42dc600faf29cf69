/** What a reader makes of a document; `text` is null where only another program can read it. */
export type Read = { readonly text: string | null; readonly openedWith: readonly string[] };
