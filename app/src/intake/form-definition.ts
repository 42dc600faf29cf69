import type { Words } from '@unhidden/record';
import type { FormName } from './submission.ts';
import type { Terms } from './terms.ts';

/** A form as data: its pages in order. The same definition feeds the public pages, the checks and the workbench. */
export type FormDefinition = {
  readonly name: FormName;
  /** Without the language: `/take-part/internship`. The form and the status page of a code share it. */
  readonly path: string;
  readonly title: Words;
  readonly pages: readonly FormPage[];
  /** Whether people may get back what they sent; told beforehand. */
  readonly givesCopy: boolean;
};

/** One group of questions. */
export type FormPage = {
  readonly id: string;
  readonly title: Words;
  readonly lead?: Words;
  /** What the terms say about this page, such as the hours asked for. */
  readonly note?: (asked: Asked) => Words;
  readonly fields: readonly FormField[];
  /** What the fields cannot say alone; each problem belongs to a field of the page. */
  readonly check?: (answers: Answers, asked: Asked) => readonly FieldProblem[];
  /** Plain warnings that stop nobody, shown on the page and again before sending; their codes go into the submission. */
  readonly warn?: (answers: Answers, asked: Asked) => readonly Warning[];
};

export type FormField = {
  /** Unique in the form. */
  readonly name: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly type: 'line' | 'long' | 'choice' | 'choices' | 'date' | 'number' | 'email' | 'files';
  /** Of a choice: value and words. */
  readonly options?: readonly (readonly [value: string, label: Words])[];
  readonly isOptional?: true;
  /** Tells who somebody is: hidden in a blind review. */
  readonly isIdentity?: true;
  /** In characters; 200 for a line and 5,000 for a long text unless stated. */
  readonly most?: number;
  /** Shown only when another field of an earlier page or this page has one of these values. */
  readonly onlyIf?: { readonly field: string; readonly is: readonly string[] };
  /** Of an optional field that only some answers raise: whether these do. `check` says where it must then be answered. */
  readonly isRaised?: (answers: Answers, asked: Asked) => boolean;
};

/** By field name; several choices are several lines. */
export type Answers = Readonly<Record<string, string>>;
/** What checks may look at besides the answers. `today` is a UTC date. */
export type Asked = { readonly terms: Terms; readonly today: string };
export type FieldProblem = { readonly field: string; readonly text: Words };
export type Warning = { readonly code: string; readonly field: string; readonly text: Words };
