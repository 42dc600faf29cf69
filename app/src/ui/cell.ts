import { propertyOf } from '@unhidden/record';
import type { Property } from '@unhidden/record';
import { catalogue } from '../kinds/index.ts';
import type { ListCell, PublicProperty, PublicRecord } from '../release/release-model.ts';
import type { PageContext } from './context.ts';
import { html } from './html.ts';
import type { Content } from './html.ts';
import { sourceLink } from './source-mark.ts';
import { value, valueText } from './value.ts';

/** A lead value in a table with its mark, and how many further values there are. */
export function cell(ctx: PageContext, kind: string, name: string, stated: ListCell | undefined): Content {
  const property = stated && propertyOf(catalogue, kind, name);
  if (!property) return null;
  return [
    value(ctx, property, stated, { isBrief: true }),
    sourceLink(ctx, stated),
    moreValues(ctx, property, stated.more),
  ];
}

function moreValues(ctx: PageContext, { many }: Property, count: number): Content {
  if (count === 0) return null;
  return html` <span class="tag">${many ? ctx.t.value.others(count) : ctx.t.value.differing(count)}</span>`;
}

/** The lead claim of a full record's property as a table cell. */
export function leadCell(record: PublicRecord, name: string): ListCell | undefined {
  const claims = leadClaims(record, name);
  const [claim] = claims;
  return claim && { ...claim, more: statedOf(record, name)?.contradiction ? countOf(record, name) - 1 : 0 };
}

/** Every current value of a property with its mark, one after the other. */
export function allCells(ctx: PageContext, record: PublicRecord, name: string): readonly Content[] {
  const property = propertyOf(catalogue, record.kind, name);
  if (!property) return [];
  return (statedOf(record, name)?.values ?? []).flatMap(({ claims }) => {
    const [claim] = claims;
    return claim
      ? [
          html`${value(ctx, property, claim, { isBrief: true })}${claims.map((each) => sourceLink(ctx, each))}`,
        ]
      : [];
  });
}

export function statedOf(record: PublicRecord, name: string): PublicProperty | undefined {
  return record.properties.find(({ property }) => property === name);
}

/** The lead value without markup. */
export function leadText(ctx: PageContext, record: PublicRecord, name: string): string | undefined {
  const property = propertyOf(catalogue, record.kind, name);
  const [claim] = leadClaims(record, name);
  return property && claim && valueText(ctx, property, claim);
}

function leadClaims(record: PublicRecord, name: string) {
  return statedOf(record, name)?.values[0]?.claims ?? [];
}

function countOf(record: PublicRecord, name: string): number {
  return statedOf(record, name)?.values.length ?? 0;
}
