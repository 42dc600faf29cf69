import { keyRules } from './key-rules.ts';
import type { KeyRule } from './key-rules.ts';

/**
 * Folds plain letters by the key rules until none applies, which makes folding a folded text change nothing.
 *
 * It ends: a rule either shortens the text, or moves a letter one way along a fixed order. Input is a-z and 0-9.
 */
export function foldLetters(letters: string, rules: readonly KeyRule[] = keyRules): string {
  let folded = letters;
  let before: string;
  do {
    before = folded;
    for (const rule of rules) folded = folded.replace(rule.pattern, rule.by);
  } while (folded !== before);
  return folded;
}
