import { recordPath } from '../../release/record-path.ts';
import type { ListRow, PublicRecord } from '../../release/release-model.ts';
import { allCells, cell, leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { link, textIn } from '../../ui/value.ts';
import { sameName } from '../records/same-name.ts';
import { twinName } from '../records/twin-name.ts';
import { agencyTree, inTreeOrder } from './agency-tree.ts';
import type { AgencyNode } from './agency-tree.ts';
import { responsibleMessages } from './messages.ts';
import { postPeriod } from './post-entry.ts';

/** Agencies as a tree, the posts in them, the sanctions against them, the officials listed. */
export function responsiblePage(ctx: PageContext): Page {
  const m = responsibleMessages[ctx.lang];
  const tree = agencyTree(ctx.release);
  const agencies = inTreeOrder(tree);
  const parts = [
    ['agencies', m.agencies],
    ['posts', m.posts],
    ['sanctions', m.sanctions],
    ['officials', m.officials],
  ] as const;
  return {
    title: m.title,
    description: m.description,
    data: tableData('post'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: html`<ul class="chips">
          ${parts.map(([id, text]) => html`<li><a href="#${id}">${text}</a></li>`)}
        </ul>`,
      }),
      section(m.agencies, [html`<p>${m.agenciesLead}</p>`, branch(ctx, tree)], { id: 'agencies' }),
      postsSection(ctx, agencies),
      sanctionsSection(ctx),
      officialsSection(ctx),
    ],
  };
}

function branch(ctx: PageContext, nodes: readonly AgencyNode[], above?: PublicRecord): Html {
  return html`<ul class="tree">
    ${nodes.map((each) => html`<li>${agencyLine(ctx, each, above)}${each.below.length > 0 ? branch(ctx, each.below, each.agency) : null}</li>`)}
  </ul>`;
}

function agencyLine(
  ctx: PageContext,
  { agency, isAgain }: AgencyNode,
  above: PublicRecord | undefined,
): Content {
  const m = responsibleMessages[ctx.lang];
  const placed = statedOf(agency, 'parent')?.values.find(({ value }) => value === above?.id)?.claims ?? [];
  const names = statedOf(agency, 'names')?.values[0]?.claims ?? [];
  const posts = ctx.release.backlinks(agency.id, 'post').length;
  const others = isAgain ? [] : sameName(ctx.release, agency);
  return [
    link(ctx, agency),
    (above ? placed : names.slice(0, 1)).map((claim) => sourceLink(ctx, claim)),
    listing(ctx, agency),
    isAgain ? html` <span class="tag">${m.again}</span>` : null,
    posts > 0 && !isAgain
      ? html` <a class="tiny" href="#at-${agency.handle}">${m.postsHere(posts)}</a>`
      : null,
    others.length > 0
      ? html`<div class="tiny quiet">
          ${m.possibly}
          ${joined(
            others.map((other) => [link(ctx, other), listing(ctx, other)]),
            ', ',
          )}
          (${m.sameAgency})
        </div>`
      : null,
  ];
}

/** A body met twice bears one name; who listed it, and when, tells the record of a listing from the other. */
function listing(ctx: PageContext, agency: Pick<PublicRecord, 'id'>): Content {
  const [measure] = ctx.release.referring(agency.id, 'measure');
  const stated = measure ? ['by', 'date'].flatMap((name) => allCells(ctx, measure, name)) : [];
  return stated.length > 0
    ? html` <span class="small quiet"
        >${responsibleMessages[ctx.lang].listedBy} ${joined(stated, ', ')}</span
      >`
    : null;
}

function postsSection(ctx: PageContext, agencies: readonly PublicRecord[]): Content {
  const m = responsibleMessages[ctx.lang];
  const rows = agencies.flatMap((agency) =>
    ctx.release.referring(agency.id, 'post').map((post, index) => ({ agency, post, isFirst: index === 0 })),
  );
  const text =
    (name: string) =>
    ({ post }: { post: PublicRecord }) =>
      cell(ctx, 'post', name, leadCell(post, name));
  const table = dataTable(ctx, {
    caption: m.postCaption(rows.length),
    label: m.posts,
    order: m.orderPosts,
    rows,
    rowId: ({ agency, post, isFirst }) => (isFirst ? `at-${agency.handle}` : post.handle),
    columns: [
      {
        label: m.role,
        isHeader: true,
        cell: ({ post }) =>
          html`<a href="${ctx.href(recordPath(post))}">${textIn(ctx, ctx.say(post.title), 'en', true)}</a>`,
      },
      { label: m.agency, cell: text('organisation') },
      { label: m.holder, cell: text('person') },
      { label: m.period, cell: ({ post }) => postPeriod(ctx, post) },
      { label: m.statement, cell: text('statement') },
    ],
    downloads: tableData('post'),
  });
  return section(m.posts, [html`<p>${m.postsLead}</p>`, table], { id: 'posts', isFull: true });
}

function sanctionsSection(ctx: PageContext): Content {
  const m = responsibleMessages[ctx.lang];
  const { rows } = ctx.release.list('measure', 0, ctx.release.meta.counts['measure'] ?? 0);
  const sorted = [...rows].sort((a, b) =>
    (a.cells['date']?.value ?? '').localeCompare(b.cells['date']?.value ?? ''),
  );
  const said = (name: string) => (row: ListRow) => cell(ctx, 'measure', name, row.cells[name]);
  const table = dataTable(ctx, {
    caption: m.sanctionsCaption(rows.length),
    label: m.sanctions,
    order: m.orderDate,
    rows: sorted,
    rowId: ({ handle }) => handle,
    columns: [
      { label: m.target, isHeader: true, cell: said('target') },
      { label: m.by, cell: said('by') },
      { label: m.date, cell: said('date') },
      { label: m.basis, cell: said('basis') },
    ],
    downloads: tableData('measure'),
  });
  return section(m.sanctions, [html`<p>${m.sanctionsLead}</p>`, table], { id: 'sanctions', isFull: true });
}

function officialsSection(ctx: PageContext): Content {
  const m = responsibleMessages[ctx.lang];
  const { rows } = ctx.release.list('person', 0, PEOPLE_SHOWN);
  const officials = rows.filter(({ cells }) => cells['role']?.value === 'official');
  const said = (name: string) => (row: ListRow) => cell(ctx, 'person', name, row.cells[name]);
  const table = dataTable(ctx, {
    caption: m.officialsCaption(officials.length),
    label: m.officials,
    rows: officials,
    rowId: ({ handle }) => handle,
    columns: [
      { label: m.name, isHeader: true, cell: (row) => [link(ctx, row), twinName(ctx, row)] },
      { label: m.basis, cell: said('basis') },
      { label: m.listed, cell: said('listed_on') },
    ],
    downloads: tableData('person'),
  });
  return section(m.officials, table, { id: 'officials', isFull: true });
}

const PEOPLE_SHOWN = 500;
