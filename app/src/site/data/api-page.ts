import { catalogue } from '../../kinds/index.ts';
import { segmentOf } from '../../release/record-path.ts';
import type { PageContext } from '../../ui/context.ts';
import { dataTable } from '../../ui/data-table.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import type { Endpoint } from '../api/endpoint.ts';
import { ENDPOINTS } from '../api/endpoints.ts';
import { own } from './data-page.ts';
import { dataMessages } from './messages.ts';
import type { DataMessages } from './messages.ts';

/** The API for people, from the same table that answers it. */
export function apiPage(ctx: PageContext): Page {
  const m = dataMessages[ctx.lang];
  const kinds = dataTable(ctx, {
    caption: m.apiKinds,
    label: m.apiKinds,
    columns: [
      {
        label: m.apiSegment,
        isHeader: true,
        cell: ({ name }) => html`<a href="/api/v1/${segmentOf(name)}"><code>${segmentOf(name)}</code></a>`,
      },
      { label: m.kind, cell: ({ plural }) => ctx.say(plural) },
      { label: m.apiMeaning, cell: ({ help }) => ctx.say(help) },
    ],
    rows: [...catalogue.values()],
  });
  return {
    title: m.apiTitle,
    description: m.apiDescription,
    data: { json: '/api/v1/openapi.json' },
    body: own([
      pageHead(ctx, {
        title: m.apiTitle,
        lead: m.apiLead,
        crumbs: [['/data', m.crumb]],
        more: html`<p><a href="/api/v1/openapi.json">${m.apiOpen}</a></p>`,
      }),
      section(
        m.apiAddresses,
        ENDPOINTS.map((endpoint) => described(ctx, m, endpoint)),
      ),
      section(
        m.apiAnswers,
        html`<ul>
          ${m.apiAnswersList.map((item) => html`<li>${item}</li>`)}
        </ul>`,
      ),
      section(m.apiKinds, kinds, { isFull: true }),
    ]),
  };
}

function described(
  ctx: PageContext,
  m: DataMessages,
  { path, summary, parameters, example }: Endpoint,
): Html {
  const asked = example(ctx.release);
  const rows = parameters.map(
    ({ name, description, required }) =>
      html`<div>
        <dt><code>${name}</code>${required ? html` <span class="tag">${m.apiRequired}</span>` : null}</dt>
        <dd>${ctx.say(description)}</dd>
      </div>`,
  );
  return html`<div class="tight">
    <h3><code>GET ${path}</code></h3>
    <p>${ctx.say(summary)}</p>
    ${rows.length > 0 ? html`<dl class="facts">${rows}</dl>` : null}
    <p class="small">
      ${m.apiExample} <a href="${asked}"><code>${asked}</code></a>
    </p>
  </div>`;
}
