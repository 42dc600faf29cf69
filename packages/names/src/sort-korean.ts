const MARKS = /\p{M}+/gu;

/**
 * Compares names for sorting: digits, Latin without regard to case and diacritics, then Hanja, then Hangul.
 *
 * The order is by code point under NFC, so it is the same on every machine; Hangul syllables stand in dictionary
 * order in Unicode. Returns 0 only for texts equal under NFC.
 *
 * @example
 * ```ts
 * ['요덕', 'Yŏngbyŏn', '개천', 'Yodok'].sort(sortKorean) // => ["Yodok", "Yŏngbyŏn", "개천", "요덕"]
 * ```
 */
export function sortKorean(a: string, b: string): number {
  return compareCodePoints(folded(a), folded(b)) || compareCodePoints(a.normalize('NFC'), b.normalize('NFC'));
}

function folded(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase().normalize('NFC');
}

/** UTF-16 order differs from code point order above U+FFFF, where rarer Hanja lie. */
function compareCodePoints(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  const shared = Math.min(left.length, right.length);
  for (let position = 0; position < shared; position += 1) {
    const difference = (left[position]?.codePointAt(0) ?? 0) - (right[position]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
