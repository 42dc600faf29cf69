import type { Words } from '@unhidden/record';
import type { PageContext } from '../ui/context.ts';
import type { Page } from '../ui/page.ts';
import type { Answers, FormDefinition, FormPage, Warning } from './form-definition.ts';
import type { Copy, Status, SubmittedFile } from './submission.ts';
import type { Terms } from './terms.ts';

/**
 * What the pages of the forms look like. The intake decides what happens; these functions only say it, so they get
 * everything they need and reach for nothing. Every form on them posts to `carried.action` and begins with
 * `carriedFields` (see form-fields.ts), which has to stand before any file.
 */
export type FormViews = {
  /** The page at the form's address: safety, what one needs, begin, and return by code. */
  start(ctx: PageContext, view: StartView): Page;
  /** One group of questions. */
  page(ctx: PageContext, view: PageView): Page;
  /** All answers before sending; each page can be gone back to. */
  check(ctx: PageContext, view: CheckView): Page;
  /** Shows the twelve words: to save and return, or before the end. */
  code(ctx: PageContext, view: CodeView): Page;
  /** Asks to type the words back; sends where they are right. */
  typeBack(ctx: PageContext, view: TypeBackView): Page;
  sent(ctx: PageContext, view: SentView): Page;
  status(ctx: PageContext, view: StatusView): Page;
  /** After somebody erased a draft, or asked us to erase what they sent. */
  erased(ctx: PageContext, view: ErasedView): Page;
  /** Too much at once, no room, or a request from another site. */
  refused(ctx: PageContext, view: RefusedView): Page;
  /** What the status says until somebody here has looked. */
  readonly received: Words;
  /** The answers as a text file for the person who gave them. */
  copyText(ctx: PageContext, form: FormDefinition, copy: Copy): string;
};

/** What every form on a page carries along; nothing of it is in an address or a cookie. */
export type Carried = {
  /** Where to post to, with the language: `/en/take-part/internship`. */
  readonly action: string;
  /** Empty before a code exists. */
  readonly code: string;
  /** When and for what code the page was made, signed. */
  readonly stamp: string;
  /** Random: what is sent twice with the same one counts once. */
  readonly once: string;
};

type Common = { readonly form: FormDefinition; readonly carried: Carried };

export type StartView = Common & {
  readonly terms: Terms;
  readonly limits: UploadLimits;
  /** Why nobody can begin now; returning by code works still, unless there is no intake at all. */
  readonly closed?: 'not open' | 'no intake';
  readonly problem?: StartProblem;
  /** The words as typed, where they did not lead anywhere. */
  readonly given?: string;
};

export type StartProblem =
  /** Not twelve words. */
  | { readonly why: 'number' }
  /** A word that is in no list. */
  | { readonly why: 'word'; readonly word: string }
  /** Words of the lists that do not belong together. */
  | { readonly why: 'sum' }
  /** A code that nothing lies under: mistyped, unused for 30 days, or erased. */
  | { readonly why: 'nothing' }
  /** The page lay open for too long or was sent at once; here is a new one. */
  | { readonly why: 'again' };

export type PageView = Common & {
  readonly page: FormPage;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** As last given, wrong ones too. */
  readonly answers: Answers;
  readonly files: readonly SubmittedFile[];
  readonly problems: readonly PageProblem[];
  readonly warnings: readonly Warning[];
  readonly uploads: readonly UploadProblem[];
  readonly limits: UploadLimits;
  readonly terms: Terms;
  readonly today: string;
  /** The check page was reached once: saving leads back to it. */
  readonly isChange: boolean;
  /** The answers below could not be stored; they are in the page only. */
  readonly isUnsaved: boolean;
};

export type PageProblem = { readonly field: string; readonly why: AnswerProblem | Words };
/** What can be wrong with any answer; the views have the words. */
export type AnswerProblem =
  | 'missing'
  | 'long'
  | 'no option'
  | 'no date'
  | 'no number'
  | 'no email'
  | 'file missing';

export type UploadLimits = {
  readonly mostFiles: number;
  readonly mostFileMegabytes: number;
  /** Of all files together. */
  readonly mostMegabytes: number;
  /** Names of formats as recognise() gives them; empty where all are taken. */
  readonly accepted: readonly string[];
  /** No room for files at present; text is taken still. */
  readonly areStopped: boolean;
};

export type UploadProblem = {
  readonly field: string;
  /** As the person named it, safe to show. */
  readonly name: string;
  readonly why: 'empty' | 'large' | 'many' | 'all too large' | 'format' | 'broken' | 'no room' | 'busy';
  /** For `format`. */
  readonly recognised?: string;
  /** For `busy`: when to try again. */
  readonly minutes?: number;
};

export type CheckView = Common & {
  /** Without those that other answers made pointless. */
  readonly answers: Answers;
  readonly files: readonly SubmittedFile[];
  /** What stops sending, by page. */
  readonly problems: readonly (PageProblem & { readonly page: string })[];
  readonly warnings: readonly Warning[];
  /** They typed the code before, so it need not be shown: `send` follows, else `show code`. */
  readonly hasCode: boolean;
  readonly terms: Terms;
  /** Files found damaged when they were re-read before sending: they are gone and have to be sent again. */
  readonly damaged: readonly string[];
  /** Sending failed and nothing was sent; everything is still here. */
  readonly isUnsent: boolean;
};

export type CodeView = Common & {
  readonly words: readonly string[];
  /** `save` to come back later, `send` on the way to the end (leads to `type back`). */
  readonly purpose: 'save' | 'send';
  /** UTC; where nothing is done until then, the draft is removed. */
  readonly keptUntil: string;
};

export type TypeBackView = Common & {
  readonly isWrong: boolean;
  readonly given: string;
};

export type SentView = Common & {
  readonly day: string;
  /** By when they hear from us. */
  readonly nextBy: string;
  /** Null where the same was sent before and only the fact is known; of a form that gives a copy the copy tells. */
  readonly files:
    | readonly (Pick<SubmittedFile, 'name' | 'bytes' | 'sha256'> & { readonly recognised?: string })[]
    | null;
  readonly warnings: readonly Warning[];
  readonly terms: Terms;
};

export type StatusView = Common & {
  readonly status: Status;
  readonly today: string;
  /** For the problem `busy`: when to try again. */
  readonly minutes?: number;
  /** What was just done. */
  readonly done?: StatusDone;
  readonly problem?: StatusProblem;
  readonly limits: UploadLimits;
  readonly uploads: readonly UploadProblem[];
  /** What was typed, where it could not be taken: `text`, and the fields of an ask. */
  readonly given: Answers;
};

export type StatusDone =
  | 'written'
  | 'booked'
  | 'cancelled'
  | 'accepted'
  | 'declined'
  | 'answered'
  | 'withdrawn';
export type StatusProblem =
  /** Nothing was typed. */
  | 'empty'
  | 'long'
  /** Somebody was faster, or the time is no longer offered. */
  | 'slot taken'
  | 'booked already'
  | 'bad time zone'
  | 'too late'
  | 'answered already'
  /** The box that confirms was not ticked. */
  | 'not confirmed'
  | 'files missing'
  | 'busy'
  | 'not kept'
  | 'not possible';

export type ErasedView = Common & { readonly what: 'draft' | 'sent' };

export type RefusedView = Common & {
  readonly why: 'busy' | 'no room' | 'other site' | 'broken';
  readonly minutes: number;
};
