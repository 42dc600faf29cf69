import type { ListRow } from '../../release/release-model.ts';
import { cell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { sourceLink, sourceMark } from '../../ui/source-mark.ts';
import { link, valueText } from '../../ui/value.ts';
import { contestedTable } from '../numbers/contested-totals.ts';
import { allFigures, figuresNamed, figureWords, mainCell, whoSays } from '../numbers/figures.ts';
import { allOf } from '../small-kinds.ts';
import { askedSection } from './campaign-demands.ts';
import { reportSection, takePartSection } from './campaign-report.ts';
import { campaignMessages } from './messages.ts';

/** The first page: the position, the numbers, the demands, the latest report and the way in. */
export function campaignPage(ctx: PageContext): Page {
  const m = campaignMessages[ctx.lang];
  const { organisation, number, asOf } = ctx.release.meta;
  const [first, ...others] = m.position;
  return {
    title: m.title,
    description: ctx.say(organisation.tagline),
    jsonLd: {
      '@context': 'https://schema.org',
      '@type': 'Dataset',
      name: ctx.say(organisation.name),
      description: ctx.say(organisation.tagline),
      version: String(number),
      dateModified: asOf,
      inLanguage: ['en', 'ko'],
    },
    body: [
      pageHead(ctx, { title: m.title, lead: first, more: others.map((text) => html`<p>${text}</p>`) }),
      section(m.numbers, [
        numbers(ctx),
        html`<p><a href="${ctx.href('/numbers#why')}">${m.whyDiffer}</a></p>`,
      ]),
      operatingSection(ctx),
      askedSection(ctx),
      section(m.disagree, [
        html`<p>${m.disagreeLead} <a href="${ctx.href('/numbers#why')}">${m.whyDiffer}</a></p>`,
        contestedTable(ctx),
      ]),
      reportSection(ctx),
      takePartSection(ctx),
      section(m.sources, [
        html`<p>${m.sourcesText} ${ctx.say(organisation.affiliation)}</p>`,
        html`<p><a href="${ctx.href('/sources')}">${m.allSources}</a></p>`,
      ]),
    ],
  };
}

function numbers(ctx: PageContext): Content {
  const m = campaignMessages[ctx.lang];
  const { held, died, camps } = ctx.release.meta.organisation.featuredFigures;
  const figures = allFigures(ctx.release);
  const named = (names: readonly string[]) => figuresNamed(figures, names);
  return html`<dl class="figures">
    ${featured(ctx, m.held, named([held]))}${featured(ctx, m.died, named([died]), 'loss')}${featured(ctx, m.camps, named(camps))}
  </dl>`;
}

function featured(ctx: PageContext, label: string, figures: readonly ListRow[], tone = ''): Content {
  const m = campaignMessages[ctx.lang];
  if (figures.length === 0) return null;
  const entries = figures.map((figure) => {
    const stated = mainCell(figure);
    const asOf = figure.cells['as_of'];
    const when = asOf ? valueText(ctx, { type: 'date', choices: {} }, asOf) : ctx.t.source.undated;
    return html`<dd>
      <span class="figure">${figureWords(ctx, figure)}</span>${stated ? sourceMark(ctx, stated) : null}
      <div class="small quiet">${m.saidBy(whoSays(ctx, figure), when)}</div>
    </dd>`;
  });
  return html`<div class="${tone}">
    <dt>${label}</dt>
    ${entries}
  </div>`;
}

const OPERATING: ReadonlySet<string> = new Set(['operating', 'reported_operating']);

function operatingSection(ctx: PageContext): Content {
  const m = campaignMessages[ctx.lang];
  const camps = allOf(ctx.release, 'camp').filter(
    ({ cells }) => cells['type']?.value !== 'kyo-hwa-so' && OPERATING.has(cells['status']?.value ?? ''),
  );
  if (camps.length === 0) return null;
  const items = camps.map(
    (camp) =>
      html`<li>
        <div>
          <b>${link(ctx, camp)}</b>${camp.cells['status'] ? sourceLink(ctx, camp.cells['status']) : null}
        </div>
        <div class="small quiet">${cell(ctx, 'camp', 'province', camp.cells['province'])}</div>
      </li>`,
  );
  return section(m.operating, [
    html`<p>${m.operatingLead}</p>`,
    html`<ul class="tiles">
      ${items}
    </ul>`,
    html`<p><a href="${ctx.href('/camps')}">${m.allCamps}</a></p>`,
  ]);
}
