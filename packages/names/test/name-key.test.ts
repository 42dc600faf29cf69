import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { familyNames, keyRules, keyTokens, nameKey, romanise } from '../src/index.ts';
import { foldLetters } from '../src/fold-letters.ts';
import type { RomanisationSystem } from '../src/index.ts';

const systems: readonly RomanisationSystem[] = ['revised', 'mccune-reischauer', 'dprk'];

const givenSyllables = [
  ...'강건경계관광구국권귀규균근금기길나남녀녕노단달대덕도동두락란래량려련렬렴령례로록룡류률리린림만명모무문미민',
  ...'박배백범법병보복봉부북분빈사산삼상새서석선설섭성세소손송수숙순술숭슬승시식신심아안애양억언여연열영예옥온완',
  ...'요용우욱운웅원월위유윤율은을의이익인일임자장재전정제조종좌주준중지진찬창채천철청초춘충치칠탁태택판평포표필',
  ...'하학한해향헌혁현협형혜호홍화환황회효후훈휘흥희꽃분',
];
const family = fc.constantFrom(
  ...familyNames.flatMap(({ hangul, northern }) => [hangul, ...northern.split('/')]),
);
const given = fc.string({ unit: fc.constantFrom(...givenSyllables), minLength: 1, maxLength: 3 });
const koreanName = fc.tuple(family, given).map((parts) => parts.join(''));
const anySyllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));

describe('nameKey', () => {
  test.each([
    ['Yodok', ['Yodŏk', 'Yodeok', 'Yoduk', '요덕', '요덕'.normalize('NFD'), 'YODOK']],
    ['Bukchang', ["Pukch'ang", 'Pukch’ang', 'Pukchʼang', 'Pukchang', 'Puk-chang', '북창']],
    ['Kaechon', ["Kaech'ŏn", 'Gaecheon', '개천']],
    ['Kang Chol-hwan', ['Kang Cheol-hwan', 'Kang Cholhwan', "Kang Ch'ŏrhwan", '강철환', '강 철환']],
    ['Lee', ['Yi', 'Ri', 'Rhee', 'Li', '이', '리']],
    ['Lee Soon-ok', ['Yi Sun-ok', 'Ri Sun Ok', 'Rhee Sunok', '이순옥', '리순옥']],
    ['Jung', ['Chung', 'Jong', 'Jeong', 'Chŏng', '정']],
    ['Choi', ['Choe', "Ch'oe", 'Choy', '최']],
    ['Park', ['Pak', 'Bak', '박']],
    ['Park Chung-hee', ['Pak Chŏnghŭi', 'Bak Jeonghui', '박정희']],
    ['Ryongchon', ['Yongchon', 'Ryongcheon', '룡천', '용천']],
    ['Nyongbyon', ['Yongbyon', 'Yŏngbyŏn', '녕변', '영변']],
    ['Pukmyong', ['Bungmyeong', '북명']],
    ['Kwan-li-so', ['Kwalliso', 'Gwalliso', '관리소']],
  ])('joins %s with its other spellings', (spelling, others) => {
    for (const other of others) expect(nameKey(other), other).toBe(nameKey(spelling));
  });

  test.each([
    ['Kaechŏn', 'Gaecheon', '개천', 'Kaechon'],
    ['Yodŏk', 'Yodeok', '요덕', 'Yodok'],
    ['Hwasŏng', 'Hwaseong', '화성', 'Hwasong'],
    ["Pukch'ang", 'Bukchang', '북창', 'Pukchang'],
    ['Hoeryŏng', 'Hoeryeong', '회령', 'Hoeryong'],
    ["Ch'ŏngjin", 'Cheongjin', '청진', 'Chongjin'],
    ['Onsŏng', 'Onseong', '온성', 'Onsong'],
  ])('joins the published spellings of the camp at %s', (mccuneReischauer, revised, hangul, english) => {
    expect(new Set([mccuneReischauer, revised, hangul, english].map(nameKey)).size).toBe(1);
  });

  it('keeps these names apart', () => {
    const names = [
      '김정호',
      '김정고',
      '김정',
      '강철환',
      '강철한',
      '박철환',
      '요덕',
      '유독한',
      '개천',
      '온성',
      '회령',
    ];
    expect(new Set(names.map(nameKey)).size).toBe(names.length);
  });

  test.each(familyNames)('joins every spelling of the family name $hangul ($revised)', (row) => {
    const spellings = [row.hangul, ...row.northern.split('/'), row.revised, ...row.spellings];
    for (const spelling of spellings) {
      expect(nameKey(`${spelling} Su`), spelling).toBe(nameKey(`${row.revised} Su`));
    }
  });

  it('reads an irregular family name only in first place', () => {
    expect(nameKey('Park Min')).toBe(nameKey('Pak Min'));
    expect(nameKey('Min Park')).not.toBe(nameKey('Min Pak'));
  });

  it('gives one key for a name in all systems and in Hangul', () => {
    fc.assert(
      fc.property(koreanName, fc.constantFrom(...systems), (name, system) => {
        expect(nameKey(romanise(name, system))).toBe(nameKey(name));
      }),
      { numRuns: 3000 },
    );
  });

  it('gives one key in all systems for any syllables, names or not', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: anySyllable, minLength: 1, maxLength: 5 }),
        fc.constantFrom(...systems),
        (hangul, system) => {
          expect(nameKey(romanise(hangul, system))).toBe(nameKey(hangul));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('is idempotent and plain for any text', () => {
    const text = fc.oneof(
      koreanName,
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(..."abcdeghijklmnopqrstuwy -'ŏŭ"), maxLength: 30 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const key = nameKey(value);
        expect(key).toMatch(/^[a-z0-9]*$/);
        expect(nameKey(key)).toBe(key);
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on case, hyphens, or the form of the apostrophe', () => {
    fc.assert(
      fc.property(koreanName, fc.constantFrom(..."'’‘ʼʻ`´′＇"), (name, apostrophe) => {
        const latin = romanise(name, 'mccune-reischauer');
        expect(nameKey(latin.replaceAll("'", apostrophe).toUpperCase())).toBe(nameKey(name));
        expect(nameKey([...latin].join('-'))).toBe(nameKey(name));
      }),
    );
  });

  it('has no key for text in other scripts', () => {
    expect(nameKey('姜哲煥')).toBe('');
    expect(nameKey(' - ')).toBe('');
  });
});

describe('keyRules', () => {
  // Each pair is one name in two spellings, in plain letters.
  const pairs = [
    'jung chung, shin sin, whang hwang, kang gang, deok tok, bak pak',
    'songri songli, thak tak, cchoe choe, ssang sang, amrok amnok, pukmyong pungmyong',
    'kkotmaul kkonmaul, popnam pomnam, sinra silla, ahn an, cheol chol, oio oeo',
    'choi choe, hui hi, yi i, jinwoo jinu, paik pek, wae oe',
    'jung jong, hee hi, aan an, ryong yong, rim im, nyong yong',
    'roh noh',
  ]
    .flatMap((line) => line.split(', '))
    .map((pair) => pair.split(' ') as [string, string]);

  test.each(pairs)('join %s and %s', (left, right) => {
    expect(foldLetters(left)).toBe(foldLetters(right));
  });

  it('keep ng before h apart from k', () => {
    expect(foldLetters('jongho')).not.toBe(foldLetters('jongko'));
  });

  test.each(keyRules)('would lose a spelling or a difference without "$joins"', (rule) => {
    const rest = keyRules.filter((other) => other !== rule);
    const split = pairs.some(([left, right]) => foldLetters(left, rest) !== foldLetters(right, rest));
    const merged = foldLetters('jongho', rest) === foldLetters('jongko', rest);
    expect(split || merged).toBe(true);
  });
});

describe('keyTokens', () => {
  it('gives the key of each word and of the whole name', () => {
    expect(keyTokens('Kang Chol-hwan')).toEqual(['zzkank', 'zzjolhwan', 'zzkankjolhwan']);
    expect(keyTokens('강철환')).toEqual(['zzkankjolhwan']);
    expect(keyTokens('姜哲煥')).toEqual([]);
  });

  it('gives spellings of a name a token in common that is plain for an index', () => {
    fc.assert(
      fc.property(koreanName, fc.constantFrom(...systems), (name, system) => {
        const tokens = keyTokens(romanise(name, system));
        expect(tokens).toContain(keyTokens(name)[0]);
        for (const token of tokens) expect(token).toMatch(/^zz[a-z0-9]+$/);
      }),
    );
  });
});
