import type { HangulSyllable } from './decompose-hangul.ts';

/** How an initial ㄹ behaves after a final consonant: by pronunciation, or written as r in the DPRK system. */
export type LiquidRule = 'pronounced' | 'kept';

const SILENT = 'ㅇ';

const clusters: Readonly<Record<string, readonly [stays: string, moves: string]>> = {
  ㄳ: ['ㄱ', 'ㅅ'],
  ㄵ: ['ㄴ', 'ㅈ'],
  ㄶ: ['ㄴ', 'ㅎ'],
  ㄺ: ['ㄹ', 'ㄱ'],
  ㄻ: ['ㄹ', 'ㅁ'],
  ㄼ: ['ㄹ', 'ㅂ'],
  ㄽ: ['ㄹ', 'ㅅ'],
  ㄾ: ['ㄹ', 'ㅌ'],
  ㄿ: ['ㄹ', 'ㅍ'],
  ㅀ: ['ㄹ', 'ㅎ'],
  ㅄ: ['ㅂ', 'ㅅ'],
};

/** The seven sounds a written final can have before a consonant or at the end. */
const closedFinals: Readonly<Record<string, string>> = Object.fromEntries(
  ['ㄱ: ㄲㄳㄺㅋ', 'ㄴ: ㄵㄶ', 'ㄷ: ㅅㅆㅈㅊㅌㅎ', 'ㄹ: ㄼㄽㄾㅀ', 'ㅁ: ㄻ', 'ㅂ: ㄿㅄㅍ'].flatMap((line) => {
    const [sound = '', letters = ''] = line.split(': ');
    return [...letters].map((letter) => [letter, sound] as const);
  }),
);

const aspirated: Readonly<Record<string, string>> = { ㄱ: 'ㅋ', ㄷ: 'ㅌ', ㅈ: 'ㅊ', ㅅ: 'ㅆ' };
const nasalised: Readonly<Record<string, string>> = { ㄱ: 'ㅇ', ㄷ: 'ㄴ', ㅂ: 'ㅁ' };

/**
 * Rewrites syllables the way they are spoken together, so that a romanisation can be read off them.
 *
 * Covers liaison, palatalisation before ㅣ, the merging of ㅎ into a following consonant, the seven closed
 * finals, nasalisation, and ㄴ/ㄹ meeting. Leaves out tensing, inserted ㄴ, and words whose sound depends on
 * their meaning. Source: Standard Pronunciation of Korean (표준 발음법), chapters 4 and 5.
 */
export function applySoundChanges(
  written: readonly HangulSyllable[],
  liquids: LiquidRule,
): readonly HangulSyllable[] {
  const spoken: HangulSyllable[] = [];
  let carried: string | undefined;
  for (const [position, syllable] of written.entries()) {
    const current = { ...syllable, initial: carried ?? syllable.initial };
    const next = written[position + 1];
    const met = next === undefined ? undefined : meet(current.final, next, liquids);
    spoken.push({ ...current, final: met?.final ?? closed(current.final) });
    carried = met?.initial;
  }
  return spoken;
}

function closed(final: string): string {
  return closedFinals[final] ?? final;
}

/** What becomes of a final and the initial after it. */
function meet(final: string, next: HangulSyllable, liquids: LiquidRule): { final: string; initial: string } {
  const [stays, moves] = clusters[final] ?? ['', final];
  if (final === '') return { final, initial: next.initial };
  if (next.initial === SILENT) return liaise(stays, moves, next.vowel);
  if (moves === 'ㅎ') {
    const merged = aspirated[next.initial];
    if (merged !== undefined) return { final: stays, initial: merged };
  }
  return meetConsonant(closed(final), next.initial, liquids);
}

function liaise(stays: string, moves: string, vowel: string): { final: string; initial: string } {
  if (moves === SILENT) return { final: SILENT, initial: SILENT };
  if (moves === 'ㅎ') {
    return stays === '' ? { final: '', initial: SILENT } : { final: '', initial: stays };
  }
  if (vowel === 'ㅣ' && moves === 'ㄷ') return { final: stays, initial: 'ㅈ' };
  if (vowel === 'ㅣ' && moves === 'ㅌ') return { final: stays, initial: 'ㅊ' };
  return { final: stays, initial: moves };
}

function meetConsonant(
  final: string,
  initial: string,
  liquids: LiquidRule,
): { final: string; initial: string } {
  if (initial === 'ㄴ' && final === 'ㄹ') return { final, initial: liquids === 'pronounced' ? 'ㄹ' : 'ㄴ' };
  if (initial === 'ㄴ' || initial === 'ㅁ') return { final: nasalised[final] ?? final, initial };
  if (initial !== 'ㄹ' || final === 'ㄹ') return { final, initial };
  if (final === 'ㄴ') return { final: 'ㄹ', initial };
  if (liquids === 'pronounced' || final === 'ㄷ') return { final: nasalised[final] ?? final, initial: 'ㄴ' };
  return { final: nasalised[final] ?? final, initial };
}
