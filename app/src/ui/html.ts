import { html as template, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that is already escaped. */
export type Html = HtmlEscapedString;

/** What a template takes; anything that is not `Html` is escaped, `null`, `undefined` and booleans leave nothing. */
export type Content = Html | string | number | boolean | null | undefined | readonly Content[];

/** Builds markup. Line breaks and indentation of the template itself shrink to one line break. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Html {
  const made = template(shrunk(strings), ...values);
  if (made instanceof Promise)
    throw new TypeError('a page is built from what is at hand; a promise cannot be rendered');
  return made;
}

/** Data in a page for machines. `<` is written so that no text can end the element. */
export function jsonScript(data: unknown): Html {
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return html`<script type="application/ld+json">
    ${raw(text)}
  </script>`;
}

/** Joins pieces with a separator that is markup or text. */
export function joined(pieces: readonly Content[], separator: Content): readonly Content[] {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [separator, piece]));
}

const templates = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

function shrunk(strings: TemplateStringsArray): TemplateStringsArray {
  const known = templates.get(strings);
  if (known) return known;
  const made = Object.assign(
    strings.map((text) => text.replaceAll(/\s*\n\s*/g, '\n')),
    { raw: strings.raw },
  );
  templates.set(strings, made);
  return made;
}
