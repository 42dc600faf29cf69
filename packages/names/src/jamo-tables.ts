/** The systems in which Korean names of places and people reach an English text. */
export type RomanisationSystem = 'revised' | 'mccune-reischauer' | 'dprk';

export type JamoSpelling = {
  readonly initials: Readonly<Record<string, string>>;
  readonly vowels: Readonly<Record<string, string>>;
};

/** Leading consonants in the order of the Unicode Hangul Syllables block. */
export const initialJamo: readonly string[] = [...'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'];

/** Vowels in the order of the Unicode Hangul Syllables block. */
export const vowelJamo: readonly string[] = [...'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'];

/** Final consonants in the order of the Unicode Hangul Syllables block; the first entry is "none". */
export const finalJamo: readonly string[] = ['', ...'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'];

/** A final as it sounds when nothing follows; the same letters in all three systems. */
export const finalSpelling: Readonly<Record<string, string>> = {
  ㄱ: 'k',
  ㄴ: 'n',
  ㄷ: 't',
  ㄹ: 'l',
  ㅁ: 'm',
  ㅂ: 'p',
  ㅇ: 'ng',
};

/** Each system's letters before sound changes between syllables and before voicing. */
export const jamoSpellings: Readonly<Record<RomanisationSystem, JamoSpelling>> = {
  revised: {
    initials: {
      ㄱ: 'g',
      ㄲ: 'kk',
      ㄴ: 'n',
      ㄷ: 'd',
      ㄸ: 'tt',
      ㄹ: 'r',
      ㅁ: 'm',
      ㅂ: 'b',
      ㅃ: 'pp',
      ㅅ: 's',
      ㅆ: 'ss',
      ㅇ: '',
      ㅈ: 'j',
      ㅉ: 'jj',
      ㅊ: 'ch',
      ㅋ: 'k',
      ㅌ: 't',
      ㅍ: 'p',
      ㅎ: 'h',
    },
    vowels: {
      ㅏ: 'a',
      ㅐ: 'ae',
      ㅑ: 'ya',
      ㅒ: 'yae',
      ㅓ: 'eo',
      ㅔ: 'e',
      ㅕ: 'yeo',
      ㅖ: 'ye',
      ㅗ: 'o',
      ㅘ: 'wa',
      ㅙ: 'wae',
      ㅚ: 'oe',
      ㅛ: 'yo',
      ㅜ: 'u',
      ㅝ: 'wo',
      ㅞ: 'we',
      ㅟ: 'wi',
      ㅠ: 'yu',
      ㅡ: 'eu',
      ㅢ: 'ui',
      ㅣ: 'i',
    },
  },
  'mccune-reischauer': {
    initials: {
      ㄱ: 'k',
      ㄲ: 'kk',
      ㄴ: 'n',
      ㄷ: 't',
      ㄸ: 'tt',
      ㄹ: 'r',
      ㅁ: 'm',
      ㅂ: 'p',
      ㅃ: 'pp',
      ㅅ: 's',
      ㅆ: 'ss',
      ㅇ: '',
      ㅈ: 'ch',
      ㅉ: 'tch',
      ㅊ: "ch'",
      ㅋ: "k'",
      ㅌ: "t'",
      ㅍ: "p'",
      ㅎ: 'h',
    },
    vowels: {
      ㅏ: 'a',
      ㅐ: 'ae',
      ㅑ: 'ya',
      ㅒ: 'yae',
      ㅓ: 'ŏ',
      ㅔ: 'e',
      ㅕ: 'yŏ',
      ㅖ: 'ye',
      ㅗ: 'o',
      ㅘ: 'wa',
      ㅙ: 'wae',
      ㅚ: 'oe',
      ㅛ: 'yo',
      ㅜ: 'u',
      ㅝ: 'wŏ',
      ㅞ: 'we',
      ㅟ: 'wi',
      ㅠ: 'yu',
      ㅡ: 'ŭ',
      ㅢ: 'ŭi',
      ㅣ: 'i',
    },
  },
  dprk: {
    initials: {
      ㄱ: 'k',
      ㄲ: 'kk',
      ㄴ: 'n',
      ㄷ: 't',
      ㄸ: 'tt',
      ㄹ: 'r',
      ㅁ: 'm',
      ㅂ: 'p',
      ㅃ: 'pp',
      ㅅ: 's',
      ㅆ: 'ss',
      ㅇ: '',
      ㅈ: 'j',
      ㅉ: 'jj',
      ㅊ: 'ch',
      ㅋ: 'kh',
      ㅌ: 'th',
      ㅍ: 'ph',
      ㅎ: 'h',
    },
    vowels: {
      ㅏ: 'a',
      ㅐ: 'ae',
      ㅑ: 'ya',
      ㅒ: 'yae',
      ㅓ: 'ŏ',
      ㅔ: 'e',
      ㅕ: 'yŏ',
      ㅖ: 'ye',
      ㅗ: 'o',
      ㅘ: 'wa',
      ㅙ: 'wae',
      ㅚ: 'oi',
      ㅛ: 'yo',
      ㅜ: 'u',
      ㅝ: 'wŏ',
      ㅞ: 'we',
      ㅟ: 'wi',
      ㅠ: 'yu',
      ㅡ: 'ŭ',
      ㅢ: 'ŭi',
      ㅣ: 'i',
    },
  },
};
