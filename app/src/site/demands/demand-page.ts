import { leadCell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { textIn } from '../../ui/value.ts';
import { backlinks } from '../records/record-page.ts';
import { ledger } from './ledger.ts';
import { demandMessages } from './messages.ts';
import { themesOfDemand } from './themes.ts';

/** One demand, and the approaches made for it or for its subject. */
export function demandPage(ctx: PageContext, handle: string): Page | undefined {
  const demand = ctx.release.record('demand', handle);
  if (!demand || demand.handle !== handle) return undefined;
  const m = demandMessages[ctx.lang];
  const title = ctx.say(demand.title);
  const stated = leadCell(demand, 'text');
  const pursued = ctx.release.referring(demand.id, 'approach');
  const themes = themesOfDemand(ctx.release, handle);
  return {
    title,
    description: m.descriptionOf(title),
    data: recordData(demand),
    body: [
      pageHead(ctx, {
        title: textIn(ctx, title, stated?.lang ?? null, true),
        crumbs: [['/demands', m.title]],
      }),
      section(m.stated, propertyList(ctx, demand)),
      pursued.length > 0 ? section(m.ledger, ledger(ctx, pursued)) : null,
      themes.map(({ id, label, approaches }) =>
        approaches.length > 0
          ? section(
              m.sameTheme(ctx.say(label)),
              [html`<p class="quiet small">${m.sameThemeNote}</p>`, ledger(ctx, approaches)],
              { id },
            )
          : null,
      ),
      backlinks(ctx, demand, ['approach']),
    ],
  };
}
