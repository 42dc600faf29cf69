/** One step of folding: what is replaced, by what, and which spellings it brings together. */
export type KeyRule = { readonly joins: string; readonly pattern: RegExp; readonly by: string };

/**
 * The rules of a name key, in order, over the letters a-z.
 *
 * They are coarse because the spellings force it: "Jung" is written for 정 and 중, "Jong" for 정 and 종, so the
 * four names can only share a key. In a key `j` stands for every j/ch, `l` for every r/l, `o` for o, ŏ, u and ŭ,
 * `nk` for ng, and `q` for ng before h.
 */
export const keyRules: readonly KeyRule[] = [
  // Consonants.
  { joins: 'ㅈ ㅉ ㅊ: j, jj, ch, tch', pattern: /[ct]*ch|[td]+j/g, by: 'j' },
  { joins: 'Shin and Sin', pattern: /sh/g, by: 's' },
  { joins: 'Whang and Hwang', pattern: /wh/g, by: 'hw' },
  { joins: 'ng before h, so that 정호 is not 정고', pattern: /ngh(?=[aeiouwy])/g, by: 'qh' },
  { joins: 'ㄱ ㄲ ㅋ: g, k, c', pattern: /[gc]|q(?!h[aeiouwy])/g, by: 'k' },
  { joins: 'ㄷ ㄸ ㅌ: d, t', pattern: /d/g, by: 't' },
  { joins: 'ㅂ ㅃ ㅍ: b, p', pattern: /b/g, by: 'p' },
  { joins: 'ㄹ: r, l', pattern: /r/g, by: 'l' },
  { joins: 'aspirates written kh, th, ph', pattern: /([ktp])h+/g, by: '$1' },
  { joins: 'double and single consonants', pattern: /([hjklmnpstwy])\1+/g, by: '$1' },
  // Sound changes that one spelling shows and another does not.
  { joins: 'Amrok and Amnok', pattern: /([kmpt])l/g, by: '$1n' },
  { joins: 'Pukmyong and Pungmyong', pattern: /n?k(?=[mn])/g, by: 'k' },
  { joins: 'Kkotmaul and Kkonmaul', pattern: /t(?=[mn])/g, by: 'n' },
  { joins: 'Popnam and Pomnam', pattern: /p(?=[mn])/g, by: 'm' },
  { joins: 'Sinra and Silla, Cholnam and Chollam', pattern: /nl|ln/g, by: 'l' },
  { joins: 'Ahn and An, Noh and No', pattern: /h(?![aeiouwy])/g, by: '' },
  // Vowels.
  { joins: 'ㅓ ㅡ: eo and ŏ, eu and ŭ', pattern: /e+(?=[ou])/g, by: '' },
  { joins: 'ㅚ before ㅗ or ㅜ: oe, oi', pattern: /oi(?=[ou])/g, by: 'o' },
  { joins: 'ㅚ: oe, oi', pattern: /oi/g, by: 'oe' },
  { joins: 'ㅢ: ui, eui, and i or ee as in 희', pattern: /ui/g, by: 'i' },
  { joins: 'Yi and I', pattern: /yi/g, by: 'i' },
  { joins: 'Woo, Wu and U', pattern: /w(?:o[ou]+|u+)/g, by: 'o' },
  { joins: 'ㅐ ㅔ: ae, ai, e', pattern: /a[ei]/g, by: 'e' },
  { joins: 'ㅙ ㅚ ㅞ: wae, oe, we', pattern: /[ou]e/g, by: 'we' },
  { joins: 'ㅗ ㅓ ㅜ ㅡ: o, u, oo, ou', pattern: /[ou]+/g, by: 'o' },
  { joins: 'Lee and I', pattern: /ee+|ii+/g, by: 'i' },
  { joins: 'Aan and An', pattern: /aa+/g, by: 'a' },
  // The initial sound law of the South: 리 is 이, 련 is 연, 로 is 노, 녀 is 여.
  { joins: 'Ryongchon and Yongchon, Rim and Im', pattern: /^lh?(?=[iy])/, by: '' },
  { joins: 'Nyongbyon and Yongbyon', pattern: /^n(?=y)/, by: '' },
  { joins: 'Roh and Noh, Rajin and Najin', pattern: /^(?:lh?|nh)/, by: 'n' },
];
