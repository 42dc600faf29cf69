import type { PolicyName } from '../accounts/policy.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { otherLanguage } from '../ui/language.ts';
import { button, form } from './form.ts';
import { frameMessages } from './frame-messages.ts';
import type { WorkPage, WorkRequest } from './route.ts';

type Section = keyof (typeof frameMessages)['en']['nav'];

/** The menu in its order; a person sees what they may do. */
const MENU: readonly (readonly [section: Section, path: string, policy: PolicyName])[] = [
  ['home', '/', 'own account'],
  ['records', '/records', 'search records'],
  ['shared', '/shared', 'read shared'],
  ['testimony', '/testimony', 'write records'],
  ['import', '/import', 'import records'],
  ['review', '/review', 'review claims'],
  ['sealed', '/sealed', 'see openings'],
  ['consent', '/consent', 'read consent'],
  ['cases', '/cases', 'see cases'],
  ['internships', '/internships', 'work on internships'],
  ['reviews', '/reviews', 'score applications'],
  ['releases', '/releases', 'see proposals'],
  ['log', '/log', 'read log'],
  ['compartments', '/compartments', 'own compartment'],
  ['people', '/people', 'administer accounts'],
];

export type Frame = {
  readonly stylesheet: string;
  readonly icon: string;
  /** Address of a browser program by its name. */
  island(name: string): string;
};

/** A whole document of the workbench. `nonce` admits our own stylesheet and programs and nothing else. */
export function framed(
  frame: Frame,
  request: Pick<WorkRequest, 'lang' | 'path' | 'href'>,
  person: SignedIn | undefined,
  page: WorkPage,
  {
    nonce,
    notice,
    now,
  }: { readonly nonce: string; readonly notice?: string | undefined; readonly now: Date },
): Html {
  const { lang } = request;
  const t = frameMessages[lang];
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        ${page.refreshSeconds ? html`<meta http-equiv="refresh" content="${page.refreshSeconds}" />` : null}
        <title>${page.title} – Unhidden</title>
        <link rel="icon" href="${frame.icon}" />
        <link rel="stylesheet" href="${frame.stylesheet}" nonce="${nonce}" />
        ${(page.islands ?? []).map((name) => html`<script type="module" src="${frame.island(name)}" nonce="${nonce}"></script>`)}
      </head>
      <body class="workbench">
        <a class="skip" href="#content">${t.skip}</a>
        ${header(request, person)}
        <div class="bench">
          ${person ? menu(request, person, page.section, now) : null}
          <main id="content" tabindex="-1" class="stack">
            ${notice ? html`<p class="notice" role="status">${notice}</p>` : null}
            <h1>${page.title}</h1>
            ${page.body}
            <details class="help">
              <summary>${t.help}</summary>
              <div class="stack">${page.help}</div>
            </details>
          </main>
        </div>
      </body>
    </html>`;
}

function header(
  { lang, path, href }: Pick<WorkRequest, 'lang' | 'path' | 'href'>,
  person: SignedIn | undefined,
): Html {
  const t = frameMessages[lang];
  const twin: Language = otherLanguage(lang);
  return html`<header class="top">
    <div class="wrap">
      <a class="name" href="${href('/')}">Unhidden <span class="quiet">${t.workbench}</span></a>
      <a class="twin" href="/${twin}${path}" hreflang="${twin}" lang="${twin}">${t.otherLanguage}</a>
      ${
        person
          ? html`<div class="who">
              <a href="${href('/account')}" title="${t.yourAccount}">${person.name}</a>
              ${form(person, href('/sign-out'), button(t.signOut, { isQuiet: true }), { isPlain: true })}
            </div>`
          : null
      }
    </div>
  </header>`;
}

function menu(
  { lang, href }: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  section: string | undefined,
  now: Date,
): Content {
  const t = frameMessages[lang];
  const open = MENU.filter(([, , policy]) => permissionOf(policy, person, now) !== 'no');
  return html`<nav class="work" aria-label="${t.menu}">
    <ul>
      ${open.map(
        ([name, path]) =>
          html`<li>
            <a href="${href(path)}" ${name === section ? html` aria-current="page"` : null}>${t.nav[name]}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}
