import { familyNames, nameKey } from '@unhidden/names';
import type { Finder, Span } from './masking-spans.ts';
import { literal, spansOf } from './masking-spans.ts';

/** Family names of two syllables; every other is taken to have one. */
const LONG_FAMILY_NAMES = new Set([
  '남궁',
  '황보',
  '제갈',
  '사공',
  '선우',
  '서문',
  '독고',
  '동방',
  '어금',
  '망절',
]);
/** What may follow a name in Korean and shows that it is one. */
const TITLES = '(?:씨|군|양|님|선생|학생|박사|교수|연구원|인턴|회원|간사|위원|대표|이사|기자|변호사)';
const LATIN_TITLES = '(?:Mr|Ms|Mrs|Miss|Mx|Dr|Prof|Professor)\\.?';
/** Small words in names of many languages, and words that names share with sentences. */
const NOT_ALONE = new Set([
  'van',
  'von',
  'der',
  'den',
  'del',
  'dos',
  'las',
  'los',
  'bin',
  'ibn',
  'san',
  'the',
]);
const WINDOW = 5;

type Part = { readonly text: string; readonly from: number; readonly to: number };

/** Finds a name: as it was written, in other order, in part, and by its spellings in Hangul and in Latin letters. */
export function nameFinder(name: string): Finder {
  const finders = name
    .normalize('NFKC')
    .split(/[()[\]/\n;,]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => [...hangulFinders(each), ...denseFinders(each), ...latinFinders(each)]);
  // `Hong, Gil-dong` is one name of two pieces.
  if (/^[^,]+,[^,]+$/.test(name)) finders.push(...latinFinders(name.replace(',', ' ')));
  return (text) => finders.flatMap((find) => find(text));
}

/** Of each run of Hangul the full name, the given name, and the family name before a title; with what romanises to it. */
function hangulFinders(name: string): Finder[] {
  const runs = name.match(/[가-힣][가-힣\s]*/gu)?.map((run) => run.replaceAll(/\s/g, '')) ?? [];
  return runs.flatMap((run) => {
    if (run.length < 2) return [];
    const { family, given } = divided(run);
    const patterns = [spaced(run)];
    // One syllable is part of too many words; two are looked for where a word begins.
    if (given.length >= 2) patterns.push(`(?<![가-힣])${spaced(given)}`);
    patterns.push(`(?<![가-힣])${family}\\s?${TITLES}`);
    const pattern = new RegExp(patterns.join('|'), 'gu');
    const keys = { full: nameKey(`${family}${given}`), given: given.length >= 2 ? nameKey(given) : '' };
    const spellings = familyNames
      .filter(({ hangul, northern }) => hangul === family || northern.split('/').includes(family))
      .flatMap(({ spellings }) => spellings);
    return [(text: string) => spansOf(text, pattern), byKey(keys, new Set(spellings.map(lower)))];
  });
}

function divided(run: string): { readonly family: string; readonly given: string } {
  const long = run.length > 2 && LONG_FAMILY_NAMES.has(run.slice(0, 2)) ? 2 : 1;
  return { family: run.slice(0, long), given: run.slice(long) };
}

/** The syllables with or without blanks between them. */
function spaced(run: string): string {
  return [...run].map(literal).join('\\s{0,2}');
}

/** Names in scripts that put no blanks between words: Hanja, Kana. */
function denseFinders(name: string): Finder[] {
  const runs =
    name.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー][\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\s・]*/gu,
    ) ?? [];
  return runs
    .flatMap((run) => [run.replaceAll(/[\s・]/g, ''), ...run.split(/[\s・]+/)])
    .filter((run) => run.length >= 2)
    .map((run) => {
      const pattern = new RegExp([...run].map(literal).join('[\\s・]?'), 'gu');
      return (text: string) => spansOf(text, pattern);
    });
}

/** Words in alphabets: in the order given or turned round, each alone where it is written as a name, and by their keys. */
function latinFinders(name: string): Finder[] {
  const words = partsOf(name, false).map(({ text }) => text);
  if (words.length === 0) return [];
  const folded = words.map(lower);
  const families = new Set(
    folded.filter((word) =>
      familyNames.some(({ spellings }) => spellings.some((each) => lower(each) === word)),
    ),
  );
  const isKorean = families.size > 0 && folded.length >= 2 && folded.length <= 3;
  const family = (families.has(folded[0] ?? '') ? folded[0] : folded.at(-1)) ?? '';
  const given = folded[0] === family ? words.slice(1) : words.slice(0, -1);
  const keys = isKorean
    ? { full: nameKey([family, ...given].join(' ')), given: nameKey(given.join(' ')) }
    : { full: '', given: '' };
  return [
    byWords(folded, isKorean ? families : new Set()),
    ...(isKorean ? [byKey(keys, families), hangulByKey(keys)] : []),
  ];
}

/** Finds the words themselves, whatever diacritics and capitals they are written with. */
function byWords(words: readonly string[], families: ReadonlySet<string>): Finder {
  const initials = new Set(words.map((word) => word.charAt(0)));
  const titled = new RegExp(`${LATIN_TITLES}\\s*$`, 'u');
  const isKnown = new Set(words);
  return (text) => {
    const parts = partsOf(text, false);
    return parts.flatMap(({ text: word, from, to }, at): Span[] => {
      if (!isKnown.has(lower(word))) return [];
      const [before, after] = [parts[at - 1], parts[at + 1]];
      const isBeside = (other: Part | undefined): boolean =>
        other !== undefined &&
        isKnown.has(lower(other.text)) &&
        lower(other.text) !== lower(word) &&
        Math.min(Math.abs(other.from - to), Math.abs(from - other.to)) <= 3;
      const abbreviated = (other: Part | undefined): boolean =>
        other !== undefined &&
        other.text.length === 1 &&
        other.text === other.text.toUpperCase() &&
        initials.has(lower(other.text)) &&
        Math.min(Math.abs(other.from - to), Math.abs(from - other.to)) <= 2;
      // The initials go with the word they stand for.
      if (abbreviated(before) && before) return [[firstInitial(parts, at - 1), to]];
      if (abbreviated(after) && after) return [[from, after.to]];
      if (isBeside(before) || isBeside(after)) return [[from, to]];
      if (titled.test(text.slice(Math.max(0, from - 12), from))) return [[from, to]];
      // Alone it counts only where it looks like a name: `Will`, not `will`; of a frequent family name, never.
      const looksLikeName = word !== word.toLowerCase() || !/\p{Script=Latin}/u.test(word);
      const isTooShort =
        word.length < 3 || NOT_ALONE.has(lower(word)) || (families.has(lower(word)) && word.length < 4);
      return looksLikeName && !isTooShort ? [[from, to]] : [];
    });
  };
}

function firstInitial(parts: readonly Part[], at: number): number {
  let from = parts[at]?.from ?? 0;
  for (
    let before = at - 1;
    parts[before]?.text.length === 1 && from - (parts[before]?.to ?? 0) <= 2;
    before -= 1
  )
    from = parts[before]?.from ?? from;
  return from;
}

/** Finds Latin spellings that fold to the same key, such as `Kang Cheolhwan` for 강철환, also with the family name last. */
function byKey(
  keys: { readonly full: string; readonly given: string },
  families: ReadonlySet<string>,
): Finder {
  if (keys.full === '') return () => [];
  const keyed = memo((text: string) => nameKey(text));
  const titled = new RegExp(`${LATIN_TITLES}\\s*$`, 'u');
  return (text) => {
    const parts = partsOf(text, true);
    const found: Span[] = [];
    for (const [at, first] of parts.entries()) {
      if (
        families.has(lower(first.text)) &&
        titled.test(text.slice(Math.max(0, first.from - 12), first.from))
      )
        found.push([first.from, first.to]);
      let last = first;
      for (let size = 1; size <= WINDOW; size += 1) {
        const window = parts.slice(at, at + size);
        const next = window.at(-1);
        if (!next || window.length < size || next.from - last.to > 3) break;
        last = next;
        if (isName(window, keys, families, keyed)) found.push([first.from, last.to]);
      }
    }
    return found;
  };
}

function isName(
  window: readonly Part[],
  keys: { readonly full: string; readonly given: string },
  families: ReadonlySet<string>,
  keyed: (text: string) => string,
): boolean {
  const words = window.map(({ text }) => text);
  const together = words.join('');
  // Keys are about as long as what they fold.
  if (together.length < keys.given.length || together.length > keys.full.length * 2 + 4) return false;
  if (keys.given.length >= 4 && keyed(together) === keys.given) return true;
  if (together.length < keys.full.length - 1) return false;
  if (keyed(words.join(' ')) === keys.full) return true;
  const turned = [words.at(-1) ?? '', ...words.slice(0, -1)];
  return words.length > 1 && families.has(lower(turned[0] ?? '')) && keyed(turned.join(' ')) === keys.full;
}

/** Finds Hangul that a Latin spelling was made from: 강철환 for `Kang Chol-hwan`. */
function hangulByKey(keys: { readonly full: string; readonly given: string }): Finder {
  const keyed = memo((text: string) => nameKey(text));
  return (text) =>
    [...text.matchAll(/[가-힣]+(?:\s[가-힣]+)?/gu)].flatMap(({ index, 0: run }): Span[] => {
      const found: Span[] = [];
      for (const from of [0, ...(run.includes(' ') ? [run.indexOf(' ') + 1] : [])])
        for (let size = 2; size <= 6 && from + size <= run.length; size += 1) {
          const piece = run.slice(from, from + size);
          const key = keyed(piece.replaceAll(' ', ''));
          if (key === keys.full || (keys.given.length >= 4 && !piece.includes(' ') && key === keys.given))
            found.push([index + from, index + from + size]);
        }
      return found;
    });
}

const WORD =
  /[[\p{L}\p{M}\p{N}]--\p{Script=Hangul}--\p{Script=Han}--\p{Script=Hiragana}--\p{Script=Katakana}]+(?:['’ʼ][[\p{L}\p{M}]--\p{Script=Hangul}--\p{Script=Han}]+)*/gv;

/** Words in alphabets; hyphens divide them, because `Gil-dong` and `Gil dong` are one name. */
function partsOf(text: string, isLatinOnly: boolean): Part[] {
  const parts: Part[] = [];
  for (const { index, 0: word } of text.matchAll(WORD))
    if (!isLatinOnly || /^[\p{Script=Latin}\p{M}'’ʼ]+$/u.test(word))
      parts.push({ text: word, from: index, to: index + word.length });
  return parts;
}

function lower(word: string): string {
  return word.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

function memo(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = of(text);
    known.set(text, made);
    return made;
  };
}
