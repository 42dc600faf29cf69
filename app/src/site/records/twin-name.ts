import type { Stub } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import { otherLanguage } from '../../ui/language.ts';

/** A record's name in the other language on a line of its own, where it is another. */
export function twinName(ctx: PageContext, { title }: Pick<Stub, 'title'>): Content {
  const twin = otherLanguage(ctx.lang);
  return title[twin] === ctx.say(title)
    ? null
    : html`<br /><span class="quiet tiny" lang="${twin}">${title[twin]}</span>`;
}
