import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import type { Language } from '../../ui/language.ts';
import type { Page } from '../../ui/page.ts';
import { pageHead, section } from '../../ui/page-parts.ts';
import { dayText } from '../records/day-text.ts';
import type { AboutSection, AboutText } from './about-text.ts';
import { aboutMessages } from './messages.ts';
import { accessibility } from './texts/accessibility.ts';
import { corrections } from './texts/corrections.ts';
import { method } from './texts/method.ts';
import { privacy } from './texts/privacy.ts';
import { safety } from './texts/safety.ts';

type Texts = Readonly<Record<Language, AboutText>>;

/** The text pages below /about, by the last part of their address. */
export const aboutTexts: Readonly<Record<string, Texts>> = {
  method,
  safety,
  privacy,
  accessibility,
  corrections,
};

/** What the site is, who runs it, and a paragraph on each of the pages below. */
export function aboutPage(ctx: PageContext): Page {
  const m = aboutMessages[ctx.lang];
  const { organisation, counts, approval, synthetic } = ctx.release.meta;
  const records = Object.entries(counts).reduce(
    (sum, [kind, count]) => (kind === 'source' ? sum : sum + count),
    0,
  );
  return {
    title: m.title,
    description: m.description,
    body: [
      pageHead(ctx, { title: m.title, lead: ctx.say(organisation.tagline) }),
      section(
        m.whoRuns,
        [
          html`<p><b>${ctx.say(organisation.name)}</b></p>`,
          html`<p>${ctx.say(organisation.affiliation)}</p>`,
          contact(ctx),
        ],
        { id: 'who' },
      ),
      section(
        m.release,
        html`<p>
          ${ctx.t.footer.release(ctx.release.meta.number, dayText(ctx, ctx.release.meta.asOf))}.
          ${m.counts(records, counts['source'] ?? 0)} ${m.approval[approval]}
          ${synthetic ? m.synthetic : null}
        </p>`,
        { id: 'release' },
      ),
      Object.entries(aboutTexts).map(([id, texts]) =>
        section(
          texts[ctx.lang].title,
          [
            html`<p>${texts[ctx.lang].lead}</p>`,
            html`<p><a href="${ctx.href(`/about/${id}`)}">${m.more}: ${texts[ctx.lang].title}</a></p>`,
          ],
          { id },
        ),
      ),
      section(
        m.glossary.title,
        [
          html`<p>${m.glossary.lead}</p>`,
          html`<p><a href="${ctx.href('/about/glossary')}">${m.more}: ${m.glossary.title}</a></p>`,
        ],
        { id: 'glossary' },
      ),
    ],
  };
}

/** A page that is text alone. */
export function aboutTextPage(ctx: PageContext, id: string): Page | undefined {
  const text = Object.hasOwn(aboutTexts, id) ? aboutTexts[id]?.[ctx.lang] : undefined;
  if (!text) return undefined;
  const m = aboutMessages[ctx.lang];
  return {
    title: text.title,
    description: text.description,
    body: [
      pageHead(ctx, { title: text.title, lead: text.lead, crumbs: [['/about', m.title]] }),
      text.sections.map((each) => section(each.heading, sectionBody(ctx, each), { id: each.id })),
      id === 'corrections' ? section(m.contact, contact(ctx), { id: 'contact' }) : null,
    ],
  };
}

/** Whom to write to, or that the operator has yet to say so; nothing is made up. */
export function contact(ctx: PageContext): Html {
  const { contact: given, contactNote } = ctx.release.meta.organisation;
  return html`<p>${ctx.say(given ?? contactNote)}</p>`;
}

function sectionBody(ctx: PageContext, { body, links }: AboutSection): Content {
  return [
    ...body.map(block),
    links
      ? html`<ul class="chips">
          ${links.map(([path, text]) => html`<li><a href="${ctx.href(path)}">${text}</a></li>`)}
        </ul>`
      : null,
  ];
}

/** A paragraph, or a list for several. */
export function block(text: string | readonly string[]): Html {
  return typeof text === 'string'
    ? html`<p>${text}</p>`
    : html`<ul>
        ${text.map((item) => html`<li>${item}</li>`)}
      </ul>`;
}
