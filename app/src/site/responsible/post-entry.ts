import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadText } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { textIn } from '../../ui/value.ts';
import { said } from '../testimonies/said.ts';
import { responsibleMessages } from './messages.ts';

/** A post in a list: role, agency, holder, period and what the source says. */
export function postEntry(
  ctx: PageContext,
  post: PublicRecord,
  { hasHolder }: { readonly hasHolder: boolean },
): Html {
  const title = leadText(ctx, post, 'title') ?? ctx.say(post.title);
  const cells = (hasHolder ? ['organisation', 'person'] : ['organisation']).flatMap((name) =>
    allCells(ctx, post, name),
  );
  const period = postPeriod(ctx, post);
  return html`<li class="tight">
    <h3><a href="${ctx.href(recordPath(post))}">${textIn(ctx, title, 'en', true)}</a></h3>
    <div>${joined([...cells, ...(period === null ? [] : [period])], html` · `)}</div>
    ${said(ctx, post, ['statement', 'note'])}
  </li>`;
}

/** "from 1987 · to 2003", each with its mark; null when neither is stated. */
export function postPeriod(ctx: PageContext, post: PublicRecord): Content {
  const m = responsibleMessages[ctx.lang];
  const ends = (['from', 'to'] as const).flatMap((end) =>
    allCells(ctx, post, end).map((each) => html`<span><span class="label">${m[end]}</span> ${each}</span>`),
  );
  return ends.length === 0 ? null : joined(ends, ' ');
}
