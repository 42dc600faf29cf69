import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import type { PublicRecord, Stub } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { link } from '../../ui/value.ts';
import { recordMessages } from './messages.ts';

/** Any record: what is stated of it, and what points to it. */
export function recordPage(ctx: PageContext, kind: string, handle: string): Page | undefined {
  const record = ctx.release.record(kind, handle);
  return record?.handle === handle ? recordBody(ctx, record) : undefined;
}

export function recordBody(ctx: PageContext, record: PublicRecord, more: Content = null): Page {
  const m = recordMessages[ctx.lang];
  const kind = catalogue.get(record.kind);
  const title = ctx.say(record.title);
  const kindName = kind ? ctx.say(kind.plural) : record.kind;
  return {
    title: kind ? `${title} (${ctx.say(kind.label)})` : title,
    description: m.description(kind ? ctx.say(kind.label) : record.kind, title),
    data: recordData(record),
    body: [
      pageHead(ctx, { title, crumbs: [[`/${segmentOf(record.kind)}`, kindName]] }),
      section(m.stated, propertyList(ctx, record)),
      more,
      backlinks(ctx, record),
    ],
  };
}

/** Records that point here, by kind; a long row of them is cut with a count. */
export function backlinks(ctx: PageContext, record: Stub, except: readonly string[] = []): Content {
  const m = recordMessages[ctx.lang];
  const found = ctx.release.backlinks(record.id).filter(({ from }) => !except.includes(from.kind));
  if (found.length === 0) return null;
  const byKind = Map.groupBy(found, ({ from }) => from.kind);
  const groups = [...byKind].map(([kind, links]) => {
    const stubs = [...new Map(links.map(({ from }) => [from.id, from])).values()];
    const label = catalogue.get(kind)?.plural;
    const rest = stubs.length - SHOWN;
    return html`<div>
      <dt>${label ? ctx.say(label) : kind}</dt>
      <dd>
        <ul>
          ${stubs.slice(0, SHOWN).map((stub) => html`<li>${link(ctx, stub)}</li>`)}${rest > 0 ? html`<li class="quiet">${m.andMore(rest)}</li>` : null}
        </ul>
      </dd>
    </div>`;
  });
  return section(m.pointingHere, html`<dl class="facts">${groups}</dl>`);
}

const SHOWN = 40;
