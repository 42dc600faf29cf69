import type { PageContext } from './context.ts';
import { dateWords } from './date-words.ts';
import { html, jsonScript } from './html.ts';
import type { Content, Html } from './html.ts';
import { LANGUAGES, otherLanguage } from './language.ts';
import { messages } from './messages/index.ts';
import type { Messages } from './messages/index.ts';
import type { Page } from './page.ts';
import { sourceList } from './source-mark.ts';

/** The main sections in the order of the menu. */
export const SECTIONS: readonly { readonly path: string; readonly name: keyof Messages['nav'] }[] = [
  { path: '/numbers', name: 'numbers' },
  { path: '/camps', name: 'camps' },
  { path: '/people', name: 'people' },
  { path: '/responsible', name: 'responsible' },
  { path: '/conditions', name: 'conditions' },
  { path: '/demands', name: 'demands' },
  { path: '/law', name: 'law' },
  { path: '/reports', name: 'reports' },
  { path: '/sources', name: 'sources' },
  { path: '/data', name: 'data' },
  { path: '/take-part', name: 'takePart' },
  { path: '/about', name: 'about' },
];

/** A whole HTML document. `path` is the page's address without the language. */
export function layout(ctx: PageContext, path: string, page: Page): Html {
  const { t, lang, release } = ctx;
  const name = ctx.say(release.meta.organisation.name);
  const title = path === '/' ? `${page.title} · ${name}` : `${page.title} – ${name}`;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="description" content="${page.description}" />
        <meta name="color-scheme" content="light dark" />
        ${page.isUnlisted ? html`<meta name="robots" content="noindex" />` : html`<link rel="canonical" href="${ctx.href(path)}" />`}
        ${LANGUAGES.map((each) => html`<link rel="alternate" hreflang="${each}" href="/${each}${path}" />`)}
        <link rel="alternate" hreflang="x-default" href="/en${path}" />
        ${page.data?.json ? html`<link rel="alternate" type="application/json" href="${page.data.json}" />` : null}${page.data?.csv ? html`<link rel="alternate" type="text/csv" href="${page.data.csv}" />` : null}
        <link
          rel="alternate"
          type="application/atom+xml"
          href="/${lang}/releases.atom"
          title="${t.footer.feed}"
        />
        <link rel="stylesheet" href="${ctx.stylesheet}" />
        ${page.jsonLd === undefined ? null : jsonScript(page.jsonLd)}
      </head>
      <body>
        <a class="skip" href="#content">${t.skip}</a>
        ${release.meta.synthetic ? html`<p class="synthetic">${t.footer.synthetic}</p>` : null}${header(ctx, path, name)}
        <main id="content" tabindex="-1">${page.body}${sourceList(ctx)}</main>
        ${footer(ctx)}
      </body>
    </html>`;
}

function header(ctx: PageContext, path: string, name: string): Html {
  const { t, lang } = ctx;
  const twin = otherLanguage(lang);
  const section = (to: string): Content =>
    path === to || path.startsWith(`${to}/`) ? html` aria-current="${path === to ? 'page' : 'true'}"` : null;
  return html`<header class="top">
    <div class="wrap">
      <a class="name" href="${ctx.href('/')}">${name}</a>
      <a
        class="twin"
        href="/${twin}${path}"
        hreflang="${twin}"
        lang="${twin}"
        aria-label="${messages[twin].readHere}"
        >${messages[twin].languageName}</a
      >
      <form class="find" role="search" action="${ctx.href('/search')}">
        <input
          type="search"
          name="q"
          aria-label="${t.searchLabel}"
          placeholder="${t.searchLabel}"
          autocomplete="off"
        /><button>${t.search}</button>
      </form>
      <details class="menu">
        <summary>${t.menu}</summary>
        <nav aria-label="${t.sections}">
          <ul>
            ${SECTIONS.map((each) => html`<li><a href="${ctx.href(each.path)}" ${section(each.path)}>${t.nav[each.name]}</a></li>`)}
          </ul>
        </nav>
      </details>
    </div>
  </header>`;
}

function footer(ctx: PageContext): Html {
  const { t } = ctx;
  const { meta } = ctx.release;
  const { affiliation, contact, contactNote } = meta.organisation;
  const links: readonly (readonly [string, string])[] = [
    [ctx.href('/data#verify'), t.footer.verify],
    [ctx.href('/data'), t.footer.download],
    [ctx.href('/about/glossary'), t.footer.glossary],
    [ctx.href('/about/corrections'), t.footer.corrections],
    [ctx.href('/about/accessibility'), t.footer.accessibility],
    [ctx.href('/about/privacy'), t.footer.privacy],
    [`/${ctx.lang}/releases.atom`, t.footer.feed],
  ];
  return html`<footer>
    <div class="wrap">
      <div class="stack">
        <p class="name">${t.footer.release(meta.number, dateWords(ctx.lang, meta.asOf) ?? meta.asOf)}</p>
        <p>${t.footer.caveat}</p>
        <p>${ctx.say(affiliation)}</p>
        <p>${ctx.say(contact ?? contactNote)}</p>
      </div>
      <nav aria-label="${ctx.say(meta.organisation.name)}">
        <ul>
          ${links.map(([href, text]) => html`<li><a href="${href}">${text}</a></li>`)}
        </ul>
      </nav>
    </div>
  </footer>`;
}
