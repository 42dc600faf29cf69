import { hkdfSync, randomBytes } from 'node:crypto';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist as english } from '@scure/bip39/wordlists/english.js';
import { wordlist as korean } from '@scure/bip39/wordlists/korean.js';
import { ageIdentity } from '../platform/age.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import type { Language } from '../ui/language.ts';

/**
 * The code of one person: 128 random bits, written as twelve words (BIP 39). It finds and opens what they sent, and
 * nobody else has it. With 128 bits no password hash is needed: guessing is hopeless without one.
 */
export type Code = Uint8Array;

const CODE_BYTES = 16;
const WORDS = 12;
const LISTS: Readonly<Record<Language, readonly string[]>> = { en: english, ko: korean };

export function newCode(): Code {
  return new Uint8Array(randomBytes(CODE_BYTES));
}

/** The twelve words in a language, Korean ones composed as keyboards write them. */
export function wordsOfCode(code: Code, lang: Language): readonly string[] {
  // The Korean list joins by an ordinary blank too; only the Japanese one has its own.
  return entropyToMnemonic(code, [...LISTS[lang]])
    .normalize('NFC')
    .split(' ');
}

/**
 * Reads words in either language, whatever stands between them and however they are composed; of an English word its
 * first four letters are enough. The problem is a word that is in no list, `''` where the number is wrong, or `'sum'` where
 * the words do not belong together.
 */
export function codeFromWords(text: string): Result<Code> {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
  if (words.length !== WORDS) return failure('');
  const list = isKorean(words[0] ?? '') ? korean : english;
  const whole = words.map((word) => wholeWord(list, word));
  const unknown = whole.findIndex((word) => word === undefined);
  if (unknown >= 0) return failure((words[unknown] ?? '').normalize('NFC'));
  try {
    return success(mnemonicToEntropy(whole.join(' '), [...list]));
  } catch {
    return failure('sum');
  }
}

/** For the hidden field that carries a code from one page of a form to the next. */
export function codeToField(code: Code): string {
  return Buffer.from(code).toString('base64url');
}

export function codeFromField(text: string): Code | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.length === CODE_BYTES && bytes.toString('base64url') === text
    ? new Uint8Array(bytes)
    : undefined;
}

/** Names what belongs to a code without telling it: 128 bits, hexadecimal. */
export function locatorOf(code: Code): string {
  return derived(code, 'locator', CODE_BYTES).toString('hex');
}

/** The age identity of a code, `AGE-SECRET-KEY-1…`; its recipient is what answers are sealed to. */
export function identityOfCode(code: Code): string {
  return ageIdentity(derived(code, 'identity', 32));
}

function derived(code: Code, purpose: string, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', code, '', `unhidden intake ${purpose}`, bytes));
}

function isKorean(word: string): boolean {
  return /\p{Script=Hangul}/u.test(word);
}

function wholeWord(list: readonly string[], word: string): string | undefined {
  if (list.includes(word)) return word;
  return word.length >= 4 && list === english ? list.find((each) => each.startsWith(word)) : undefined;
}
