import { readFileSync } from 'node:fs';
import { nameKey } from './account-rules.ts';
import type { AccountProblem } from './outcome.ts';

const SHORTEST = 15;
const LONGEST = 200;

/** What is wrong with a new passphrase. Length and not being known count; which characters it has does not. */
export function passphraseProblem(passphrase: string, names: readonly string[]): AccountProblem | undefined {
  const length = [...passphrase.normalize('NFKC')].length;
  if (length < SHORTEST) return 'passphrase short';
  if (length > LONGEST) return 'passphrase long';
  const key = passphraseKey(passphrase);
  const own = ['unhidden', ...names].map(passphraseKey).filter((name) => name.length > 2);
  const bare = own.reduce((rest, name) => rest.replaceAll(name, ''), key);
  // A name with a few digits after it is what a guesser tries first.
  if (bare.replaceAll(/\d/g, '').length < 8 && bare !== key) return 'passphrase common';
  if (isRepeated(key) || isSequence(key)) return 'passphrase repeated';
  if (common.has(key) || common.has(key.replace(/\d+$/, ''))) return 'passphrase common';
  return undefined;
}

/** Letters and digits alone, so that spaces, case and punctuation make no known passphrase a new one. */
function passphraseKey(text: string): string {
  return nameKey(text).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** One piece of up to half the length, over and over; or hardly any different characters. */
function isRepeated(key: string): boolean {
  const characters = [...key];
  if (new Set(characters).size < 6) return true;
  for (let size = 1; size <= Math.floor(characters.length / 2); size += 1)
    if (characters.every((character, at) => character === characters[at % size])) return true;
  return false;
}

/** Runs such as 12345678, abcdefgh or qwertyuiop, forwards or backwards, through most of it. */
function isSequence(key: string): boolean {
  const characters = [...key];
  let inRuns = 0;
  for (let at = 1; at < characters.length; at += 1) {
    const pair = `${characters[at - 1] ?? ''}${characters[at] ?? ''}`;
    if (RUNS.some((run) => run.includes(pair))) inRuns += 1;
  }
  return inRuns >= (characters.length - 1) * 0.8;
}

const FORWARDS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ',
  'ㅁㄴㅇㄹㅎㅗㅓㅏㅣ',
  '가나다라마바사아자차카타파하',
];
const RUNS = FORWARDS.flatMap((run) => [run, [...run].toReversed().join('')]);

const common: ReadonlySet<string> = new Set(
  readFileSync(new URL('common-passphrases.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(passphraseKey),
);
