import type { PublicRecord } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { sourceLink } from '../../ui/source-mark.ts';

/** A demand and its addressee in the organisation's own words, each with the mark of what they stand for; undefined where it has put none. `addressee` is the plain text, to compare. */
export function demandInOwnWords(
  ctx: PageContext,
  demand: PublicRecord,
): { readonly text: Html; readonly addressee: string; readonly addressedTo: Html } | undefined {
  const words = ctx.release.meta.organisation.demandWords[demand.handle];
  if (!words) return undefined;
  const addressee = ctx.say(words.addressedTo);
  return {
    text: html`${ctx.say(words.text)}${marks(ctx, demand, 'text')}`,
    addressee,
    addressedTo: html`${addressee}${marks(ctx, demand, 'addressed_to')}`,
  };
}

function marks(ctx: PageContext, demand: PublicRecord, property: string): Content {
  return (statedOf(demand, property)?.values[0]?.claims ?? []).map((claim) => sourceLink(ctx, claim));
}
