import { nameKey } from '@unhidden/names';
import { dateInWords, parseEdtf } from '@unhidden/record';
import { inflateSync } from 'node:zlib';
import {
  POISON,
  POISON_DATE,
  POISON_DIGITS,
  POISON_HANGUL,
  POISON_HASH,
  POISON_PLACE,
} from './poisoned-register.ts';

/** Bytes that give a text away, and in what shape. */
type Trace = { readonly what: string; readonly bytes: Buffer };

/** Every form in which what must stay behind could show. */
export function poisonTraces(): readonly Trace[] {
  const date = parseEdtf(POISON_DATE);
  const inWords = date.ok ? [dateInWords(date.value, 'en'), dateInWords(date.value, 'ko')] : [];
  // The first letters may be left to the word before it where an index shortens common beginnings.
  const words = [POISON.slice(2), nameKey(POISON).slice(2), POISON_HANGUL.slice(0, 2), POISON_HASH];
  const typed = [
    POISON_DATE,
    ...inWords,
    'xxdecade1230s',
    POISON_DIGITS,
    Number(POISON_DIGITS).toLocaleString('en'),
    POISON_PLACE,
  ];
  return [...words, ...typed].flatMap(encodings);
}

export function tracesOf(text: string): readonly Trace[] {
  return encodings(text);
}

function encodings(text: string): Trace[] {
  const utf8 = Buffer.from(text);
  const utf16 = Buffer.from(text, 'utf16le');
  const hex = utf8.toString('hex');
  const percent = (digits: string) => (digits.match(/../g) ?? []).map((pair) => `%${pair}`).join('');
  const units = [...text].map((sign) => sign.charCodeAt(0));
  const texts: Readonly<Record<string, string>> = {
    'as it is': text,
    'in capitals': text.toUpperCase(),
    hexadecimal: hex,
    'hexadecimal capitals': hex.toUpperCase(),
    'percent-encoded': encodeURIComponent(text),
    'every byte percent-encoded': percent(hex.toUpperCase()),
    'every byte percent-encoded, small': percent(hex),
    'in JSON escapes': units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join(''),
    'in HTML references': units.map((unit) => `&#${unit};`).join(''),
    'in hexadecimal HTML references': units.map((unit) => `&#x${unit.toString(16)};`).join(''),
    'base64, offset 0': base64(utf8, 0),
    'base64, offset 1': base64(utf8, 1),
    'base64, offset 2': base64(utf8, 2),
  };
  const forms = [
    ...Object.entries(texts).map(([what, form]) => ({ what: `${text} ${what}`, bytes: Buffer.from(form) })),
    { what: `${text} UTF-16LE`, bytes: utf16 },
    { what: `${text} UTF-16BE`, bytes: Buffer.from(utf16).swap16() },
  ];
  return forms.filter(({ bytes }, index) => forms.findIndex((other) => other.bytes.equals(bytes)) === index);
}

/** The letters of base64 that do not depend on what stands before and after. */
function base64(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes])
    .toString('base64')
    .replaceAll('=', '');
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor(((offset + bytes.length) * 8) / 6);
  return text.slice(first, last);
}

/** What is found of the traces in these bytes, each with what stands around it. */
export function findTraces(traces: readonly Trace[], where: string, bytes: Buffer): string[] {
  return traces.flatMap(({ what, bytes: sought }) => {
    const at = bytes.indexOf(sought);
    return at < 0
      ? []
      : [`${where}: ${what}: ${JSON.stringify(bytes.toString('latin1', Math.max(0, at - 60), at + 60))}`];
  });
}

/** A picture's own bytes and its unpacked pixels and texts. */
export function unpackedPng(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 8 <= png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return Buffer.concat([png, inflateSync(Buffer.concat(parts))]);
}
