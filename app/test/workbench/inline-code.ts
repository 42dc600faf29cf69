import { parseHTML } from 'linkedom';

/** Every place of a page where code or style stands in the page itself, or a program or stylesheet is not admitted. */
export function inlineCode(text: string, nonce: string | undefined): string[] {
  const { document } = parseHTML(text);
  const found: string[] = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (name === 'style') found.push('<style>');
    if (name === 'base' || name === 'iframe' || name === 'object' || name === 'embed')
      found.push(`<${name}>`);
    // A block of data for search engines; no browser runs it.
    const isData = element.getAttribute('type') === 'application/ld+json';
    if (name === 'script' && !isData) {
      if (element.textContent !== '' || !element.getAttribute('src')?.startsWith('/'))
        found.push('inline <script>');
      if (nonce === undefined || element.getAttribute('nonce') !== nonce)
        found.push('<script> without the nonce');
    }
    for (const { name: attribute, value } of element.attributes) {
      if (attribute === 'style' || attribute.startsWith('on')) found.push(`${name} ${attribute}`);
      if (/^\s*(?:javascript|data|vbscript):/i.test(value))
        found.push(`${name} ${attribute}=${value.slice(0, 20)}`);
    }
  }
  return found;
}
