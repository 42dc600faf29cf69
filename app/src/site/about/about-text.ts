/** A text page of our own: sections of paragraphs (strings) and lists (arrays of strings). */
export type AboutText = {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly sections: readonly AboutSection[];
};

export type AboutSection = {
  readonly id: string;
  readonly heading: string;
  readonly body: readonly (string | readonly string[])[];
  /** Where to go on: address without language, and text. */
  readonly links?: readonly (readonly [path: string, text: string])[];
};
