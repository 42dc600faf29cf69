/** The few functions that are used of a package that carries no types. */
declare module 'word-extractor' {
  export default class WordExtractor {
    extract(file: Buffer): Promise<{
      getBody(): string;
      getFootnotes(): string;
      getEndnotes(): string;
      getTextboxes(): string;
    }>;
  }
}
