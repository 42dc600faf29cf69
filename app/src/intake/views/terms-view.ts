import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import type { Terms } from '../terms.ts';
import { formatList, formatWords } from './formats.ts';
import { formMessages } from './messages.ts';
import { termsMessages } from './terms-messages.ts';

/** What an internship here asks and gives, as it stands now; in brief without what documents are taken. */
export function termsView(ctx: PageContext, terms: Terms, { isBrief = false } = {}): Html {
  const m = termsMessages[ctx.lang];
  const rows: readonly (readonly [string, string])[] = [
    [m.when, terms.isOpen ? m.rolling : m.closed],
    [m.ahead, m.aheadText(terms.monthsAhead)],
    [m.hours, m.hoursText(terms.hoursPerWeek)],
    [m.interview, m.interviewText],
    [m.pay, terms.isPaid ? m.paid : m.unpaid],
    [m.credit, terms.creditHonoured ? m.creditYes : m.creditNo],
    [m.where, ctx.say(terms.places)],
    [m.answer, m.answerText(terms.answerDays)],
    ...(isBrief ? [] : [[m.documents, documentsText(ctx, terms)] as const]),
  ];
  return html`<dl class="facts" data-own>
    ${rows.map(
      ([name, text]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${text}</dd>
        </div>`,
    )}
  </dl>`;
}

function documentsText({ lang }: PageContext, { askedFormat, accepted }: Terms): string {
  const { files } = formMessages[lang];
  const others = accepted.filter((format) => format !== askedFormat);
  const asked = files.asked(formatWords(lang, askedFormat));
  return others.length === 0 ? asked : `${asked} ${files.accepted(formatList(lang, others))}`;
}
