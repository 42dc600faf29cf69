import { sortKorean } from '@unhidden/names';
import { propertyOf } from '@unhidden/record';
import { catalogue } from '../../kinds/index.ts';
import { recordPath } from '../../release/record-path.ts';
import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { dataTable, downloadLinks } from '../../ui/data-table.ts';
import type { Column } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { folded } from '../../ui/property-list.ts';
import { accountMessages } from '../testimonies/messages.ts';
import { conditionMessages } from './messages.ts';

/** Every statement on conditions by topic, the camps of one topic side by side. */
export function conditionsPage(ctx: PageContext): Page {
  const m = conditionMessages[ctx.lang];
  const { rows } = ctx.release.list('condition', 0, ctx.release.meta.counts['condition'] ?? 0);
  const choices = propertyOf(catalogue, 'condition', 'topic')?.choices ?? {};
  const byTopic = Map.groupBy(rows, ({ cells }) => cells['topic']?.value ?? '');
  const topics = [...Object.keys(choices), ''].filter((topic) => byTopic.has(topic));
  const name = (topic: string): string => {
    const words = choices[topic];
    return words ? capital(ctx.say(words)) : m.other;
  };
  return {
    title: m.title,
    description: m.description,
    data: tableData('condition'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: html`<p>${m.graphic}</p>
          <ul class="chips">
            ${topics.map((topic) => html`<li><a href="#${topic || 'other'}">${name(topic)}</a> ${byTopic.get(topic)?.length}</li>`)}
          </ul>
          <p>
            ${m.acts} <a href="${ctx.href('/acts')}">${m.actsLink(ctx.release.meta.counts['act'] ?? 0)}</a>,
            <a href="${ctx.href('/sentences')}"
              >${m.sentencesLink(ctx.release.meta.counts['sentence'] ?? 0)}</a
            >
          </p>`,
      }),
      topics.map((topic) =>
        section(name(topic), topicTable(ctx, name(topic), byTopic.get(topic) ?? []), {
          id: topic || 'other',
          isFull: true,
        }),
      ),
      html`<div class="wrap">${downloadLinks(ctx, tableData('condition'))}</div>`,
    ],
  };
}

function topicTable(ctx: PageContext, topic: string, rows: readonly ListRow[]): Content {
  const m = conditionMessages[ctx.lang];
  return dataTable(ctx, {
    caption: m.caption(topic, rows.length),
    label: topic,
    order: m.order,
    rows: rows.toSorted((a, b) => sortKorean(campKey(a), campKey(b))),
    rowId: ({ handle }) => handle,
    columns: columnsOf(ctx),
  });
}

function columnsOf(ctx: PageContext): readonly Column<ListRow>[] {
  const m = conditionMessages[ctx.lang];
  return [
    {
      label: m.camp,
      isHeader: true,
      cell: (row) =>
        said(ctx, row, 'camp') ??
        said(ctx, row, 'camp_as_given') ??
        html`<span class="quiet">${m.noCamp}</span>`,
    },
    { label: m.statement, cell: (row) => statement(ctx, row) },
    {
      label: m.record,
      cell: (row) => html`<a class="tiny" href="${ctx.href(recordPath(row))}">${row.handle}</a>`,
    },
  ];
}

/** All of one account in one cell, so that a telephone shows it without scrolling: value, words, time and witness. */
function statement(ctx: PageContext, row: ListRow): Content {
  const m = conditionMessages[ctx.lang];
  const { value, graphic_statement: graphic, rests_on_earlier_account: revised, period, witness } = row.cells;
  const beside = [
    period ? html`${said(ctx, row, 'period')}` : null,
    witness ? html`<span class="label">${m.witness}</span> ${said(ctx, row, 'witness')}` : null,
  ].filter(Boolean);
  return [
    value ? html`<div><b>${said(ctx, row, 'value')}</b></div>` : null,
    said(ctx, row, 'statement'),
    graphic ? folded(ctx, said(ctx, row, 'graphic_statement')) : null,
    beside.length > 0 ? html`<div class="quiet">${joined(beside, ' · ')}</div>` : null,
    revised
      ? html`<div>
          <b class="tag">${accountMessages[ctx.lang].earlier}</b>
          ${said(ctx, row, 'rests_on_earlier_account')}
        </div>`
      : null,
  ];
}

function said(ctx: PageContext, { cells }: ListRow, name: string): Content {
  return cell(ctx, 'condition', name, cells[name]);
}

/** Numbered camps in the order of their numbers, those without a camp last. */
function campKey({ cells }: ListRow): string {
  return (cells['camp']?.target?.handle ?? '힣').replace(/\d+/, (digits) => digits.padStart(4, '0'));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
