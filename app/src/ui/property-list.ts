import { propertyOf } from '@unhidden/record';
import type { Property } from '@unhidden/record';
import { catalogue } from '../kinds/index.ts';
import type { PublicClaim, PublicProperty, PublicRecord, PublicValue } from '../release/release-model.ts';
import type { PageContext } from './context.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';
import { sourceMark } from './source-mark.ts';
import { textIn, value } from './value.ts';

type Choice = {
  /** Only these, in this order. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
};

/** The record's properties in the catalogue's order: every value with its mark, contradictions side by side. */
export function propertyList(ctx: PageContext, record: PublicRecord, choice: Choice = {}): Html {
  const { only, except = [] } = choice;
  const shown = only
    ? only.flatMap((name) => record.properties.filter(({ property }) => property === name))
    : record.properties.filter(({ property }) => !except.includes(property));
  return html`<dl class="facts">
    ${shown.map((stated) => {
      const property = propertyOf(catalogue, record.kind, stated.property);
      return property
        ? html`<div>
            <dt>${ctx.say(property.label)}</dt>
            <dd>${propertyValues(ctx, property, stated)}</dd>
          </div>`
        : null;
    })}
  </dl>`;
}

/** All that is stated of one property; graphic ones lie folded behind a plain warning. */
export function propertyValues(ctx: PageContext, property: Property, stated: PublicProperty): Html {
  const values = valuesOf(ctx, property, stated);
  return property.graphic ? folded(ctx, values) : values;
}

/** The same for a named property of a record; nothing where nothing is stated. */
export function propertyValuesOf(ctx: PageContext, record: PublicRecord, name: string): Content {
  const property = propertyOf(catalogue, record.kind, name);
  const stated = record.properties.find((each) => each.property === name);
  return property && stated ? propertyValues(ctx, property, stated) : null;
}

/** Puts something a reader should be warned of behind a plain sentence. */
export function folded(ctx: PageContext, content: Content, warning: string = ctx.t.property.graphic): Html {
  return html`<details class="fold">
    <summary>${warning}</summary>
    <div>${content}</div>
  </details>`;
}

function valuesOf(ctx: PageContext, property: Property, stated: PublicProperty): Html {
  const past = stated.past.map((claim) => pastClaim(ctx, property, claim));
  const gone =
    past.length === 0
      ? null
      : html`<p class="label">${ctx.t.property.past}</p>
          <ul class="past">
            ${past}
          </ul>`;
  const [first] = stated.values;
  if (stated.values.length === 1 && first)
    return html`<div>${oneValue(ctx, property, first)}</div>
      ${gone}`;
  const items = stated.values.map((each) => html`<li>${oneValue(ctx, property, each)}</li>`);
  if (!stated.contradiction)
    return html`<ul class="values">
        ${items}
      </ul>
      ${gone}`;
  return html`<p class="label">${ctx.t.property.disagree}</p>
    <ul class="values differ">
      ${items}
    </ul>
    <p class="small quiet">${lead(ctx, stated)}</p>
    ${gone}`;
}

function lead(ctx: PageContext, { leadBy, leadReason }: PublicProperty): Content {
  if (leadBy === 'rule') return ctx.t.property.leadByRule;
  return [ctx.t.property.leadByEditor, ' ', textIn(ctx, leadReason ?? '', 'en', true)];
}

/** Claims of one value may word it differently, so each is asked for its own words. */
function oneValue(ctx: PageContext, property: Property, { claims }: PublicValue): Content {
  const [first, ...others] = claims;
  if (!first) return null;
  const words = new Set([first.given, null]);
  const passages = new Set([ctx.notes.add(first)]);
  return [
    claimValue(ctx, property, first),
    ...others.map((claim) => {
      const isNewWording = !words.has(claim.given);
      const isNewPassage = !passages.has(ctx.notes.add(claim));
      words.add(claim.given);
      passages.add(ctx.notes.add(claim));
      const given = isNewWording
        ? html` <span class="given"><q lang="${claim.lang ?? 'en'}">${claim.given}</q></span>`
        : null;
      return isNewWording || isNewPassage ? [given, mark(ctx, claim)] : null;
    }),
  ];
}

function claimValue(ctx: PageContext, property: Property, claim: PublicClaim): Content {
  return [value(ctx, property, claim), mark(ctx, claim)];
}

function mark(ctx: PageContext, claim: PublicClaim): Content {
  const disputed =
    claim.review === 'disputed' ? html` <span class="tag">${ctx.t.property.disputed}</span>` : null;
  return [disputed, sourceMark(ctx, claim)];
}

function pastClaim(ctx: PageContext, property: Property, claim: PublicClaim): Html {
  return html`<li>
    <s>${value(ctx, property, claim)}</s>${sourceMark(ctx, claim)}
    <span class="tag">${ctx.t.property.status[claim.status]}</span> ${claim.reason}
  </li>`;
}
