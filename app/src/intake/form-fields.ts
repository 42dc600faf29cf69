import { html } from '../ui/html.ts';
import type { Html } from '../ui/html.ts';
import type { Carried } from './form-views.ts';

/**
 * The names of what the forms send. A button or a hidden field named `step` says what to do:
 *
 * | step | from | with |
 * | --- | --- | --- |
 * | `start` | start page | |
 * | `return` | start page | `words` |
 * | `save`, `back`, `later`, `upload` | a page | `page`, answers, files; `warned`, the warnings it shows |
 * | `go <page id>` | a page or the check page | `page` and answers, if from a page |
 * | `remove <file id>` | a page | `page`, answers |
 * | `check` | a page or the code page | |
 * | `resume` | the code page, to where they were | |
 * | `code` | check page, type-back page | |
 * | `type` | code page | |
 * | `send` | type-back page; check page where the code is known | `words` |
 * | `erase draft` | any page of a draft | `sure` = `yes` |
 * | `status` | status page | `zone`, to show times in |
 * | `calendar <slot id>` | status page | `zone` |
 * | `write` | status page | `text` |
 * | `book <slot id>`, `cancel <slot id>` | status page | `zone`, an IANA time zone, with `book` |
 * | `accept <offer id>`, `decline <offer id>` | status page | `sure` = `yes` |
 * | `answer <ask id>` | status page | answers; files from an input named `filesName(ASK)` |
 * | `withdraw`, `erase` | status page | `sure` = `yes` |
 * | `copy`, `copy <file id>` | status page | |
 *
 * In a form that takes files the encoding is `multipart/form-data`; whatever its step, its files are stored.
 */
export function carriedFields(
  { code, stamp, once }: Carried,
  more: Readonly<Record<string, string>> = {},
): Html {
  const fields = Object.entries({ code, stamp, once, [TRAP]: '', ...more });
  return html`${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}

/** Stays empty; programs that fill in everything fill it too. */
export const TRAP = 'website';

/** The name of a field's input; a date may also come in three: `answer.start.year`, `.month`, `.day`. */
export function answerName(field: string, part?: 'year' | 'month' | 'day'): string {
  return `answer.${field}${part === undefined ? '' : `.${part}`}`;
}

/** In place of a field, for files sent along with an answer on the status page. */
export const ASK = 'ask';

/** The name of the input that takes a field's files. */
export function filesName(field: string): string {
  return `files.${field}`;
}
