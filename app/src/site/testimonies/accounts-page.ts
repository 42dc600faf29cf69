import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { leadCell } from '../../ui/cell.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { downloadLinks } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { accountEntry } from './account-entry.ts';
import { accountMessages } from './messages.ts';

/** Everything done to people, by type, descriptions folded. */
export function actsPage(ctx: PageContext): Page {
  const acts = allOf(ctx, 'act');
  const types = propertyOf(catalogue, 'act', 'type')?.choices ?? {};
  const byType = Map.groupBy(acts, (act) => leadCell(act, 'type')?.value ?? '');
  const present = [...Object.keys(types), ''].filter((type) => byType.has(type));
  const name = (type: string): string => {
    const words = types[type];
    return words ? ctx.say(words) : accountMessages[ctx.lang].other;
  };
  const chips = html`<ul class="chips">
    ${present.map((type) => html`<li><a href="#${type || 'unstated'}">${name(type)}</a> ${byType.get(type)?.length}</li>`)}
  </ul>`;
  const sections = present.map((type) =>
    section(name(type), entries(ctx, byType.get(type) ?? [], true), { id: type || 'unstated' }),
  );
  return accountsPage(ctx, 'act', accountMessages[ctx.lang].acts, chips, sections);
}

/** Every sentence and collective punishment on record. */
export function sentencesPage(ctx: PageContext): Page {
  const list = entries(ctx, allOf(ctx, 'sentence'), false);
  const plural = catalogue.get('sentence')?.plural;
  return accountsPage(
    ctx,
    'sentence',
    accountMessages[ctx.lang].sentences,
    null,
    section(plural ? ctx.say(plural) : '', list),
  );
}

type Texts = { readonly description: string; readonly lead: string; readonly warning: string };

function accountsPage(
  ctx: PageContext,
  kind: string,
  { description, lead, warning }: Texts,
  chips: Content,
  body: Content,
): Page {
  const plural = catalogue.get(kind)?.plural;
  const title = plural ? ctx.say(plural) : kind;
  return {
    title,
    description,
    data: tableData(kind),
    body: [
      pageHead(ctx, {
        title,
        lead,
        crumbs: [['/conditions', ctx.t.nav.conditions]],
        more: [html`<p>${warning}</p>`, chips],
      }),
      body,
      html`<div class="wrap">${downloadLinks(ctx, tableData(kind))}</div>`,
    ],
  };
}

function allOf(ctx: PageContext, kind: string): readonly PublicRecord[] {
  return ctx.release
    .list(kind, 0, ctx.release.meta.counts[kind] ?? 0)
    .rows.flatMap(({ id }) => ctx.release.recordById(id) ?? []);
}

function entries(ctx: PageContext, records: readonly PublicRecord[], isHeadedByPlace: boolean): Content {
  return html`<ul class="rows">
    ${records.map((each) => accountEntry(ctx, each, { isHeadedByPlace }))}
  </ul>`;
}
