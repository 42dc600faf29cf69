import { recordPath } from '../../release/record-path.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { allCells, leadCell, statedOf } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { downloadLinks } from '../../ui/data-table.ts';
import { html, joined } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { demandInOwnWords } from './demand-words.ts';
import { ledger } from './ledger.ts';
import { demandMessages } from './messages.ts';
import { themesOf } from './themes.ts';

/** The demands by subject, each with the ledger of who was asked and what came back. */
export function demandsPage(ctx: PageContext): Page {
  const m = demandMessages[ctx.lang];
  const themes = themesOf(ctx.release);
  const name = (label: (typeof themes)[number]['label']): string => (label ? ctx.say(label) : m.other);
  return {
    title: m.title,
    description: m.description,
    data: tableData('approach'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: html`<p class="small quiet">${m.reading}</p>
          <ul class="chips">
            ${themes.map(({ id, label }) => html`<li><a href="#${id}">${name(label)}</a></li>`)}
          </ul>`,
      }),
      themes.map(({ id, label, demands, approaches }) =>
        section(
          name(label),
          [
            demands.length > 0
              ? [
                  html`<h3>${m.asked}</h3>`,
                  html`<ul class="rows">
                    ${demands.map((each) => demandEntry(ctx, each))}
                  </ul>`,
                ]
              : null,
            html`<h3>${m.ledger}</h3>`,
            ledger(ctx, approaches),
          ],
          { id },
        ),
      ),
      html`<div class="wrap">
        ${downloadLinks(ctx, tableData('demand'))}${downloadLinks(ctx, tableData('approach'))}
      </div>`,
    ],
  };
}

function demandEntry(ctx: PageContext, demand: PublicRecord): Html {
  const m = demandMessages[ctx.lang];
  const own = ctx.release.meta.organisation.demandWords[demand.handle];
  const text = leadCell(demand, 'text');
  const marks = (statedOf(demand, 'text')?.values[0]?.claims ?? []).map((claim) => sourceLink(ctx, claim));
  const side = (label: string, property: string): Content => {
    const cells = allCells(ctx, demand, property);
    return cells.length > 0 ? html`<span>${label} ${joined(cells, ', ')}</span>` : null;
  };
  const inOwnWords = demandInOwnWords(ctx, demand);
  const addressee = inOwnWords
    ? html`<span>${m.to} ${inOwnWords.addressedTo}</span>`
    : side(m.to, 'addressed_to');
  return html`<li class="tight">
    <div>
      <a href="${ctx.href(recordPath(demand))}"
        >${own ? ctx.say(own.text) : text ? textIn(ctx, text.value, text.lang, true) : ctx.say(demand.title)}</a
      >${marks}
    </div>
    <div class="small quiet">${joined([side(m.by, 'by'), addressee].filter(Boolean), ' · ')}</div>
  </li>`;
}
