import type { Words } from '@unhidden/record';
import type { Language } from '../ui/language.ts';

export const FORMS = ['internship', 'information', 'missing'] as const;
export type FormName = (typeof FORMS)[number];

/** What a person sent, as it lies in `inbox/<id>/submission.age`, sealed to the organisation. */
export type Submission = {
  readonly version: 1;
  readonly form: FormName;
  readonly lang: Language;
  /** UTC, never a time. */
  readonly day: string;
  readonly locator: string;
  /** age recipient of the person's code: answers to them are sealed to it. */
  readonly replyTo: string;
  /** By the names of the form's fields; a field with several choices holds several lines. */
  readonly answers: Readonly<Record<string, string>>;
  readonly files: readonly SubmittedFile[];
  /** Codes of the warnings the person was shown before sending, such as `start soon` and `few hours`. */
  readonly warnings: readonly string[];
};

/** A file lies beside the submission as `<id>.age`; its name is nowhere but in here. */
export type SubmittedFile = {
  readonly id: string;
  readonly field: string;
  readonly name: string;
  /** What the browser said, and what the first bytes say (see documents/recognise.ts). */
  readonly declaredType: string;
  readonly recognised: string;
  readonly bytes: number;
  /** Hexadecimal, over the file as it was received. */
  readonly sha256: string;
  /** The same over the sealed file as it lies on the disk: what is re-read before success is shown. */
  readonly sealedSha256: string;
};

/** What somebody with a code did on the status page, as it lies in `notes/<id>.age`, sealed to the organisation. */
export type Note = { readonly version: 1; readonly locator: string; readonly day: string } & NoteBody;

export type NoteBody =
  | { readonly kind: 'message'; readonly text: string }
  | { readonly kind: 'booking'; readonly slot: string; readonly timeZone: string }
  | { readonly kind: 'cancel booking'; readonly slot: string }
  | { readonly kind: 'offer'; readonly offer: string; readonly answer: 'accept' | 'decline' }
  /** Answers to questions asked on the status page, such as for referees after an offer. */
  | { readonly kind: 'answers'; readonly ask: string; readonly answers: Readonly<Record<string, string>> }
  /** Files sent later because the workbench asked for another format; the files lie in `inbox/<id>/`. */
  | { readonly kind: 'files'; readonly inbox: string; readonly files: readonly SubmittedFile[] }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'erase' };

/** The status page of one code, as it lies in `status/<locator>.age`, sealed to that code. All of it is plain text. */
export type Status = {
  readonly version: 1;
  readonly form: FormName;
  readonly lang: Language;
  readonly receivedOn: string;
  /** Where it stands, in words for the person, and by when they hear next; null where nothing is due. */
  readonly standing: Words;
  readonly nextBy: string | null;
  /** Letters and messages in both directions, oldest first. */
  readonly letters: readonly Letter[];
  /** Interview times to choose from; empty where none are offered. */
  readonly slots: readonly Slot[];
  readonly booked: Slot | null;
  readonly offer: { readonly id: string; readonly text: string; readonly answerBy: string } | null;
  readonly asks: readonly Ask[];
  readonly canWrite: boolean;
  readonly canWithdraw: boolean;
  /** Whether the person's own data can be downloaded here: answers and files are then sealed to the code too. */
  readonly copy: Copy | null;
};

export type Letter = {
  readonly id: string;
  readonly day: string;
  readonly from: 'us' | 'person';
  readonly subject: string;
  readonly text: string;
};

export type Slot = {
  readonly id: string;
  /** ISO 8601 in UTC, and minutes. */
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
};

export type Ask = {
  readonly id: string;
  readonly title: Words;
  readonly fields: readonly { readonly name: string; readonly label: Words; readonly isLong: boolean }[];
  /** Files may be sent along, such as another format of a document that could not be opened. */
  readonly takesFiles: boolean;
};

/** The person's own copy of what they sent. */
export type Copy = {
  readonly answers: Readonly<Record<string, string>>;
  readonly files: readonly Pick<SubmittedFile, 'id' | 'name' | 'bytes' | 'sha256'>[];
};
