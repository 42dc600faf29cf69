import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Citation } from '../../ui/notes.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { value } from '../../ui/value.ts';

/** The values of the named properties one below the other, each with its marks; null when none is stated. */
export function said(
  ctx: PageContext,
  record: PublicRecord,
  names: readonly string[],
  mark: (ctx: PageContext, citation: Citation) => Html = sourceLink,
): Content {
  const lines = names.flatMap((name) => {
    const property = propertyOf(catalogue, record.kind, name);
    return property
      ? (statedOf(record, name)?.values ?? []).map(({ claims }) => {
          const [claim] = claims;
          return (
            claim &&
            html`<div class="said ${property.type}">
              ${value(ctx, property, claim)}${claims.map((each) => mark(ctx, each))}
            </div>`
          );
        })
      : [];
  });
  return lines.length === 0 ? null : lines;
}
