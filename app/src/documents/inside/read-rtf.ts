import { latin1 } from '../bytes.ts';
import type { Findings } from './findings.ts';
import { findField } from './package-findings.ts';
import type { Read } from './read.ts';

/** Groups that hold no text of the document. */
const SILENT =
  /^(?:fonttbl|colortbl|stylesheet|listtable|listoverridetable|info|pict|object|objdata|themedata|colorschememapping|datastore|latentstyles|generator|xmlnstbl|rsidtbl|template|header|headerl|headerr|headerf|footer|footerl|footerr|footerf|fldinst|nonshppict|bkmkstart|bkmkend|private)$/;
const DEEPEST_GROUP = 10_000;
/** What `\ansicpg` names, as the decoder calls it. */
const codePages: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  65001: 'utf-8',
};
/** The code page that a `\fcharset` means. */
const fontPages: Readonly<Record<number, number>> = {
  0: 1252,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  204: 1251,
  238: 1250,
};

type Group = {
  readonly isSilent: boolean;
  readonly page: number;
  readonly skip: number;
  readonly word: string;
};

/** A Rich Text Format document: its plain text, and what it embeds or fetches. */
export function readRtf(file: Buffer, findings: Findings): Read {
  const source = latin1(file);
  const parts: string[] = [];
  const fonts = new Map<number, number>();
  const stack: Group[] = [];
  let group: Group = { isSilent: false, page: 1252, skip: 1, word: '' };
  let pending: number[] = [];
  let font = 0;
  let skipping = 0;
  let instruction = '';
  const flush = (): void => {
    if (pending.length === 0) return;
    const text = new TextDecoder(codePages[group.page] ?? 'windows-1252').decode(Uint8Array.from(pending));
    pending = [];
    if (group.word === 'fldinst') instruction = (instruction + text).slice(0, 5000);
    else if (!group.isSilent) parts.push(text);
  };
  const byte = (value: number): void => {
    if (skipping > 0) skipping -= 1;
    else pending.push(value);
  };
  const say = (text: string): void => {
    flush();
    if (group.word === 'fldinst') instruction += text;
    else if (!group.isSilent) parts.push(text);
  };
  const tokens = /([{}])|\\'([0-9a-f]{2})|\\([a-z]{1,32})(-?\d{1,10})? ?|\\([^a-z])|([^\\{}]+)/gi;
  for (let token = tokens.exec(source); token !== null; token = tokens.exec(source)) {
    const [, brace, hex, word, number, symbol, plain] = token;
    if (brace === '{') {
      flush();
      if (stack.length < DEEPEST_GROUP) stack.push(group);
      group = { ...group, word: group.word === 'fldinst' ? 'fldinst' : '' };
    } else if (brace === '}') {
      flush();
      if (group.word === 'fldinst' && stack.at(-1)?.word !== 'fldinst') {
        noteInstruction(instruction, findings);
        instruction = '';
      }
      group = stack.pop() ?? group;
      skipping = 0;
    } else if (hex !== undefined) byte(Number.parseInt(hex, 16));
    else if (plain !== undefined)
      for (const letter of plain) letter === '\r' || letter === '\n' || byte(letter.charCodeAt(0));
    else if (symbol !== undefined) {
      if (symbol === '*') {
        flush();
        group = { ...group, isSilent: true };
      } else if (symbol === '~') say(' ');
      else if (symbol === '\n' || symbol === '\r') say('\n');
      else if ('\\{}'.includes(symbol)) byte(symbol.charCodeAt(0));
    } else if (word !== undefined) {
      const value = number === undefined ? undefined : Number(number);
      if (word === 'u' && value !== undefined) {
        say(String.fromCharCode(value & 0xffff));
        skipping = group.skip;
        continue;
      }
      if (word === 'bin') {
        // So many bytes follow as they are.
        tokens.lastIndex += Math.max(0, value ?? 0);
        continue;
      }
      flush();
      noteWord(word, findings);
      if (SILENT.test(word)) group = { ...group, isSilent: true, word };
      else if (word === 'uc') group = { ...group, skip: Math.max(0, Math.min(10, value ?? 1)) };
      else if (word === 'ansicpg') group = { ...group, page: value ?? 1252 };
      else if (word === 'f') {
        font = value ?? 0;
        const page = fonts.get(font);
        if (page !== undefined) group = { ...group, page };
      } else if (word === 'fcharset') {
        const page = fontPages[value ?? 0];
        if (page !== undefined && value !== 0) fonts.set(font, page);
      } else if (word === 'par' || word === 'line' || word === 'row' || word === 'sect' || word === 'page')
        say('\n');
      else if (word === 'tab' || word === 'cell') say('\t');
    }
  }
  flush();
  return { text: parts.join(''), openedWith: [] };
}

function noteWord(word: string, findings: Findings): void {
  if (word === 'object' || word === 'objdata' || word === 'objupdate' || word === 'objautlink')
    findings.add('embedded object', `\\${word}`);
  if (word === 'template') findings.add('external template', '\\template');
}

function noteInstruction(instruction: string, findings: Findings): void {
  findField(instruction, findings);
  const link = /HYPERLINK\s+"?([^"\s]{1,300})/i.exec(instruction)?.[1];
  if (link !== undefined) findings.add('external link', link);
}
