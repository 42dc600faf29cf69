import type { PageContext } from '../../ui/context.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { otherLanguage } from '../../ui/language.ts';
import { problemSummary } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { pageHead } from '../../ui/page-parts.ts';
import type { Page } from '../../ui/page.ts';
import type { FormDefinition } from '../form-definition.ts';
import { carriedFields } from '../form-fields.ts';
import type { Carried } from '../form-views.ts';
import { formMessages } from './messages.ts';

type Step = {
  readonly form: FormDefinition;
  readonly title: string;
  readonly lead?: Content;
  /** A line above the title, such as which page of how many. */
  readonly over?: Content;
  readonly problems?: readonly Problem[];
  readonly body: Content;
};

/**
 * One step of a form. The window of a form on which lives may depend says no more than "Take part", whoever looks over
 * a shoulder or into a history; an application may say what it is.
 */
export function stepPage(ctx: PageContext, step: Step): Page {
  const m = formMessages[ctx.lang];
  const { form, title, lead, over, problems = [], body } = step;
  const shown = form.name === 'internship' ? title : m.section;
  return {
    title: problems.length > 0 ? `${m.error}: ${shown}` : shown,
    description: m.section,
    isUnlisted: true,
    isStep: true,
    body: [
      leaveLink(ctx),
      problems.length > 0 ? html`<div class="wrap over">${problemSummary(ctx.lang, problems)}</div>` : null,
      over ? html`<p class="wrap over quiet small">${over}</p>` : null,
      pageHead(ctx, { title, lead }),
      html`<div class="wrap stack steps">${body}</div>`,
    ],
  };
}

/**
 * Leads to an empty page, which every browser has: at once, without the network, and without telling anybody. A page of
 * another site would be a third party; a page of ours would keep our name in the address line.
 */
export function leaveLink(ctx: PageContext): Html {
  return html`<p class="wrap leave">
    <a href="about:blank" rel="noreferrer">${formMessages[ctx.lang].leave}</a>
  </p>`;
}

/** A form of a step. What it carries stands first, so that it is read before any file. */
export function stepForm(
  carried: Carried,
  content: Content,
  {
    more = {},
    takesFiles = false,
    isPlain = false,
  }: {
    readonly more?: Readonly<Record<string, string>>;
    readonly takesFiles?: boolean;
    readonly isPlain?: boolean;
  } = {},
): Html {
  // Spelling help may send what is typed to whoever made the browser.
  return html`<form
    method="post"
    action="${carried.action}"
    class="${isPlain ? 'plain' : 'stack form'}"
    autocomplete="off"
    spellcheck="false"
    novalidate
    ${takesFiles ? html` enctype="multipart/form-data"` : null}
  >
    ${carriedFields(carried, more)}${content}
  </form>`;
}

/** Shows the same step in the other language; what is typed goes along. */
export function languageButton(ctx: PageContext, form: FormDefinition, step: string): Html {
  const twin = otherLanguage(ctx.lang);
  return html`<button
    class="link-button"
    name="step"
    value="${step}"
    formaction="/${twin}${form.path}"
    lang="${twin}"
  >
    ${formMessages[ctx.lang].otherLanguage}
  </button>`;
}

export function notice(title: Content, content: Content): Html {
  return html`<div class="notice stack" role="status">
    <p><b>${title}</b></p>
    ${content}
  </div>`;
}

/** A long hash that may break in two. */
export function hashText(sha256: string): Html {
  return html`<code class="tiny">${sha256.slice(0, 32)}<wbr />${sha256.slice(32)}</code>`;
}
