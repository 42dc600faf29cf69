import { decomposeHangul } from './decompose-hangul.ts';
import type { HangulSyllable } from './decompose-hangul.ts';
import { finalSpelling, jamoSpellings } from './jamo-tables.ts';
import type { RomanisationSystem } from './jamo-tables.ts';
import { applySoundChanges } from './sound-changes.ts';

const HANGUL_RUN = /[가-힣]+/gu;
const WORD_BEFORE = /[\p{L}\p{N}'-]$/u;

const voiced: Readonly<Record<'mccune-reischauer' | 'dprk', Readonly<Record<string, string>>>> = {
  'mccune-reischauer': { ㄱ: 'g', ㄷ: 'd', ㅂ: 'b', ㅈ: 'j' },
  dprk: { ㄱ: 'g', ㄷ: 'd', ㅂ: 'b' },
};
const VOICING_FINALS = new Set(['', 'ㄴ', 'ㄹ', 'ㅁ', 'ㅇ']);

/**
 * Writes the Hangul of a text in Latin letters, each Hangul word as one capitalised word; other text stays.
 *
 * Sound changes apply within a run of Hangul, also between a family name and a given name written together,
 * where the official systems would keep them apart: where a name ends is not ours to guess. Sources: the
 * Revised Romanisation of 2000; McCune and Reischauer 1939; the DPRK system of 1992.
 *
 * @example
 * ```ts
 * romanise('북창', 'revised') // => "Bukchang"
 * romanise('북창', 'mccune-reischauer') // => "Pukch'ang"
 * romanise('평양', 'dprk') // => "Phyŏngyang"
 * ```
 */
export function romanise(text: string, system: RomanisationSystem): string {
  return text.normalize('NFC').replace(HANGUL_RUN, (run: string, offset: number, whole: string) => {
    const latin = romaniseRun(run, system);
    return WORD_BEFORE.test(whole.slice(Math.max(0, offset - 1), offset)) ? latin : capitalised(latin);
  });
}

function romaniseRun(run: string, system: RomanisationSystem): string {
  const written = decomposeHangul(run);
  const syllables = applySoundChanges(written, system === 'dprk' ? 'kept' : 'pronounced');
  const parts = syllables.map((syllable, position) => {
    const { vowels } = jamoSpellings[system];
    const before = syllables[position - 1];
    const after = syllables[position + 1];
    return (
      (isDoubleLiquid(position, written, syllables, system)
        ? 'l'
        : initialLetters(syllable.initial, before, system)) +
      (vowels[syllable.vowel] ?? '') +
      finalLetters(syllable.final, after, system)
    );
  });
  return parts.join('');
}

/** The DPRK system writes ll only where ㄴ meets ㄹ (천리마 Chŏllima), and lr for ㄹㄹ (찔레골 Jjilregol). */
function isDoubleLiquid(
  position: number,
  written: readonly HangulSyllable[],
  spoken: readonly HangulSyllable[],
  system: RomanisationSystem,
): boolean {
  if (spoken[position]?.initial !== 'ㄹ' || spoken[position - 1]?.final !== 'ㄹ') return false;
  return system !== 'dprk' || written[position - 1]?.final === 'ㄴ';
}

function initialLetters(
  initial: string,
  before: HangulSyllable | undefined,
  system: RomanisationSystem,
): string {
  const plain = jamoSpellings[system].initials[initial] ?? '';
  if (before === undefined) return plain;
  if (system === 'revised' || !VOICING_FINALS.has(before.final)) return plain;
  const letter = voiced[system][initial] ?? plain;
  // The apostrophe keeps n + g from being read as the single sound ng.
  return system === 'mccune-reischauer' && before.final === 'ㄴ' && letter === 'g' ? "'g" : letter;
}

function finalLetters(final: string, after: HangulSyllable | undefined, system: RomanisationSystem): string {
  if (final === 'ㄹ' && after?.initial === 'ㅎ' && system === 'mccune-reischauer') return 'r';
  return finalSpelling[final] ?? '';
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
