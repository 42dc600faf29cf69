import type { PublicRecord } from '../../release/release-model.ts';
import { leadCell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { html } from '../../ui/html.ts';
import type { Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { block, contact } from './about-pages.ts';
import { aboutMessages } from './messages.ts';

const SHOWN = 50;

/** Openings in the words of those who offer them, and how to tell what one knows. */
export function takePartPage(ctx: PageContext): Page {
  const { takePart: m, contact: whereToWrite } = aboutMessages[ctx.lang];
  const openings = ctx.release
    .list('opening', 0, SHOWN)
    .rows.flatMap(({ id }) => ctx.release.recordById(id) ?? []);
  return {
    title: m.title,
    description: m.description,
    data: tableData('opening'),
    body: [
      pageHead(ctx, { title: m.title, lead: m.lead }),
      section(
        m.openings,
        openings.length === 0
          ? html`<p class="quiet">${m.noOpenings}</p>`
          : [html`<p class="quiet small">${m.openingsNote}</p>`, openings.map((each) => opening(ctx, each))],
        { id: 'internship' },
      ),
      section(m.apply, m.applyBody.map(block), { id: 'apply' }),
      section(
        m.tell,
        [
          ...m.tellBody.map(block),
          block(m.tellList),
          html`<p><a href="${ctx.href('/about/safety')}">${m.safety}</a></p>`,
        ],
        { id: 'tell' },
      ),
      section(
        m.missing,
        [...m.missingBody.map(block), html`<p><a href="${ctx.href('/search')}">${m.search}</a></p>`],
        { id: 'missing' },
      ),
      section(
        m.other,
        [
          block(m.otherList),
          html`<ul class="chips">
            <li><a href="${ctx.href('/about/corrections')}">${m.corrections}</a></li>
            <li><a href="${ctx.href('/data')}">${m.data}</a></li>
          </ul>`,
        ],
        { id: 'other' },
      ),
      section(whereToWrite, contact(ctx), { id: 'contact' }),
    ],
  };
}

function opening(ctx: PageContext, record: PublicRecord): Html {
  const title = leadCell(record, 'title');
  return html`<div class="tight" id="${record.handle}">
    <h3>
      ${title ? textIn(ctx, title.value, title.lang, true) : ctx.say(record.title)}${title ? sourceLink(ctx, title) : null}
    </h3>
    ${propertyList(ctx, record, { except: ['title'] })}
  </div>`;
}
