/** Pixels of the longer side of an image. */
export const LONGEST_SIDE = 2_000;
/** Pixels of the longer side of a page: A4 at 150 dots an inch. */
export const PAGE_SIDE = 1_754;
/** Pages that are shown. */
export const MOST_PAGES = 30;
/** A PDF with more pages is refused. */
export const MOST_PDF_PAGES = 10_000;
