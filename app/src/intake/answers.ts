import type { Fields } from '../platform/receive-form.ts';
import { answerName } from './form-fields.ts';
import type { Answers, Asked, FormDefinition, FormField, FormPage, Warning } from './form-definition.ts';
import type { AnswerProblem, PageProblem } from './form-views.ts';
import type { SubmittedFile } from './submission.ts';

/** Characters of an answer where its field says nothing else. */
export const MOST_OF_LINE = 200;
export const MOST_OF_LONG = 5_000;

/** What was typed on a page, right or wrong. Of a broken request only what arrived: `isWhole` false leaves out the rest. */
export function answersIn(fields: Fields, page: FormPage, isWhole = true): Answers {
  const given = page.fields
    .filter(({ type }) => type !== 'files')
    .map((field) => [field.name, answerIn(fields, field)] as const)
    .filter(([, answer]) => answer !== undefined || isWhole);
  return Object.fromEntries(given.map(([name, answer]) => [name, answer ?? '']));
}

function answerIn(fields: Fields, { name, type }: FormField): string | undefined {
  const values = fields.get(answerName(name));
  if (type === 'choices') return values && [...new Set(values.map(inOneLine))].join('\n');
  if (type === 'date' && values === undefined) return dateIn(fields, name);
  const [value] = values ?? [];
  if (value === undefined) return undefined;
  return type === 'long' ? cleaned(value).trim() : inOneLine(value);
}

/** Three boxes as one date, or what was typed into them where they make none. */
function dateIn(fields: Fields, name: string): string | undefined {
  const parts = (['year', 'month', 'day'] as const).map((part) => fields.get(answerName(name, part))?.[0]);
  if (parts.every((part) => part === undefined)) return undefined;
  const [year = '', month = '', day = ''] = parts.map((part) => inOneLine(part ?? ''));
  if (year + month + day === '') return '';
  const two = (text: string): string => (/^\d$/.test(text) ? `0${text}` : text);
  return `${year}-${two(month)}-${two(day)}`;
}

/** Line breaks as one character; no others that cannot be seen, but the marks that some scripts need. */
function cleaned(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll(/(?![\n\t])\p{Cc}/gu, '');
}

function inOneLine(text: string): string {
  return cleaned(text)
    .replaceAll(/[\n\t]+/g, ' ')
    .trim();
}

/** Whether a field counts, or another answer made it pointless. */
export function isAsked({ onlyIf, isRaised }: FormField, answers: Answers, asked: Asked): boolean {
  if (onlyIf !== undefined) {
    const given = (answers[onlyIf.field] ?? '').split('\n');
    if (!onlyIf.is.some((value) => given.includes(value))) return false;
  }
  return isRaised?.(answers, asked) ?? true;
}

/** What is sent: the answers that count and say something. */
export function askedAnswers(form: FormDefinition, answers: Answers, asked: Asked): Answers {
  const counting = form.pages
    .flatMap(({ fields }) => fields)
    .filter((field) => field.type !== 'files' && isAsked(field, answers, asked));
  return Object.fromEntries(
    counting.map(({ name }) => [name, answers[name] ?? ''] as const).filter(([, answer]) => answer !== ''),
  );
}

export function problemsOf(
  page: FormPage,
  answers: Answers,
  files: readonly SubmittedFile[],
  asked: Asked,
): readonly PageProblem[] {
  const own = page.fields
    .filter((field) => isAsked(field, answers, asked))
    .map((field) => ({ field: field.name, why: problemOf(field, answers[field.name] ?? '', files) }))
    .filter((each): each is { field: string; why: AnswerProblem } => each.why !== undefined);
  const wrong = new Set(own.map(({ field }) => field));
  // What is wrong already is told once.
  const more = (page.check?.(answers, asked) ?? []).filter(({ field }) => !wrong.has(field));
  return [...own, ...more.map(({ field, text }) => ({ field, why: text }))];
}

export function warningsOf(pages: readonly FormPage[], answers: Answers, asked: Asked): readonly Warning[] {
  return pages.flatMap((page) => page.warn?.(answers, asked) ?? []);
}

function problemOf(
  field: FormField,
  answer: string,
  files: readonly SubmittedFile[],
): AnswerProblem | undefined {
  if (field.type === 'files')
    return field.isOptional || files.some((file) => file.field === field.name) ? undefined : 'file missing';
  if (answer === '') return field.isOptional ? undefined : 'missing';
  if (field.type === 'choice' || field.type === 'choices') {
    const values = new Set(field.options?.map(([value]) => value));
    return answer.split('\n').every((each) => values.has(each)) ? undefined : 'no option';
  }
  if (length(answer) > (field.most ?? (field.type === 'long' ? MOST_OF_LONG : MOST_OF_LINE))) return 'long';
  if (field.type === 'date' && !isDate(answer)) return 'no date';
  if (field.type === 'number' && !/^\d+(\.\d+)?$/.test(answer)) return 'no number';
  if (field.type === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@.]+$/u.test(answer)) return 'no email';
  return undefined;
}

/** As people count: a character beyond the first 65,536 is one. */
function length(text: string): number {
  return [...text].length;
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
