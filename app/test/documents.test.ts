import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  FINDING_KINDS,
  REASONS,
  documentMessages,
  findingWords,
  formatWords,
  openDocument,
  reasonWords,
  recognise,
} from '../src/documents/index.ts';
import type { DocumentView } from '../src/documents/index.ts';
import { findInName } from '../src/documents/name-findings.ts';
import { findPrograms, lookForPrograms } from '../src/documents/programs.ts';
import { takePages } from '../src/documents/ppm-pages.ts';
import { pngPixels } from '../src/documents/inside/png-pixels.ts';
import { jpegOfOneColour } from './documents/jpeg.ts';
import { oleFile } from './documents/ole.ts';
import { pngOf } from './documents/png.ts';

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'data/documents', name));
const programs = await findPrograms();
const hasPages = programs.office !== null && programs.poppler !== null;
if (process.env['CI'] === 'true' && !hasPages)
  throw new Error(programs.withoutBubblewrap ?? 'no LibreOffice or poppler');

/** What the letter says, in its order. */
const PARAGRAPHS = [
  'Synthetic application letter',
  'To whom it may concern: this letter was written for a test. No person in it exists.',
  '합성 지원서. 이 글은 시험을 위해 지어낸 것이며 실제 인물이 아닙니다.',
  'Availability: 20 hours a week, from the first of March.',
  'Language',
  'Level',
  '한국어',
  'Synthetic',
  'Second page: Synthetic closing line, Zürich and 평양.',
];

describe('a document is recognised by its content', () => {
  test.each(['doc', 'docx', 'odt', 'rtf', 'pdf'])('%s, whatever its name', (format) => {
    expect(recognise(fixture(`letter.${format}`).subarray(0, 65_536), 'holiday.jpg')).toBe(format);
  });

  const text = (bytes: string): Uint8Array => Buffer.from(bytes, 'latin1');
  test.each<[string, string, Uint8Array]>([
    ['nothing', 'empty', text('')],
    ['UTF-8', 'txt', strToU8('합성 글')],
    ['UTF-16', 'txt', Buffer.from('\ufeff합성 글', 'utf16le')],
    ['EUC-KR', 'txt', fixture('letter-euc-kr.txt')],
    ['an image', 'jpeg', text('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['an image', 'png', text('\x89PNG\r\n\x1a\n')],
    ['an image', 'gif', text('GIF89a')],
    ['an image', 'webp', text('RIFF\0\0\0\0WEBPVP8 ')],
    ['an image', 'tiff', text('II*\0')],
    ['an image', 'heic', text('\0\0\0\x18ftypheic')],
    ['a page', 'html', text('\r\n<!-- a --><!DOCTYPE html>')],
    ['a drawing', 'svg', text('<?xml version="1.0"?><!-- a --><svg xmlns="">')],
    ['sound', 'mp3', text('\xff\xfb\x90\x00')],
    ['sound', 'wav', text('RIFF\0\0\0\0WAVEfmt ')],
    ['sound', 'ogg', text('OggS')],
    ['sound', 'm4a', text('\0\0\0\x18ftypM4A ')],
    ['a film', 'mp4', text('\0\0\0\x18ftypisom')],
    ['a film', 'mov', text('\0\0\0\x18ftypqt  ')],
    ['a program', 'exe', text('MZ\x90\0')],
    ['a program', 'exe', text('\x7fELF')],
    ['a letter', 'eml', text('Return-Path: <a@example.org>\r\nSubject: Synthetic\r\n\r\nText')],
    ['an archive', 'zip', zipSync({ 'a.txt': strToU8('a') })],
    ['a table', 'xlsx', zipSync({ '[Content_Types].xml': strToU8(''), 'xl/workbook.xml': strToU8('') })],
    ['a Hangul document', 'hwpx', zipSync({ mimetype: [strToU8('application/hwp+zip'), { level: 0 }] })],
    [
      'a Hangul document',
      'hwp',
      oleFile({ FileHeader: text('HWP Document File'), BodyText: {}, DocInfo: text('x') }),
    ],
    ['a message', 'msg', oleFile({ '__properties_version1.0': text('x') })],
    ['a table', 'xls', oleFile({ Workbook: text('x') })],
    ['noise', 'unknown', text('\0\x01\x02\x03')],
  ])('%s: %s', (_, format, bytes) => {
    expect(recognise(bytes, '')).toBe(format);
  });

  test('no beginning makes it fail: every file cut at any byte has some format', () => {
    for (const name of ['letter.doc', 'letter.docx', 'letter.pdf', 'letter-euc-kr.txt'])
      for (let length = 0; length < 700; length += 1)
        expect(recognise(fixture(name).subarray(0, length), '')).toMatch(/^[a-z0-9]{2,8}$/);
  });
});

describe('documents that people really send', { timeout: 300_000 }, () => {
  test.each(['doc', 'docx', 'odt', 'rtf', 'pdf'])(
    '%s: all of its text, and its pages as A4 images',
    async (format) => {
      const view = await openDocument(fixture(`letter.${format}`), { name: `letter.${format}` });
      if (format === 'pdf' && !hasPages) return;
      expect(view).toMatchObject({ state: 'viewable', recognised: format, findings: [] });
      let from = 0;
      const text = view.text.replaceAll(/\s+/g, ' ');
      for (const paragraph of PARAGRAPHS) {
        const at = text.indexOf(paragraph, from);
        expect(at, paragraph).toBeGreaterThanOrEqual(from);
        // A PDF knows no order of cells.
        from = format === 'pdf' ? 0 : at + paragraph.length;
      }
      if (!hasPages) return expect(view.reason).toBe('text only');
      expect(view.reason).toBeNull();
      expect(view.pages).toHaveLength(2);
      for (const page of view.pages) {
        const { width, height, channels } = decode(page);
        expect({ height, channels }).toEqual({ height: 1754, channels: 3 });
        expect(Math.abs(width - 1240)).toBeLessThanOrEqual(1);
        expect(darkShare(page)).toBeGreaterThan(0.0005);
      }
      expect(view.openedWith.join(', ')).toMatch(/poppler [\d.]+.*Node 24/);
    },
  );

  test('.txt in EUC-KR, UTF-16 and UTF-8', async () => {
    const euc = await openDocument(fixture('letter-euc-kr.txt'), { name: 'a.txt' });
    expect(euc).toMatchObject({
      state: 'viewable',
      recognised: 'txt',
      pages: [],
      findings: [],
      reason: null,
    });
    expect(euc.text).toBe(`${PARAGRAPHS[2]}\nSynthetic closing line.\n`);
    const utf16 = await openDocument(Buffer.from(`\ufeff${PARAGRAPHS[2]}`, 'utf16le'));
    expect(utf16.text).toBe(PARAGRAPHS[2]);
    const table = await openDocument(strToU8('a,b\r\n1,2'), { name: 'a.csv' });
    expect(table).toMatchObject({ recognised: 'csv', text: 'a,b\n1,2' });
  });

  test('.hwpx: the paragraphs of its sections, in their order', async () => {
    const section = (...lines: string[]): Uint8Array =>
      strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hp="x" xmlns:hs="y">${lines
          .map((line) => `<hp:p><hp:run><hp:t>${line}</hp:t></hp:run></hp:p>`)
          .join('')}</hs:sec>`,
      );
    const file = zipSync({
      mimetype: [strToU8('application/hwp+zip'), { level: 0 }],
      'version.xml': strToU8('<a/>'),
      'Contents/section10.xml': section('마지막'),
      'Contents/section0.xml': section('합성 문서 &amp; 시험', 'Synthetic'),
      'Contents/section1.xml': section('둘째'),
    });
    const view = await openDocument(file, { name: '지원서.hwpx' });
    expect(view).toMatchObject({ state: 'viewable', recognised: 'hwpx', findings: [] });
    expect(view.text).toBe('합성 문서 & 시험\nSynthetic\n둘째\n마지막\n');
  });

  test('.hwp: its preview text, and a finding that it is no more', async () => {
    const header = Buffer.alloc(256);
    header.write('HWP Document File', 0, 'latin1');
    const file = oleFile({
      FileHeader: header,
      DocInfo: Buffer.alloc(10),
      PrvText: Buffer.from('합성 미리보기', 'utf16le'),
      BodyText: { Section0: Buffer.alloc(5000) },
    });
    const view = await openDocument(file, { name: '지원서.hwp' });
    expect(view).toMatchObject({
      state: 'viewable',
      recognised: 'hwp',
      text: '합성 미리보기',
      findings: [{ kind: 'preview only', detail: '' }],
    });
  });

  test('images: their pixels, made smaller to fit', async (context) => {
    const png = await openDocument(pngOf(3000, 1500, [200, 30, 30]), { name: 'a.png' });
    expect(png).toMatchObject({ state: 'viewable', recognised: 'png', findings: [], text: '' });
    expect(sizeAndColour(png)).toEqual({ width: 2000, height: 1000, colour: [200, 30, 30] });
    if (!hasPages) return context.skip('no poppler');
    const jpeg = await openDocument(jpegOfOneColour(), { name: 'a.jpg' });
    expect(jpeg).toMatchObject({ state: 'viewable', recognised: 'jpeg', findings: [] });
    const { width, height, colour } = sizeAndColour(jpeg);
    expect({ width, height }).toEqual({ width: 16, height: 8 });
    for (const part of colour) expect(Math.abs(part - 128)).toBeLessThan(3);
  });

  test('a stream is opened like bytes, and one that is too large is refused', async () => {
    const parts = function* (count: number): Generator<Uint8Array> {
      for (let left = count; left > 0; left -= 1) yield new Uint8Array(1_048_576).fill(65);
    };
    const stream = async function* (count: number): AsyncGenerator<Uint8Array> {
      yield* parts(count);
    };
    expect(await openDocument(stream(1))).toMatchObject({ state: 'viewable', recognised: 'txt' });
    expect(await openDocument(stream(101))).toMatchObject({ state: 'refused', reason: 'too large' });
  });
});

test('without bubblewrap only our own parsers run: text and PNG are shown, no program of the system is started', async () => {
  const bare = await lookForPrograms(() => ({ missing: 'bubblewrap is not installed' }));
  expect(bare).toMatchObject({
    poppler: null,
    office: null,
    withoutBubblewrap: 'bubblewrap is not installed',
  });
  const open = (name: string, file: Uint8Array = fixture(name)): Promise<DocumentView> =>
    openDocument(file, { name, programs: bare });
  for (const name of ['letter.doc', 'letter.docx', 'letter.odt', 'letter.rtf']) {
    const view = await open(name);
    expect(view).toMatchObject({ state: 'viewable', reason: 'text only', pages: [] });
    expect(view.text).toContain(PARAGRAPHS[2]);
  }
  expect(await open('letter.pdf')).toMatchObject({ state: 'unviewable', reason: 'no sandbox' });
  expect((await open('a.png', pngOf(10, 10, [1, 2, 3]))).pages).toHaveLength(1);
});

test('a PNG is read as the standard says: every colour type, depth and filter', async () => {
  for (const [channels, depth] of [
    [1, 8],
    [2, 8],
    [3, 8],
    [4, 8],
    [3, 16],
    [4, 16],
  ] as const) {
    const [width, height] = [7, 5];
    const most = depth === 16 ? 65_535 : 255;
    const data = Array.from({ length: width * height * channels }, (_, index) => (index * 7919) % (most + 1));
    if (channels % 2 === 0) for (let at = channels - 1; at < data.length; at += channels) data[at] = most;
    const { encode } = await import('fast-png');
    const typed = depth === 16 ? Uint16Array.from(data) : Uint8Array.from(data);
    const pixels = await pngPixels(Buffer.from(encode({ width, height, data: typed, channels, depth })));
    const expected = Array.from({ length: width * height }, (_, pixel) =>
      [0, 1, 2].map((part) => {
        const value = data[pixel * channels + (channels < 3 ? 0 : part)] ?? 0;
        return depth === 16 ? value >> 8 : value;
      }),
    ).flat();
    expect([...pixels.subarray('P6\n7 5\n255\n'.length)]).toEqual(expected);
  }
});

test('of what a sandbox draws only whole pages of an honest size are taken', async () => {
  const take = async (...chunks: Buffer[]): Promise<number[]> => {
    const taker = takePages(async ({ pixels }) => pixels);
    for (const chunk of chunks) await taker.take(chunk);
    return taker.pages.map(({ length }) => length);
  };
  const page = (width: number, height: number): Buffer =>
    Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), Buffer.alloc(width * height * 3)]);
  expect(await take(page(3, 2), page(1, 1))).toEqual([18, 3]);
  expect(
    await take(...Array.from(Buffer.concat([page(3, 2), page(1, 1)]), (byte) => Buffer.of(byte))),
  ).toEqual([18, 3]);
  expect(await take(page(3, 2), page(4, 4).subarray(0, -1))).toEqual([18]);
  expect(await take(Buffer.from('P6\n2001 1\n255\n'), Buffer.alloc(6003))).toEqual([]);
  expect(await take(Buffer.from('P6\n99999999 1\n255\n'))).toEqual([]);
  expect(await take(Buffer.from('P5\n1 1\n255\n'), Buffer.alloc(3))).toEqual([]);
  expect(await take(Buffer.from('P6\n-1 1\n255\n'), Buffer.alloc(3))).toEqual([]);
  expect(await take(Buffer.concat(Array.from({ length: 40 }, () => page(1, 1))))).toHaveLength(30);
});

test('names are compared with the content, and shown without what misleads', () => {
  expect(findInName('letter.doc', 'doc')).toEqual([]);
  expect(findInName('photo.jpg', 'jpeg')).toEqual([]);
  expect(findInName('letter', 'pdf')).toEqual([]);
  expect(findInName('letter.pdf', 'exe')).toEqual([{ kind: 'name differs', detail: '.pdf / exe' }]);
  const [first] = findInName('letter\u202ecod.exe', 'exe');
  expect(first).toEqual({ kind: 'misleading name', detail: 'letter cod.exe' });
  expect(findInName('../../etc/passwd', 'txt').map(({ kind }) => kind)).toEqual(['misleading name']);
});

test('every reason, finding and state has words in both languages', () => {
  for (const lang of ['en', 'ko'] as const) {
    for (const reason of REASONS) expect(reasonWords(lang, reason)).not.toBe(reason);
    for (const kind of FINDING_KINDS) expect(findingWords(lang, kind)).not.toBe(kind);
    expect(Object.keys(documentMessages[lang].states)).toEqual(['viewable', 'unviewable', 'refused']);
    expect(formatWords(lang, 'docx')).toBe('DOCX');
  }
});

function sizeAndColour(view: DocumentView): { width: number; height: number; colour: number[] } {
  const { width, height, data } = decode(view.pages[0] ?? new Uint8Array());
  return { width, height, colour: [...data.subarray(0, 3)] };
}

/** How much of a page is written on. */
function darkShare(page: Uint8Array): number {
  const { data } = decode(page);
  return data.filter((value) => value < 128).length / data.length;
}
