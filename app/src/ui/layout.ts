import { createCache } from '../platform/cache.ts';
import type { ReleaseMeta } from '../release/release-model.ts';
import type { PageContext } from './context.ts';
import { downloadLinks } from './data-table.ts';
import type { Downloads } from './data-table.ts';
import { dateWords } from './date-words.ts';
import { html, jsonScript, solid } from './html.ts';
import type { Html } from './html.ts';
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
        ${release.meta.synthetic ? html`<p class="synthetic">${t.footer.synthetic}</p>` : null}${page.isStep ? stepHeader(name) : header(ctx, path, name)}
        <main id="content" tabindex="-1">
          ${page.body}${sourceList(ctx)}${page.data?.proof ? recordLinks(ctx, page.data) : null}
        </main>
        ${page.isStep ? null : footer(ctx)}
      </body>
    </html>`;
}

/** Where a record stands as data, and what proves that it was published. */
function recordLinks(ctx: PageContext, data: Downloads): Html {
  return html`<div class="wrap record-data">${downloadLinks(ctx, data)}</div>`;
}

function stepHeader(name: string): Html {
  return html`<header class="top">
    <div class="wrap"><p class="name">${name}</p></div>
  </header>`;
}

function header(ctx: PageContext, path: string, name: string): Html {
  const { t, lang } = ctx;
  const twin = otherLanguage(lang);
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
            ${sections(ctx, path)}
          </ul>
        </nav>
      </details>
    </div>
  </header>`;
}

const menus = { en: createCache<Html>(100), ko: createCache<Html>(100) };

/** The menu as it stands on this page: it differs by the section alone, and whether this is the section's own page. */
function sections(ctx: PageContext, path: string): Html {
  const current = SECTIONS.find((each) => path === each.path || path.startsWith(`${each.path}/`))?.path;
  return menus[ctx.lang].through(`${current} ${path === current}`, () =>
    solid(
      html`${SECTIONS.map((each) => {
        const here =
          each.path === current ? html` aria-current="${path === current ? 'page' : 'true'}"` : null;
        return html`<li><a href="${ctx.href(each.path)}" ${here}>${ctx.t.nav[each.name]}</a></li>`;
      })}`,
    ),
  );
}

const footers = { en: new WeakMap<ReleaseMeta, Html>(), ko: new WeakMap<ReleaseMeta, Html>() };

/** The same on every page of a release. */
function footer(ctx: PageContext): Html {
  const known = footers[ctx.lang];
  const made = known.get(ctx.release.meta) ?? solid(footerOf(ctx));
  known.set(ctx.release.meta, made);
  return made;
}

function footerOf(ctx: PageContext): Html {
  const { t } = ctx;
  const { meta } = ctx.release;
  const { affiliation, contact, contactNote } = meta.organisation;
  const links: readonly (readonly [string, string])[] = [
    [ctx.href('/data/verify'), t.footer.verify],
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
