import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { leadCell, leadText } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { folded } from '../../ui/property-list.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { earlierAccount } from '../testimonies/earlier-account.ts';
import { said } from '../testimonies/said.ts';
import { byDate } from './by-date.ts';
import { campMessages } from './messages.ts';

/** How it is there, by topic; graphic statements lie folded. */
export function conditionsSection(ctx: PageContext, camp: PublicRecord): Content {
  const conditions = [...ctx.release.referring(camp.id, 'condition')].sort(byDate('period'));
  if (conditions.length === 0) return null;
  const topics = propertyOf(catalogue, 'condition', 'topic')?.choices ?? {};
  const byTopic = Map.groupBy(conditions, (condition) => leadCell(condition, 'topic')?.value ?? '');
  const groups = Object.entries(topics).flatMap(([topic, words]) => {
    const found = byTopic.get(topic);
    return found
      ? [
          html`<div>
            <dt>${ctx.say(words)}</dt>
            <dd>
              <ul class="spaced">
                ${found.map((each) => conditionEntry(ctx, each))}
              </ul>
            </dd>
          </div>`,
        ]
      : [];
  });
  return section(campMessages[ctx.lang].conditions, html`<dl class="facts">${groups}</dl>`, {
    id: 'conditions',
  });
}

function conditionEntry(ctx: PageContext, condition: PublicRecord): Html {
  const graphic = said(ctx, condition, ['graphic_statement'], sourceMark);
  return html`<li>
    ${earlierAccount(ctx, condition)}${said(ctx, condition, ['period', 'statement', 'value', 'witness', 'note'], sourceMark)}${graphic ? folded(ctx, graphic) : null}
  </li>`;
}

/** Everything here is graphic by its nature, so the whole list opens only when asked. */
export function actsSection(ctx: PageContext, camp: PublicRecord): Content {
  const m = campMessages[ctx.lang];
  const acts = [...ctx.release.referring(camp.id, 'act')].sort(byDate('date'));
  if (acts.length === 0) return null;
  const items = acts.map(
    (act) =>
      html`<li class="tight">
        <h3><a href="${ctx.href(recordPath(act))}">${ctx.say(act.title)}</a></h3>
        ${earlierAccount(ctx, act)}${said(ctx, act, ['date', 'victims', 'statement', 'victims_note', 'perpetrator_note', 'method', 'note'], sourceMark)}
      </li>`,
  );
  return section(
    m.acts,
    [
      html`<p>${m.actsLead}</p>`,
      folded(
        ctx,
        html`<ul class="rows">
          ${items}
        </ul>`,
        m.actsWarning(acts.length),
      ),
    ],
    { id: 'acts' },
  );
}

export function outcomesSection(ctx: PageContext, camp: PublicRecord): Content {
  const outcomes = [...ctx.release.referring(camp.id, 'outcome')].sort(byDate('date'));
  if (outcomes.length === 0) return null;
  const items = outcomes.map(
    (outcome) =>
      html`<li>
        <b
          ><a href="${ctx.href(recordPath(outcome))}"
            >${leadText(ctx, outcome, 'type') ?? ctx.say(outcome.title)}</a
          ></b
        >${said(ctx, outcome, ['date', 'count', 'statement', 'note'], sourceMark)}
      </li>`,
  );
  return section(
    campMessages[ctx.lang].outcomes,
    html`<ul class="rows">
      ${items}
    </ul>`,
    { id: 'outcomes' },
  );
}
