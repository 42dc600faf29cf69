import { FORMS, publicForms, termsView } from '../../intake/index.ts';
import type { FormName, Terms } from '../../intake/index.ts';
import type { PublicRecord } from '../../release/release-model.ts';
import { leadCell } from '../../ui/cell.ts';
import type { PageContext } from '../../ui/context.ts';
import { tableData } from '../../ui/data-path.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { propertyList } from '../../ui/property-list.ts';
import { sourceLink } from '../../ui/source-mark.ts';
import { textIn } from '../../ui/value.ts';
import { block, contact } from './about-pages.ts';
import { currentTerms } from './current-terms.ts';
import { aboutMessages } from './messages.ts';
import { takePartMessages } from './take-part-messages.ts';

const SHOWN = 50;

/** The forms with the terms as they stand, how to tell what one knows, and openings of others in their words. */
export function takePartPage(ctx: PageContext): Page {
  const m = takePartMessages[ctx.lang];
  const { contact: whereToWrite } = aboutMessages[ctx.lang];
  const terms = currentTerms(ctx.release);
  return {
    title: m.title,
    description: m.description,
    data: tableData('opening'),
    body: [
      pageHead(ctx, {
        title: m.title,
        lead: m.lead,
        more: terms ? null : html`<p class="notice">${m.noForms}</p>`,
      }),
      terms ? section(m.internship, internship(ctx, terms), { id: 'internship' }) : null,
      section(
        m.tell,
        [
          m.tellBody.map(block),
          terms ? formLink(ctx, 'information', m.tellFormText, m.tellForm) : null,
          html`<h3>${m.advice}</h3>`,
          block(m.tellList),
          html`<p><a href="${ctx.href('/about/safety')}">${m.safety}</a></p>`,
        ],
        { id: 'tell' },
      ),
      section(
        m.missing,
        [
          m.missingBody.map(block),
          html`<p><a href="${ctx.href('/search')}">${m.search}</a></p>`,
          terms ? formLink(ctx, 'missing', m.missingFormText, m.missingForm) : null,
        ],
        { id: 'missing' },
      ),
      terms ? section(m.return, returning(ctx), { id: 'return' }) : null,
      section(m.openings, openings(ctx), { id: 'openings' }),
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

function internship(ctx: PageContext, terms: Terms): Content {
  const m = takePartMessages[ctx.lang];
  return [
    termsView(ctx, terms),
    terms.isOpen
      ? formLink(ctx, 'internship', m.applyText, m.apply)
      : html`<p class="notice">${m.closed}</p>`,
  ];
}

function formLink(ctx: PageContext, form: FormName, text: string, name: string): Content {
  return [html`<p>${text}</p>`, html`<p><a class="button" href="${ctx.href(pathOf(form))}">${name}</a></p>`];
}

function returning(ctx: PageContext): Content {
  const m = takePartMessages[ctx.lang];
  return [
    html`<p>${m.returnText}</p>`,
    html`<ul class="chips">
      ${FORMS.map((form) => html`<li><a href="${ctx.href(pathOf(form))}#return">${m.returnTo[form]}</a></li>`)}
    </ul>`,
  ];
}

function pathOf(form: FormName): string {
  return publicForms.definitions.find(({ name }) => name === form)?.path ?? '/take-part';
}

function openings(ctx: PageContext): Content {
  const m = takePartMessages[ctx.lang];
  const all = ctx.release
    .list('opening', 0, SHOWN)
    .rows.flatMap(({ id }) => ctx.release.recordById(id) ?? []);
  return all.length === 0
    ? html`<p class="quiet">${m.noOpenings}</p>`
    : [html`<p class="quiet small">${m.openingsNote}</p>`, all.map((each) => opening(ctx, each))];
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
