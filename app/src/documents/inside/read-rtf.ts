import type { Findings } from './findings.ts';
import { findField } from './package-findings.ts';
import type { Read } from './read.ts';
import { decodePage, pageOfCharset } from './rtf-pages.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** Groups that hold no text of the document. */
const SILENT = new Set(
  'fonttbl colortbl stylesheet listtable listoverridetable info pict object objdata themedata colorschememapping datastore latentstyles generator xmlnstbl rsidtbl template header headerl headerr headerf footer footerl footerr footerf fldinst nonshppict bkmkstart bkmkend private'.split(
    ' ',
  ),
);
const BREAKS = new Set(['par', 'line', 'row', 'sect', 'page']);
const DEEPEST_GROUP = 10_000;
const LONGEST_INSTRUCTION = 5_000;

type Group = { isSilent: boolean; isInstruction: boolean; page: number; skip: number };

/** A Rich Text Format document: its plain text, and what it embeds or fetches. */
export function readRtf(file: Buffer, findings: Findings): Read {
  const writer = textWriter(findings);
  for (const token of rtfTokens(file)) {
    if (token.kind === 'open') writer.open();
    else if (token.kind === 'close') writer.close();
    else if (token.kind === 'bytes') writer.bytes(token.bytes);
    else if (token.kind === 'symbol') writer.symbol(token.symbol);
    else writer.word(token.word, token.value);
  }
  return { text: writer.end(), openedWith: [] };
}

function textWriter(findings: Findings) {
  const parts: string[] = [];
  const pages = new Map<number, number>();
  const stack: Group[] = [];
  let group: Group = { isSilent: false, isInstruction: false, page: 1252, skip: 1 };
  let documentPage = 1252;
  let pending: number[] = [];
  let font = 0;
  let skipping = 0;
  let instruction = '';

  const say = (text: string): void => {
    if (group.isInstruction) instruction = (instruction + text).slice(0, LONGEST_INSTRUCTION);
    else if (!group.isSilent) parts.push(text);
  };
  /** Characters of several bytes are decoded together. */
  const flush = (): void => {
    if (pending.length > 0) say(decodePage(pending, group.page));
    pending = [];
  };
  const bytes = (values: readonly number[]): void => {
    const kept = values.slice(skipping);
    skipping = Math.max(0, skipping - values.length);
    for (const value of kept) pending.push(value);
  };
  const useFont = (value: number): void => {
    font = value;
    group.page = pages.get(font) ?? documentPage;
  };

  return {
    bytes,
    open() {
      flush();
      if (stack.length < DEEPEST_GROUP) stack.push({ ...group });
    },
    close() {
      flush();
      const wasInstruction = group.isInstruction;
      group = stack.pop() ?? group;
      skipping = 0;
      if (!wasInstruction || group.isInstruction) return;
      noteInstruction(instruction, findings);
      instruction = '';
    },
    symbol(symbol: string) {
      if ('\\{}'.includes(symbol)) return bytes([symbol.charCodeAt(0)]);
      flush();
      if (symbol === '*') group.isSilent = true;
      else if (symbol === '~') say(' ');
      else if (symbol === '\n' || symbol === '\r') say('\n');
    },
    word(word: string, value: number | undefined) {
      flush();
      noteWord(word, findings);
      if (word === 'u') {
        say(String.fromCharCode((value ?? 0) & 0xffff));
        skipping = group.skip;
      } else if (SILENT.has(word)) {
        group.isSilent = true;
        group.isInstruction = word === 'fldinst';
      } else if (BREAKS.has(word)) say('\n');
      else if (word === 'tab' || word === 'cell') say('\t');
      else if (word === 'uc') group.skip = Math.max(0, Math.min(10, value ?? 1));
      else if (word === 'ansicpg') documentPage = group.page = value ?? 1252;
      else if (word === 'f') useFont(value ?? 0);
      else if (word === 'fcharset') {
        const page = pageOfCharset[value ?? 0];
        if (page !== undefined) pages.set(font, page);
      }
    },
    end() {
      flush();
      return parts.join('');
    },
  };
}

function noteWord(word: string, findings: Findings): void {
  if (['object', 'objdata', 'objupdate', 'objautlink'].includes(word))
    findings.add('embedded object', `\\${word}`);
  if (word === 'template') findings.add('external template', '\\template');
}

function noteInstruction(instruction: string, findings: Findings): void {
  findField(instruction, findings);
  const link = /HYPERLINK\s+"?([^"\s]{1,300})/i.exec(instruction)?.[1];
  if (link !== undefined) findings.add('external link', link);
}
