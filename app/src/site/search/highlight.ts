import { html } from '../../ui/html.ts';
import type { Content } from '../../ui/html.ts';

const MARKS = /[\p{M}'`´ʹʻʼʽ‘’‛′]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const SNIPPET = 220;
/** Stands between the statements of a record in the search index. */
const STATEMENTS = ' · ';
const NONE: ReadonlySet<string> = new Set();

type Folded = { readonly text: string; readonly from: readonly number[]; readonly to: readonly number[] };

/** The words of a query, folded as texts are: without case, accents and apostrophes. */
export function queryWords(query: string): readonly string[] {
  const words = fold(query).text.match(WORD) ?? [];
  return [...new Set(words)].sort((a, b) => b.length - a.length);
}

/** A text with the words of the query in `<mark>`. */
export function highlighted(text: string, words: readonly string[]): Content {
  const pieces: Content[] = [];
  let at = 0;
  for (const [from, to] of ranges(text, words)) {
    pieces.push(text.slice(at, from), html`<mark>${text.slice(from, to)}</mark>`);
    at = to;
  }
  return [...pieces, text.slice(at)];
}

/**
 * The statements of a record that hold a word of the query, or its first ones, cut around the word. `hidden` are
 * statements that may not be shown outside the record's own page.
 */
export function snippet(text: string, words: readonly string[], hidden: ReadonlySet<string> = NONE): string {
  const statements = text.split(STATEMENTS).filter((each) => !isPartOf(each, hidden));
  const fitting = statements.filter((each) => ranges(each, words).length > 0);
  return cut((fitting.length > 0 ? fitting : statements).join(STATEMENTS), words);
}

/** The index cuts long texts, so the last statement may be the beginning of a hidden one. */
function isPartOf(statement: string, hidden: ReadonlySet<string>): boolean {
  return (
    hidden.has(statement) || (statement.length > 20 && [...hidden].some((each) => each.includes(statement)))
  );
}

function cut(text: string, words: readonly string[]): string {
  if (text.length <= SNIPPET) return text;
  const first = ranges(text, words)[0]?.[0] ?? 0;
  const wanted = Math.max(0, first - SNIPPET / 3);
  const start = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1 || wanted;
  const shown = text.slice(start, start + SNIPPET);
  const end = start + SNIPPET < text.length ? shown.lastIndexOf(' ') : -1;
  return `${start > 0 ? '… ' : ''}${end > SNIPPET / 2 ? `${shown.slice(0, end)} …` : shown}`;
}

function ranges(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const folded = fold(text);
  const found: [number, number][] = [];
  for (let at = 0; at < folded.text.length;) {
    const word = isWordStart(folded.text, at)
      ? words.find((each) => folded.text.startsWith(each, at))
      : undefined;
    if (word === undefined) at += 1;
    else {
      const from = folded.from[at] ?? 0;
      // One sign such as ¼ may fold to several words: it is marked once.
      if (from >= (found.at(-1)?.[1] ?? 0))
        found.push([from, folded.to[at + word.length - 1] ?? text.length]);
      at += word.length;
    }
  }
  return found;
}

/** Hangul runs words together, so a word may begin anywhere in it. */
function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') || /\p{Script=Hangul}/u.test(text[at] ?? '');
}

/** Folds letter by letter and remembers which stretch of the text each folded letter came from. */
function fold(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const letter of text) {
    const end = at + letter.length;
    const isHangul = /\p{Script=Hangul}/u.test(letter);
    const plain = isHangul ? letter : letter.normalize('NFKD').replace(MARKS, '').toLowerCase();
    for (const unit of plain.split('')) {
      folded += unit;
      from.push(at);
      to.push(end);
    }
    // A mark or apostrophe that vanished still belongs to the letter before it.
    if (plain === '' && to.length > 0) to[to.length - 1] = end;
    at = end;
  }
  return { text: folded, from, to };
}
