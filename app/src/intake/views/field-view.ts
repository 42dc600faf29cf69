import type { PageContext } from '../../ui/context.ts';
import { choiceField, groupedSelectField, textArea, textField } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import type { Html } from '../../ui/html.ts';
import { MOST_OF_LINE, MOST_OF_LONG } from '../answers.ts';
import type { FormDefinition, FormField, FormPage } from '../form-definition.ts';
import { answerName, filesName } from '../form-fields.ts';
import type { PageProblem } from '../form-views.ts';
import { TIME_ZONES, likelyTimeZone, timeZoneGroups } from '../time-zones.ts';
import { dateField } from './date-field.ts';
import { formMessages } from './messages.ts';

/** The control of a field, its name and its problem tied to it. */
export function fieldView(
  ctx: PageContext,
  field: FormField,
  answer: string | undefined,
  problem: string | undefined,
): Html {
  const { lang } = ctx;
  const common = {
    name: answerName(field.name),
    label: ctx.say(field.label),
    hint: field.hint === undefined ? undefined : ctx.say(field.hint),
    problem,
    lang,
    ...(field.isOptional === true && field.isRaised === undefined ? { isOptional: true } : {}),
  };
  if (field.options === TIME_ZONES)
    return groupedSelectField({
      ...common,
      value: answer ?? (lang === 'ko' ? likelyTimeZone(lang) : ''),
      none: formMessages[lang].choose,
      groups: timeZoneGroups(lang),
    });
  if (field.type === 'choice' || field.type === 'choices')
    return choiceField({
      ...common,
      type: field.type === 'choice' ? 'radio' : 'checkbox',
      values: (answer ?? '').split('\n'),
      options: (field.options ?? []).map(([value, words]) => [value, ctx.say(words)]),
    });
  if (field.type === 'date') return dateField(ctx, common, answer);
  if (field.type === 'long') return textArea({ ...common, value: answer, rows: rowsFor(field) });
  return textField({
    ...common,
    value: answer,
    ...(field.type === 'email' ? { type: 'email' } : {}),
    ...(field.type === 'number' ? { inputmode: 'numeric', width: 'short' } : {}),
  });
}

/** What is wrong, in words, tied to the control it belongs to. */
export function problemLines(
  ctx: PageContext,
  page: FormPage,
  problems: readonly PageProblem[],
): readonly Problem[] {
  return problems.map((problem) => {
    const field = page.fields.find(({ name }) => name === problem.field);
    const id = field?.type === 'files' ? filesName(problem.field) : answerName(problem.field);
    return [id, problemText(ctx, field, problem)] as const;
  });
}

export function problemText(ctx: PageContext, field: FormField | undefined, { why }: PageProblem): string {
  if (typeof why !== 'string') return ctx.say(why);
  const m = formMessages[ctx.lang].problems;
  const label = field ? ctx.say(field.label) : '';
  if (why === 'missing') return field?.options === undefined ? m.missing(label) : m.choose(label);
  if (why === 'long')
    return m.long(label, field?.most ?? (field?.type === 'long' ? MOST_OF_LONG : MOST_OF_LINE));
  return why === 'no option' || why === 'no number' ? m[why](label) : m[why];
}

/** An answer as people read it: the words of what was chosen, a day in words. */
export function answerText(ctx: PageContext, field: FormField, answer: string): string {
  if (field.options === undefined) return answer;
  return answer
    .split('\n')
    .map((value) => {
      const words = field.options?.find(([each]) => each === value)?.[1];
      return words ? ctx.say(words) : value;
    })
    .join(', ');
}

export function fieldOf(form: FormDefinition, name: string): FormField | undefined {
  return form.pages.flatMap(({ fields }) => fields).find((field) => field.name === name);
}

function rowsFor({ most = MOST_OF_LONG }: FormField): number {
  return most <= 2000 ? 4 : most <= MOST_OF_LONG ? 8 : 14;
}
