import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { html, jsonScript, solid } from '../src/ui/html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '&lt;b&gt;',
  '</textarea>',
  '<!--',
  ']]>',
  '${1}',
  '\u2028',
];
const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE));

test('any text in an element or an attribute comes back as it was, and makes no element', () => {
  fc.assert(
    fc.property(text, text, (inside, attribute) => {
      const { document } = parseHTML(`<body>${String(html`<p title="${attribute}">${inside}</p>`)}</body>`);
      expect(document.querySelectorAll('body *').length).toBe(1);
      expect(document.querySelector('p')?.textContent).toBe(inside);
      expect(document.querySelector('p')?.getAttribute('title')).toBe(attribute);
    }),
    { numRuns: 500 },
  );
});

test('each of the five special characters is written as an entity, wherever it stands', () => {
  expect(String(html`${'&a<b>c"d\'e'}`)).toBe('&amp;a&lt;b&gt;c&quot;d&#39;e');
  expect(String(html`${"Ch'ae T'ae"}`)).toBe('Ch&#39;ae T&#39;ae');
});

test('lists nest, nothing prints as nothing, and markup is not escaped twice', () => {
  expect(String(html`${[html`<b>${'a&b'}</b>`, null, undefined, false, ['c', 1]]}`)).toBe('<b>a&amp;b</b>c1');
});

test('data for machines cannot end its own element', () => {
  const { document } = parseHTML(
    `<body>${String(jsonScript({ name: '</script><script>alert(1)</script>' }))}</body>`,
  );
  expect(document.querySelectorAll('script').length).toBe(1);
  expect(JSON.parse(document.querySelector('script')?.textContent ?? '')).toEqual({
    name: '</script><script>alert(1)</script>',
  });
});

test('markup that is kept for many pages stays what it was, and is not escaped again', () => {
  fc.assert(
    fc.property(text, (inside) => {
      const made = html`<p>${inside.toWellFormed()}</p>`;
      expect(String(html`<div>${solid(made)}</div>`)).toBe(`<div>${String(made)}</div>`);
    }),
  );
});
