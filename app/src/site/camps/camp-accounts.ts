import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { leadCell, leadText, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { section } from '../../ui/page-parts.ts';
import { folded } from '../../ui/property-list.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { value } from '../../ui/value.ts';
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
  const graphic = said(ctx, condition, ['graphic_statement']);
  return html`<li>
    ${said(ctx, condition, ['period', 'statement', 'value', 'witness', 'note', 'rests_on_earlier_account'])}${graphic ? folded(ctx, graphic) : null}
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
        ${said(ctx, act, ['date', 'victims', 'statement', 'victims_note', 'perpetrator_note', 'method', 'note', 'rests_on_earlier_account'])}
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
        >${said(ctx, outcome, ['date', 'count', 'statement', 'note'])}
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

/** The named properties one after the other, each value with its mark; a revised account is said to be one. */
function said(ctx: PageContext, record: PublicRecord, names: readonly string[]): Content {
  const parts = names.flatMap((name) => {
    const property = propertyOf(catalogue, record.kind, name);
    const stated = statedOf(record, name);
    if (!property || !stated) return [];
    const prefix =
      name === 'rests_on_earlier_account'
        ? html`<span class="tag">${campMessages[ctx.lang].restsOn}</span> `
        : null;
    return stated.values.map(({ claims }) => {
      const [claim] = claims;
      return claim
        ? html`<div class="said ${property.type}">
            ${prefix}${value(ctx, property, claim)}${claims.map((each) => sourceMark(ctx, each))}
          </div>`
        : null;
    });
  });
  return parts.length === 0 ? null : parts;
}
