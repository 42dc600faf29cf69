import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';

/**
 * A table that scrolls on its own on a narrow screen. A column without a heading holds buttons; with `isHeaded` the first
 * cell of each row names the row.
 */
export function plainTable(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly Content[])[],
  { isHeaded = false }: { readonly isHeaded?: boolean } = {},
): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => (head === '' ? html`<td></td>` : html`<th scope="col">${head}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, at) => (isHeaded && at === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
