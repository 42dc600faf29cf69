import type { PageContext } from '../../ui/context.ts';
import type { FormDefinition } from '../form-definition.ts';
import type { Copy } from '../submission.ts';
import { answerText } from './field-view.ts';
import { formMessages } from './messages.ts';

/** The answers as a text file, page by page, and the files with their fingerprints. */
export function copyText(ctx: PageContext, form: FormDefinition, { answers, files }: Copy): string {
  const m = formMessages[ctx.lang].copy;
  const pages = form.pages.map((page) => {
    const lines = page.fields
      .filter(({ type }) => type !== 'files')
      .flatMap((field) => {
        const answer = answers[field.name] ?? '';
        return [
          `${ctx.say(field.label)}:`,
          answer === '' ? `(${m.answer})` : answerText(ctx, field, answer),
          '',
        ];
      });
    return lines.length === 0 ? [] : [heading(ctx.say(page.title)), ...lines];
  });
  const sent = files.map(({ name, bytes, sha256 }) => `${name}\n  ${bytes} B\n  SHA-256 ${sha256}\n`);
  return [
    `${m.title}: ${ctx.say(form.title)}`,
    '',
    ...pages.flat(),
    ...(sent.length === 0 ? [] : [heading(m.files), ...sent]),
  ].join('\n');
}

function heading(text: string): string {
  return `== ${text} ==\n`;
}
