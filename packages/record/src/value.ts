import { parseEdtf } from './edtf-date.ts';
import type { Property } from './kind.ts';

/** A number as published: a single figure fills `best`; "up to" fills only `high`, "at least" only `low`. */
export type NumberRange = {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
};

export const PRECISIONS = ['exact', '100m', '1km', 'county', 'province', 'unstated'] as const;
/** How far a point may be from the place it stands for; `unstated` when the source gives none. */
export type Precision = (typeof PRECISIONS)[number];

/** A point in WGS84 decimal degrees. */
export type Place = { readonly lat: number; readonly lon: number; readonly precision: Precision };

/** Digits as a number is written in one way only: equal numbers are equal texts, and none is too long to be kept exactly. */
function isPlainNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && String(Number(text)) === text;
}

/**
 * Reads the canonical text of a number, `low|best|high`, any part empty.
 * Returns undefined when it is malformed, empty, reversed, or not written plainly (`007`, `1.50`, more digits than a double keeps).
 *
 * @example
 * ```ts
 * parseNumberRange('||120000') // => {"low":null,"best":null,"high":120000}
 * parseNumberRange('9||3') // => undefined
 * ```
 */
export function parseNumberRange(text: string): NumberRange | undefined {
  const parts = text.split('|');
  if (parts.length !== 3 || parts.every((part) => part === '')) return undefined;
  if (parts.some((part) => part !== '' && !isPlainNumber(part))) return undefined;
  const [low = null, best = null, high = null] = parts.map((part) => (part === '' ? null : Number(part)));
  const known = [low, best, high].filter((part) => part !== null);
  return known.every((part, index) => index === 0 || (known[index - 1] ?? part) <= part)
    ? { low, best, high }
    : undefined;
}

/**
 * Writes a number range in its canonical text.
 *
 * @example
 * ```ts
 * formatNumberRange({ low: 80000, best: null, high: 120000 }) // => "80000||120000"
 * ```
 */
export function formatNumberRange(range: NumberRange): string {
  return [range.low, range.best, range.high].map((part) => part ?? '').join('|');
}

/**
 * Reads `lat,lon;precision`. Returns undefined when it is malformed or out of range.
 *
 * @example
 * ```ts
 * parsePlace('39.5717058,126.0621556;unstated')?.lat // => 39.5717058
 * parsePlace('126,39') // => undefined
 * ```
 */
export function parsePlace(text: string): Place | undefined {
  const match = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?);([a-z0-9]+)$/.exec(text);
  const precision = PRECISIONS.find((known) => known === match?.[3]);
  if (!match || !precision) return undefined;
  const place = { lat: Number(match[1]), lon: Number(match[2]), precision };
  return Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180 ? place : undefined;
}

/** Longest text of one value, in UTF-16 units. A longer text belongs in a file. */
export const MAX_VALUE_LENGTH = 20_000;

/**
 * Checks that a text of any sort (a value, a locator, a reason) can be kept by every database and read by everyone.
 * Returns what is wrong, naming the text as `name`, or undefined when it is acceptable.
 *
 * @example
 * ```ts
 * checkText('locator', 'p. 12\0') // => "locator holds a NUL character; remove it"
 * ```
 */
export function checkText(name: string, text: string): string | undefined {
  if (text.length > MAX_VALUE_LENGTH)
    return `${name} has ${text.length} characters; at most ${MAX_VALUE_LENGTH} fit: attach a longer text as a file`;
  if (text.includes('\0')) return `${name} holds a NUL character; remove it`;
  return text.isWellFormed() ? undefined : `${name} holds half a character (a lone surrogate); write it anew`;
}

/**
 * Checks a value's canonical text against its property.
 * Returns what is wrong and what to write instead, or undefined when the value is acceptable.
 *
 * @example
 * ```ts
 * checkValue({ name: 'opened', type: 'date' }, '2013-02-30') !== undefined // => true
 * ```
 */
export function checkValue(
  property: Pick<Property, 'name' | 'type'> & Partial<Property>,
  value: string,
): string | undefined {
  if (value === '') return `${property.name} is empty; leave the row out instead: nothing known is no claim`;
  const wrong = checkText(property.name, value);
  if (wrong) return wrong;
  switch (property.type) {
    case 'date': {
      const date = parseEdtf(value);
      return date.ok ? undefined : `${property.name}: ${date.problem}`;
    }
    case 'number':
      return parseNumberRange(value)
        ? undefined
        : `${property.name} must be low|best|high with at least one number in plain digits, smallest first, for example 53000||65000, not "${shown(value)}"`;
    case 'place':
      return parsePlace(value)
        ? undefined
        : `${property.name} must be lat,lon;precision in decimal degrees, with a precision of ${PRECISIONS.join(', ')}, not "${shown(value)}"`;
    case 'choice':
      return Object.hasOwn(property.choices ?? {}, value)
        ? undefined
        : `${property.name} must be one of ${Object.keys(property.choices ?? {}).join(', ')}, not "${shown(value)}"`;
    case 'url':
      return /^https?:\/\/[^\s<>"]+$/i.test(value)
        ? undefined
        : `${property.name} must be a full http or https address, not "${shown(value)}"`;
    case 'file':
      return /^sha256-[0-9a-f]{64}$/.test(value)
        ? undefined
        : `${property.name} must be sha256- and 64 hexadecimal digits`;
    case 'text':
    case 'name':
    case 'ref':
      return undefined;
  }
}

function shown(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value;
}
