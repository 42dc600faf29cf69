import type { PageContext } from './context.ts';
import { html } from './html.ts';
import type { Content, Html } from './html.ts';

type Head = {
  readonly title: Content;
  /** A plain sentence or two below the title. */
  readonly lead?: Content;
  /** The way here: address without language, and text. */
  readonly crumbs?: readonly (readonly [path: string, text: string])[];
  readonly more?: Content;
};

/** The title block that opens every page. */
export function pageHead(ctx: PageContext, { title, lead, crumbs, more }: Head): Html {
  return html`<div class="head">
    <div class="wrap stack">
      ${
        crumbs
          ? html`<nav class="crumbs" aria-label="${ctx.t.breadcrumbs}">
              <ol>
                ${crumbs.map(([path, text]) => html`<li><a href="${ctx.href(path)}">${text}</a></li>`)}
              </ol>
            </nav>`
          : null
      }
      <h1>${title}</h1>
      ${lead ? html`<p class="lead">${lead}</p>` : null}${more}
    </div>
  </div>`;
}

/** A section under a hairline; its heading stands in the margin on wide screens unless it is full. */
export function section(
  title: Content,
  content: Content,
  { id, isFull }: { readonly id?: string; readonly isFull?: boolean } = {},
): Html {
  return html`<section class="section${isFull ? ' full' : ''}" ${id ? html` id="${id}"` : null}>
    <div class="wrap">
      <h2>${title}</h2>
      <div class="stack">${content}</div>
    </div>
  </section>`;
}
