import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { byDate } from '../camps/by-date.ts';
import { dayText } from '../records/day-text.ts';
import { daysBetween } from './days-between.ts';
import { demandMessages } from './messages.ts';

/** The approaches in order of date, each with what came back, or that nothing is known to have. */
export function ledger(ctx: PageContext, approaches: readonly PublicRecord[]): Content {
  const m = demandMessages[ctx.lang];
  if (approaches.length === 0) return html`<p class="quiet">${m.noLedger}</p>`;
  const answered = approaches.filter((each) => statedOf(each, 'answer')).length;
  return [
    html`<p class="quiet small">${m.ledgerCount(approaches.length, answered)}</p>`,
    html`<ol class="rows aside">
      ${approaches.toSorted(byDate('date')).map((each) => entry(ctx, each))}
    </ol>`,
  ];
}

function entry(ctx: PageContext, approach: PublicRecord): Html {
  const m = demandMessages[ctx.lang];
  const asked = leadCell(approach, 'demand_as_given');
  const [date, by, to, channel, marks] = ['date', 'by', 'to', 'channel', 'demand_as_given'].map((name) =>
    allCells(ctx, approach, name),
  );
  const title = asked ? textIn(ctx, asked.value, asked.lang, true) : ctx.say(approach.title);
  return html`<li>
    <div class="tight">
      <div class="label">${date?.length ? date : m.undated}</div>
      <div>
        <a href="${ctx.href(recordPath(approach))}">${title}</a
        >${marks?.length ? onlyMarks(ctx, approach) : null}
      </div>
      <div class="small quiet">
        ${joined(by ?? [], ', ')} →
        ${joined(to ?? [], ', ')}${channel?.length ? html` · ${joined(channel, ', ')}` : null}
      </div>
    </div>
    <div class="state">${outcome(ctx, approach)}</div>
  </li>`;
}

/** The title is a link already, so its source stands behind it alone. */
function onlyMarks(ctx: PageContext, approach: PublicRecord): Content {
  return (statedOf(approach, 'demand_as_given')?.values[0]?.claims ?? []).map((claim) =>
    sourceLink(ctx, claim),
  );
}

function outcome(ctx: PageContext, approach: PublicRecord): Content {
  const m = demandMessages[ctx.lang];
  const asked = leadCell(approach, 'date')?.value;
  const answers = allCells(ctx, approach, 'answer');
  if (answers.length === 0) {
    const { asOf } = ctx.release.meta;
    const days = daysBetween(asked, asOf);
    return [
      html`<b>${m.noAnswer}</b>`,
      days === undefined ? null : html` ${m.silence(days, dayText(ctx, asOf))}`,
    ];
  }
  const on = allCells(ctx, approach, 'answer_date');
  const days = daysBetween(asked, leadCell(approach, 'answer_date')?.value);
  return [
    html`<b>${m.answer}:</b> ${joined(answers, '; ')}`,
    on.length > 0
      ? html`<div>
          ${m.answeredOn} ${joined(on, ', ')}${days === undefined ? null : html`, ${m.daysLater(days)}`}
        </div>`
      : null,
  ];
}
