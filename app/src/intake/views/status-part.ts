import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';

/** One part of the status page. */
export function part(id: string, title: Content, content: Content): Html {
  return html`<section class="stack part" id="${id}">
    <h2>${title}</h2>
    ${content}
  </section>`;
}
