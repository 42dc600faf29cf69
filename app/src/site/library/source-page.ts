import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { PublicRecord, ReleaseReader } from '../../release/release-model.ts';
import { statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { folded, propertyList } from '../../ui/property-list.ts';
import { gradeInWords, sourceLink } from '../../ui/source-mark.ts';
import { link, textIn, value } from '../../ui/value.ts';
import { PAGE_SIZE } from '../records/table-page.ts';
import { recordPaths } from '../records/routes.ts';
import { libraryMessages } from './messages.ts';

type Resting = ReturnType<ReleaseReader['restingOn']>['rows'][number];

/** What must be known before anything of the source is used. */
const CAUTIONS = ['note', 'caution', 'verification', 'rule', 'exclusion'];

/** One source: its grade, what to know of its text, and everything that rests on it. */
export function sourcePage(ctx: PageContext, handle: string, page: number): Page | undefined {
  const source = ctx.release.record('source', handle);
  const card = source && ctx.release.source(source.id);
  if (!source || !card || source.handle !== handle) return undefined;
  const { rows, total } = ctx.release.restingOn(source.id, (page - 1) * PAGE_SIZE, PAGE_SIZE);
  if (page < 1 || (page > 1 && rows.length === 0)) return undefined;
  const m = libraryMessages[ctx.lang];
  const title = page === 1 ? card.title : `${card.title}, ${m.source.page(page)}`;
  return {
    title,
    description: m.source.descriptionOf(card.title),
    data: recordData(source),
    body: [
      pageHead(ctx, {
        title: textIn(ctx, card.title, card.titleLang, true),
        crumbs: [['/sources', m.sources.title]],
        more: html`<p><span class="label">${m.source.grade}</span> ${gradeInWords(ctx, card, null)}</p>`,
      }),
      page === 1 ? about(ctx, source) : null,
      restingSection(ctx, handle, rows, total, page),
    ],
  };
}

function about(ctx: PageContext, source: PublicRecord): Content {
  const m = libraryMessages[ctx.lang].source;
  const cautions = CAUTIONS.filter((name) => statedOf(source, name));
  return [
    cautions.length > 0
      ? section(m.note, propertyList(ctx, source, { only: cautions }), { id: 'note' })
      : null,
    section(m.facts, propertyList(ctx, source, { except: CAUTIONS }), { id: 'facts' }),
  ];
}

function restingSection(
  ctx: PageContext,
  handle: string,
  rows: readonly Resting[],
  total: number,
  page: number,
): Content {
  const m = libraryMessages[ctx.lang].source;
  if (total === 0) return section(m.rests, html`<p class="quiet">${m.nothing}</p>`, { id: 'rests' });
  const table = dataTable(ctx, {
    caption: m.restsCaption(total),
    label: m.rests,
    order: m.order,
    rows,
    columns: [
      { label: m.record, isHeader: true, cell: ({ record }) => link(ctx, record) },
      { label: m.property, cell: (row) => labelOf(ctx, row) },
      { label: m.value, cell: (row) => valueCell(ctx, row) },
      { label: m.locator, cell: ({ claim }) => html`<span lang="en">${claim.locator}</span>` },
    ],
    pages: {
      page,
      size: PAGE_SIZE,
      total,
      path: (n) => (n === 1 ? `/sources/${handle}` : `/sources/${handle}/page/${n}`),
    },
  });
  return section(m.rests, table, { id: 'rests', isFull: true });
}

function labelOf(ctx: PageContext, { record, property }: Resting): string {
  const label = propertyOf(catalogue, record.kind, property)?.label;
  return label ? ctx.say(label) : property;
}

function valueCell(ctx: PageContext, { record, property: name, claim }: Resting): Content {
  const property = propertyOf(catalogue, record.kind, name);
  if (!property) return null;
  const past =
    claim.status === 'stated'
      ? null
      : html` <span class="tag">${libraryMessages[ctx.lang].source.status}</span>`;
  const shown = [value(ctx, property, claim), sourceLink(ctx, claim), past];
  return property.graphic ? folded(ctx, shown) : shown;
}

/** Every page of what rests on every source. */
export function sourcePaths(release: ReleaseReader): readonly string[] {
  return recordPaths(release, 'source').flatMap((path) => {
    const stub = release.record('source', path.slice('/sources/'.length));
    const pages = stub ? Math.ceil(release.restingOn(stub.id, 0, 0).total / PAGE_SIZE) : 1;
    return Array.from({ length: Math.max(0, pages - 1) }, (_, index) => `${path}/page/${index + 2}`);
  });
}
