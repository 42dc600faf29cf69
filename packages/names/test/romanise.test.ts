import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decomposeHangul, romanise } from '../src/index.ts';

describe('decomposeHangul', () => {
  it('takes syllables apart and leaves other characters out', () => {
    expect(decomposeHangul('제14호, 북')).toEqual([
      { initial: 'ㅈ', vowel: 'ㅔ', final: '' },
      { initial: 'ㅎ', vowel: 'ㅗ', final: '' },
      { initial: 'ㅂ', vowel: 'ㅜ', final: 'ㄱ' },
    ]);
  });

  it('gives the same jamo as Unicode decomposition, for every syllable', () => {
    // The conjoining letters of a syllable, mapped to the compatibility letters by their Unicode names' order.
    const conjoining = (jamo: { initial: string; vowel: string; final: string }): number[] => [
      0x1100 + 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'.indexOf(jamo.initial),
      0x1161 + 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ'.indexOf(jamo.vowel),
      ...(jamo.final === ''
        ? []
        : [0x11a8 + 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ'.indexOf(jamo.final)]),
    ];
    for (let code = 0xac00; code <= 0xd7a3; code += 1) {
      const syllable = String.fromCodePoint(code);
      const [jamo] = decomposeHangul(syllable);
      const expected = [...syllable.normalize('NFD')].map((character) => character.codePointAt(0));
      expect(jamo && conjoining(jamo)).toEqual(expected);
    }
  });

  it('reads text in conjoining jamo as it reads composed text', () => {
    expect(decomposeHangul('요덕'.normalize('NFD'))).toEqual(decomposeHangul('요덕'));
  });
});

describe('romanise', () => {
  test.each([
    ['요덕', 'Yodeok', 'Yodŏk', 'Yodŏk'],
    ['북창', 'Bukchang', "Pukch'ang", 'Pukchang'],
    ['개천', 'Gaecheon', "Kaech'ŏn", 'Kaechŏn'],
    ['회령', 'Hoeryeong', 'Hoeryŏng', 'Hoiryŏng'],
    ['평양', 'Pyeongyang', "P'yŏngyang", 'Phyŏngyang'],
    ['한강', 'Hangang', "Han'gang", 'Hangang'],
    // Nasals.
    ['백마산', 'Baengmasan', 'Paengmasan', 'Paengmasan'],
    ['꽃마을', 'Kkonmaeul', 'Kkonmaŭl', 'Kkonmaŭl'],
    // ㄹ after other consonants.
    ['신라', 'Silla', 'Silla', 'Silla'],
    ['천리마', 'Cheollima', "Ch'ŏllima", 'Chŏllima'],
    ['별내', 'Byeollae', 'Pyŏllae', 'Pyŏlnae'],
    ['종로', 'Jongno', 'Chongno', 'Jongro'],
    ['압록강', 'Amnokgang', 'Amnokkang', 'Amrokkang'],
    // Liaison, palatalisation, ㅎ.
    ['붉은바위', 'Bulgeunbawi', 'Pulgŭnbawi', 'Pulgŭnbawi'],
    ['해돋이', 'Haedoji', 'Haedoji', 'Haedoji'],
    ['같이', 'Gachi', "Kach'i", 'Kachi'],
    ['좋고', 'Joko', "Chok'o", 'Jokho'],
    ['묵호', 'Mukho', 'Mukho', 'Mukho'],
    ['철환', 'Cheolhwan', "Ch'ŏrhwan", 'Chŏlhwan'],
  ])('writes %s as %s, %s, %s', (hangul, revised, mccuneReischauer, dprk) => {
    expect(romanise(hangul, 'revised')).toBe(revised);
    expect(romanise(hangul, 'mccune-reischauer')).toBe(mccuneReischauer);
    expect(romanise(hangul, 'dprk')).toBe(dprk);
  });

  it('keeps other text and capitalises only at the start of a word', () => {
    expect(romanise('개천 제14호 (관리소)', 'revised')).toBe('Gaecheon Je14ho (Gwalliso)');
  });

  it('leaves no syllable behind in any text', () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCodePoint(code));
    fc.assert(
      fc.property(fc.string({ unit: syllable, minLength: 1, maxLength: 6 }), (hangul) => {
        expect(romanise(hangul, 'revised')).toMatch(/^[A-Za-z]+$/);
        expect(romanise(hangul, 'mccune-reischauer')).toMatch(/^[A-Za-zŏŭŎŬ']+$/);
        expect(romanise(hangul, 'dprk')).toMatch(/^[A-Za-zŏŭŎŬ]+$/);
      }),
    );
  });
});
