import type { ListRow, PublicRecord } from '../../release/release-model.ts';
import type { PageContext } from '../../ui/context.ts';
import { recordData } from '../../ui/data-path.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { sourceMark } from '../../ui/source-mark.ts';
import { link, valueText } from '../../ui/value.ts';
import { allFigures, byTime, figureColumns, figureWords, mainCell, whoSays } from './figures.ts';
import { numberMessages } from './messages.ts';

/** One figure: the number as published, what it counts, and the others that count the same. */
export function figurePage(ctx: PageContext, handle: string): Page | undefined {
  const record = ctx.release.record('figure', handle);
  const figures = allFigures(ctx.release);
  const figure = figures.find(({ id }) => id === record?.id);
  if (!record || !figure || record.handle !== handle) return undefined;
  const m = numberMessages[ctx.lang];
  const measure = ctx.say(record.title);
  const camp = figure.cells['camp']?.target;
  const what = camp ? `${measure}: ${ctx.say(camp.title)}` : measure;
  return {
    title: `${what}, ${whoSays(ctx, figure)}`,
    description: `${what}: ${figureWords(ctx, figure)} (${whoSays(ctx, figure)}).`,
    data: recordData(record),
    body: [
      pageHead(ctx, { title: what, crumbs: [['/numbers', m.title]], more: headline(ctx, figure) }),
      section(m.stated, propertyList(ctx, record)),
      derived(ctx, record),
      siblings(ctx, figure, figures),
      section(m.reading, html`<p>${m.readingText}</p>`),
    ],
  };
}

function headline(ctx: PageContext, figure: ListRow): Content {
  const stated = mainCell(figure);
  const asOf = figure.cells['as_of'];
  const when = asOf ? valueText(ctx, { type: 'date', choices: {} }, asOf) : ctx.t.value.dateUnknown;
  return html`<dl class="figures">
    <div>
      <dt>${whoSays(ctx, figure)}, ${when}</dt>
      <dd>
        <span class="figure">${figureWords(ctx, figure)}</span>${stated ? sourceMark(ctx, stated) : null}
      </dd>
    </div>
  </dl>`;
}

function derived(ctx: PageContext, record: PublicRecord): Content {
  const found = ctx.release.backlinks(record.id, 'figure');
  if (found.length === 0) return null;
  const items = found.map(({ from }) => html`<li>${link(ctx, from)}</li>`);
  return section(
    numberMessages[ctx.lang].derived,
    html`<ul>
      ${items}
    </ul>`,
  );
}

function siblings(ctx: PageContext, figure: ListRow, figures: readonly ListRow[]): Content {
  const m = numberMessages[ctx.lang];
  const same = (name: string, row: ListRow): boolean => row.cells[name]?.value === figure.cells[name]?.value;
  const rows = figures
    .filter((row) => row.id !== figure.id && same('measure', row) && same('camp', row))
    .sort(byTime);
  if (rows.length === 0) return null;
  const table = dataTable(ctx, {
    caption: m.others,
    label: m.others,
    columns: figureColumns(ctx, { hasCamp: false }),
    rows,
    order: m.groupOrder,
  });
  return section(m.others, table, { isFull: true });
}
