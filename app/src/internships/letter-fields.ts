/** Letters to an applicant, in the order in which they usually come. */
export const TEMPLATES = [
  'received',
  'more',
  'format',
  'slots',
  'booked',
  'cancelled',
  'reminder',
  'missed',
  'offer',
  'offer reminder',
  'accepted',
  'lapsed',
  'rejected',
  'withdrawn',
  'erased',
  'message',
] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** What a letter may say; a field that is not known stays '' and its line is left out. */
export type LetterFields = {
  /** How the person wants to be addressed. */
  readonly name: string;
  /** Days in words. */
  readonly receivedOn: string;
  readonly nextBy: string;
  readonly answerBy: string;
  readonly start: string;
  readonly end: string;
  readonly hours: string;
  /** What is missing, or files that could not be opened, one a line. */
  readonly wanted: string;
  /** Interview times in the person's zone, one a line. */
  readonly slots: string;
  readonly time: string;
  readonly place: string;
  /** Who looks after the intern. */
  readonly supervisor: string;
  /** `.doc`, `.docx`, … */
  readonly formats: string;
  /** What a colleague wrote. */
  readonly message: string;
  readonly isPaid: boolean;
  readonly creditHonoured: boolean;
};

export type LetterText = { readonly subject: string; readonly text: string };
export type Letters = Readonly<Record<TemplateName, (fields: LetterFields) => LetterText>>;

/** Paragraphs with a blank line between them; what is null or empty is left out. */
export function paragraphs(...parts: readonly (string | null | false)[]): string {
  return parts.filter((part) => typeof part === 'string' && part.trim() !== '').join('\n\n');
}
