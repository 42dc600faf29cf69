import type { ListRow } from '../../release/release-model.ts';
import { cell, leadCell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable, downloadLinks } from '../../ui/data-table.ts';
import type { Column } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { link } from '../../ui/value.ts';
import { sameName } from '../records/same-name.ts';
import { twinName } from '../records/twin-name.ts';
import { peopleMessages } from './messages.ts';

const GROUPS = ['survivor', 'victim', 'witness', 'official', 'command'] as const;
type Group = (typeof GROUPS)[number];

/** Everyone named, by the role in which public sources name them. */
export function peoplePage(ctx: PageContext): Page {
  const m = peopleMessages[ctx.lang];
  const { rows, total } = ctx.release.list('person', 0, ctx.release.meta.counts['person'] ?? 0);
  const byGroup = Map.groupBy(rows, groupOf);
  const present = GROUPS.filter((group) => byGroup.has(group));
  return {
    title: m.title,
    description: m.description,
    data: tableData('person'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead(total),
        more: html`<p>${m.notAList} <a href="${ctx.href('/demands')}">${ctx.t.nav.demands}</a></p>
          <ul class="chips">
            ${present.map((group) => html`<li><a href="#${group}">${m.groups[group].title}</a> ${byGroup.get(group)?.length}</li>`)}
          </ul>`,
      }),
      present.map((group) => groupSection(ctx, group, byGroup.get(group) ?? [])),
      html`<div class="wrap">${downloadLinks(ctx, tableData('person'))}</div>`,
    ],
  };
}

/** A name without a stated role stands here because a post names it. */
function groupOf({ cells }: ListRow): Group {
  const role = cells['role']?.value;
  return GROUPS.find((group) => group === role) ?? 'command';
}

function groupSection(ctx: PageContext, group: Group, rows: readonly ListRow[]): Content {
  const m = peopleMessages[ctx.lang];
  const { title, lead } = m.groups[group];
  const table = dataTable(ctx, {
    caption: `${title}: ${m.count(rows.length)}.`,
    label: title,
    order: m.byRole,
    rows,
    rowId: ({ handle }) => handle,
    columns: columnsOf(ctx, group, rows),
  });
  return section(title, [html`<p>${lead}</p>`, table], { id: group, isFull: true });
}

function columnsOf(ctx: PageContext, group: Group, rows: readonly ListRow[]): readonly Column<ListRow>[] {
  const m = peopleMessages[ctx.lang];
  const has = (...names: string[]): boolean => rows.some(({ cells }) => names.some((name) => cells[name]));
  const camp: Column<ListRow> = {
    label: m.camp,
    cell: (row) =>
      cell(
        ctx,
        'person',
        row.cells['camp'] ? 'camp' : 'camp_as_given',
        row.cells['camp'] ?? row.cells['camp_as_given'],
      ),
  };
  return [
    { label: m.name, isHeader: true, cell: (row) => [link(ctx, row), twinName(ctx, row)] },
    {
      label: m.why,
      cell: (row) =>
        group === 'command' ? postCell(ctx, row) : cell(ctx, 'person', 'basis', row.cells['basis']),
    },
    ...(has('camp', 'camp_as_given') ? [camp] : []),
    ...(has('period', 'listed_on') ? [{ label: m.when, cell: (row: ListRow) => whenCell(ctx, row) }] : []),
    ...(rows.some((row) => sameName(ctx.release, row).length > 0)
      ? [{ label: m.hint, cell: (row: ListRow) => hintCell(ctx, row) }]
      : []),
  ];
}

function whenCell(ctx: PageContext, { cells }: ListRow): Content {
  const listed = cells['listed_on'];
  const period = cells['period'] && html`<div>${cell(ctx, 'person', 'period', cells['period'])}</div>`;
  return [
    period,
    listed &&
      html`<div>
        <span class="label">${peopleMessages[ctx.lang].listed}</span>
        ${cell(ctx, 'person', 'listed_on', listed)}
      </div>`,
  ];
}

function postCell(ctx: PageContext, row: ListRow): Content {
  const [post] = ctx.release.referring(row.id, 'post');
  if (!post) return null;
  const parts = ['title', 'organisation'].flatMap((name) => {
    const stated = leadCell(post, name);
    return stated ? [cell(ctx, 'post', name, stated)] : [];
  });
  return [html`<span class="label">${peopleMessages[ctx.lang].holder}</span> `, joined(parts, ', ')];
}

function hintCell(ctx: PageContext, row: ListRow): Content {
  const others = sameName(ctx.release, row).map((other) => link(ctx, other));
  return others.length === 0
    ? null
    : [joined(others, ', '), html` <span class="label">${peopleMessages[ctx.lang].sameName}</span>`];
}
