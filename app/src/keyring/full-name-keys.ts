import { familyNames, nameKey, plainLetters, romanise } from '@unhidden/names';

const HANGUL = /[가-힣]+/gu;
const HANJA = /\p{Script=Han}+/gu;
const KOREAN_SCRIPTS = /[\p{Script=Hangul}\p{Script=Han}]+/gu;
const HAS_LETTER = /\p{L}/u;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}'’‘ʼʻ`´′＇\-\u2010\u2011]+/u;

/** Family names of two syllables; the first syllable of any other name is its family. */
const LONG_HANGUL = ['남궁', '황보', '제갈', '사공', '선우', '서문', '독고', '동방'];
const LONG_HANJA = new Set(['南宮', '皇甫', '諸葛', '司空', '鮮于', '西門', '獨孤', '東方']);

/** The spellings of each family name, in a list that runs from common to rare. */
const familySpellings: readonly (readonly string[])[] = [
  ...familyNames.map(({ hangul, northern, spellings }) => [
    ...[hangul, ...northern.split('/')].flatMap(romanised),
    ...spellings,
  ]),
  ...LONG_HANGUL.map(romanised),
];

/** Keys of family names with their place in that list. */
const familyRanks: ReadonlyMap<string, number> = new Map(
  familySpellings
    .flatMap((spellings, rank) => spellings.map((spelling) => [nameKey(spelling), rank] as const))
    // The first, most common family of a key is set last and stays.
    .toReversed(),
);

/** Family names as they are written, since a whole name may share their key: 서은 (Seoeun) that of Son. */
const familyWords: ReadonlySet<string> = new Set(familySpellings.flat().map(plainLetters));

/** The most keys of one name: one for each script. */
export const KEYS_PER_NAME = 3;

/**
 * What the spellings of a full name share: the key of its romanisation, family name first, and its Hanja as written.
 * One key for each script and no more, since keys that always stand together would point to the name like a longer one.
 * None for a family name alone, whose frequency would give it away, nor for a full name in one Latin word that is
 * spelt like a family: Yŏu, which is 여우 or 유.
 */
export function storedNameKeys(name: string): readonly string[] {
  const { hangul, hanja, words } = scriptsOf(name);
  const ordered = familyFirst(words);
  const latin =
    ordered.length === 1 && familyWords.has(plainLetters(ordered[0] ?? ''))
      ? []
      : [nameKey(ordered.join(' '))];
  return distinct([...hangulKeys(hangul), ...hanjaKeys(hanja), ...latin]);
}

/** The keys under which a name may have been stored: also with its parts in the other order. */
export function soughtNameKeys(name: string): readonly string[] {
  const { hangul, words } = scriptsOf(name);
  const stored = storedNameKeys(name);
  if (stored.length === 0) return [];
  const family = LONG_HANGUL.find((long) => hangul.startsWith(long)) ?? hangul.slice(0, 1);
  const turned = [
    `${hangul.slice(family.length)} ${family}`,
    [...words.slice(1), ...words.slice(0, 1)].join(' '),
    [...words.slice(-1), ...words.slice(0, -1)].join(' '),
    words.join(' '),
  ];
  return distinct([...stored, ...turned.map(nameKey)]);
}

/** Whether a stored name may be the one sought: what a hit of the blind index must still show after opening. */
export function mayBeSameName(sought: string, stored: string): boolean {
  const keys = soughtNameKeys(sought);
  return storedNameKeys(stored).some((key) => keys.includes(key));
}

function scriptsOf(name: string): { hangul: string; hanja: string; words: readonly string[] } {
  const text = name.normalize('NFKC');
  return {
    hangul: (text.match(HANGUL) ?? []).join(''),
    hanja: (text.match(HANJA) ?? []).join(''),
    words: text
      .replace(KOREAN_SCRIPTS, ' ')
      .split(BETWEEN_WORDS)
      .filter((word) => HAS_LETTER.test(word) && nameKey(word) !== ''),
  };
}

/** Latin words with the family name in front; between two that may be one, the more common family. */
function familyFirst(words: readonly string[]): readonly string[] {
  const isTurned = rankOf(words.at(-1)) < rankOf(words[0]);
  return isTurned ? [...words.slice(-1), ...words.slice(0, -1)] : words;
}

function hangulKeys(hangul: string): readonly string[] {
  return hangul.length < 2 || LONG_HANGUL.includes(hangul) ? [] : [nameKey(hangul)];
}

function hanjaKeys(hanja: string): readonly string[] {
  return [...hanja].length < 2 || LONG_HANJA.has(hanja) ? [] : [`hanja ${hanja}`];
}

function rankOf(word = ''): number {
  return familyRanks.get(nameKey(word)) ?? Number.POSITIVE_INFINITY;
}

function romanised(hangul: string): readonly string[] {
  return [romanise(hangul, 'revised'), romanise(hangul, 'mccune-reischauer'), romanise(hangul, 'dprk')];
}

function distinct(keys: readonly string[]): readonly string[] {
  return [...new Set(keys)].filter((key) => key !== '');
}
