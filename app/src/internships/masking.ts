import { nameFinder } from './masking-names.ts';
import { schoolFinder } from './masking-schools.ts';
import { literal, spansOf } from './masking-spans.ts';
import type { Finder, Span } from './masking-spans.ts';

/** More is not shown to reviewers at once; long works are read in the originals, after the review. */
export const MASKED_CHARACTERS = 200_000;

/**
 * A text without what tells whose it is: the name in every script and spelling it is likely to stand in, e-mail
 * addresses, telephone numbers, addresses of web pages, and the school or employer. It hides rather too much than too
 * little, and cannot hide what a story gives away.
 *
 * `answers` are those of the form: `name`, `address`, `institution`.
 */
export function masked(text: string, answers: Readonly<Record<string, string>>, word = '[hidden]'): string {
  const plain = withoutTricks(text).slice(0, MASKED_CHARACTERS);
  const finders: Finder[] = [
    everyEmail,
    everyLink,
    everyPhone,
    ...[answers['name'], answers['address']].flatMap((name) => (name ? [nameFinder(name)] : [])),
    ...(answers['institution'] ?? '').split(/[\n,;/]/).flatMap((school) => {
      const trimmed = school.trim();
      return trimmed === '' ? [] : [schoolFinder(trimmed)];
    }),
    ...handles(answers['email'] ?? ''),
  ];
  return replaced(
    plain,
    finders.flatMap((find) => find(plain)),
    word,
  );
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/** Full-width letters and characters nobody sees would hide a name from us, and from nobody who reads. */
function withoutTricks(text: string): string {
  return text.normalize('NFKC').replaceAll(INVISIBLE, '');
}

const EMAIL = /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const LINK =
  /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|me|kr|dev|edu)\b(?:\/\S*)?|(?<![\p{L}\p{N}])@[\w.]{3,}/giu;
/** International, Korean and American ways to write a number; years and dates are not among them. */
const PHONE =
  /(?<![\p{L}\p{N}])(?:\+\s?\d[\d\s().-]{6,18}\d|\(?0\d{1,4}\)?[\s.-]?\d{3,4}[\s.-]?\d{3,5}|\(\d{3}\)\s?\d{3}[\s.-]\d{4}|\d{3}[.-]\d{3,4}[.-]\d{4})(?!\p{N})/gu;

const everyEmail: Finder = (text) => spansOf(text, EMAIL);
const everyLink: Finder = (text) => spansOf(text, LINK);
const everyPhone: Finder = (text) => spansOf(text, PHONE);

/** The first part of an address is often the name somebody goes by elsewhere. */
function handles(email: string): Finder[] {
  const handle = email.split('@')[0]?.trim() ?? '';
  if (handle.length < 4) return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${literal(handle)}(?![\\p{L}\\p{N}])`, 'giu');
  return [(text) => spansOf(text, pattern)];
}

function replaced(text: string, spans: readonly Span[], word: string): string {
  let out = '';
  let at = 0;
  let isOpen = false;
  for (const [from, to] of [...spans].sort(([a], [b]) => a - b)) {
    if (to <= at) continue;
    // Pieces that overlap, or that only blanks divide, are one: two marks would tell how many words a name has.
    if (!isOpen || text.slice(at, from).trim() !== '') out += `${text.slice(at, Math.max(at, from))}${word}`;
    at = to;
    isOpen = true;
  }
  return out + text.slice(at);
}
