import { Unopened } from './unopened.ts';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isEmpty: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

/**
 * The tags and texts of an XML file in one pass, without a tree, so that depth costs nothing. Document types are refused:
 * no office format has them, and they are how entities are made to explode or to fetch. Throws `Unopened`.
 */
export function* xmlEvents(bytes: Uint8Array): Generator<XmlEvent> {
  const xml = decodeXml(bytes);
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', text: unescapeXml(xml.slice(at, open)) };
    if (xml.startsWith('<!--', open)) at = after(xml, '-->', open);
    else if (xml.startsWith('<![CDATA[', open)) {
      at = after(xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, at - 3) };
    } else if (xml.startsWith('<!', open)) throw new Unopened('entities');
    else if (xml.startsWith('<?', open)) at = after(xml, '?>', open);
    else {
      at = after(xml, '>', open);
      const tag = xml.slice(open + 1, at - 1);
      const name = /^\/?([^\s/>]*)/.exec(tag)?.[1] ?? '';
      if (tag.startsWith('/')) yield { kind: 'close', name };
      else {
        const isEmpty = tag.endsWith('/');
        yield { kind: 'open', name, attributes: tag.slice(name.length, isEmpty ? -1 : undefined), isEmpty };
      }
    }
  }
}

/** The value of an attribute; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (const [, found, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g))
    if (found === name) return unescapeXml(double ?? single ?? '');
  return undefined;
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  if (at < 0) throw new Unopened('damaged');
  return at + mark.length;
}

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const isLittle = (first === 0xff && second === 0xfe) || (first === 0x3c && second === 0);
  const isBig = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c);
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi,
    (whole, hex, decimal, name) => {
      if (name !== undefined) return named[String(name)] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code < 0xe000)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}
