import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import type { ListRow } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { contestedTotals, emphasised, topicOfTotals } from './contested-totals.ts';
import { allFigures, byTime, figureColumns } from './figures.ts';
import { numberMessages } from './messages.ts';
import { topicEntry } from './topic.ts';

type Group = { readonly measure: string; readonly label: string; readonly rows: readonly ListRow[] };

/** Every published figure, by what it counts, and the totals that disagree. */
export function numbersPage(ctx: PageContext): Page {
  const m = numberMessages[ctx.lang];
  const figures = allFigures(ctx.release);
  const groups = grouped(ctx, figures);
  const topic = topicOfTotals(ctx.release);
  return {
    title: m.title,
    description: m.description,
    data: tableData('figure'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: [html`<p class="quiet">${m.count(figures.length)}</p>`, contents(groups, m)],
      }),
      section(m.contested, contestedTotals(ctx), { id: 'contested', isFull: true }),
      section(
        m.why,
        [emphasised(m.whyText), html`<p><a href="${ctx.href('/contested')}">${m.allTopics}</a></p>`],
        { id: 'why' },
      ),
      topic ? section(m.record, html`<div class="tight">${topicEntry(ctx, topic)}</div>`) : null,
      groups.map((group) =>
        section(group.label, groupTable(ctx, group), { id: group.measure, isFull: true }),
      ),
    ],
  };
}

function contents(groups: readonly Group[], m: (typeof numberMessages)['en']): Content {
  return html`<nav aria-label="${m.groups}">
    <ul class="chips">
      ${groups.map(({ measure, label, rows }) => html`<li><a href="#${measure}">${m.toGroup(label, rows.length)}</a></li>`)}
    </ul>
  </nav>`;
}

/** In the order the catalogue lists what can be counted. */
function grouped(ctx: PageContext, figures: readonly ListRow[]): readonly Group[] {
  const measures = propertyOf(catalogue, 'figure', 'measure')?.choices ?? {};
  const byMeasure = Map.groupBy(figures, ({ cells }) => cells['measure']?.value ?? '');
  return Object.entries(measures).flatMap(([measure, words]) => {
    const rows = byMeasure.get(measure);
    return rows ? [{ measure, label: ctx.say(words), rows: inOrder(ctx, rows) }] : [];
  });
}

function inOrder(ctx: PageContext, rows: readonly ListRow[]): readonly ListRow[] {
  const camp = ({ cells }: ListRow): string => {
    const target = cells['camp']?.target;
    return target ? ctx.say(target.title) : (cells['camp_as_given']?.value ?? '');
  };
  return [...rows].sort(
    (a, b) => camp(a).localeCompare(camp(b), ctx.lang, { numeric: true }) || byTime(a, b),
  );
}

function groupTable(ctx: PageContext, { label, rows }: Group): Content {
  const m = numberMessages[ctx.lang];
  const hasCamp = rows.some(({ cells }) => cells['camp'] ?? cells['camp_as_given']);
  return dataTable(ctx, {
    caption: label,
    label,
    columns: figureColumns(ctx, { hasCamp }),
    rows,
    order: hasCamp ? m.campOrder : m.groupOrder,
    rowId: ({ handle }) => handle,
    downloads: tableData('figure'),
  });
}
