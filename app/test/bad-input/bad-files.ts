import { strToU8, zipSync } from 'fflate';
import { table } from '../setup/exchange-folder.ts';
import type { Case } from './spoil.ts';
import { camp, campWith, changed, extra, text, whole, without } from './spoil.ts';

export const xlsx = Buffer.from(
  zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8('<workbook/>') }),
);
const cp949 = Buffer.concat([
  Buffer.from(text(camp)),
  Buffer.from('camp/camp-a,names,'),
  Buffer.from([0xbf, 0xe4, 0xb4, 0xf6]),
  Buffer.from(',,ko-Hang,,source/book,p. 1,,reviewed,claimcampnameko0\n'),
]);

/** Files that cannot be read to the end; leaving out rows is no way out. */
export const badFiles: readonly Case[] = [
  [
    'UTF-16',
    { ...whole, [camp]: Buffer.from(`\uFEFF${text(camp)}`, 'utf16le') },
    camp,
    null,
    /UTF-16; save it as UTF-8/,
  ],
  [
    'UTF-16 without a mark',
    { ...whole, [camp]: Buffer.from(text(camp), 'utf16le') },
    camp,
    null,
    /NUL bytes.*save it as CSV in UTF-8/,
  ],
  ['CP949', { ...whole, [camp]: cp949 }, camp, 6, /not UTF-8; save the file as UTF-8/],
  [
    'half a character at the end',
    { ...whole, [camp]: Buffer.concat([Buffer.from(text(camp)), Buffer.from([0xed, 0x95])]) },
    camp,
    6,
    /not UTF-8/,
  ],
  ['a NUL byte', changed(camp, 'about 1959', 'about\u00001959'), camp, null, /NUL bytes/],
  [
    'a NUL byte far into the file',
    {
      ...whole,
      [camp]:
        text(camp) +
        table('claims', [extra({ property: 'note', value: 'y'.repeat(19_000) })])
          .split('\n')
          .slice(1)
          .join('\n')
          .repeat(20) +
        'a\0b\n',
    },
    camp,
    26,
    /NUL byte.*remove it/,
  ],
  [
    'a cell of 10 MB',
    campWith(extra({ property: 'note', value: 'x'.repeat(10_000_000) })),
    camp,
    6,
    /longer than 1,000,000 bytes; attach long texts as files/,
  ],
  [
    'a quoted cell of 10 MB',
    campWith(extra({ property: 'note', value: `,${'x'.repeat(10_000_000)}` })),
    camp,
    6,
    /check for a missing closing quote/,
  ],
  [
    'an unclosed quote',
    changed(camp, 'about 1959', '"about 1959'),
    camp,
    3,
    /never closed; look for a missing double quote/,
  ],
  ['a stray quote', changed(camp, 'about 1959', 'about "1959"'), camp, 3, /look for a stray double quote/],
  [
    'a zip archive',
    { ...whole, [camp]: Buffer.from(zipSync({ 'camp.csv': strToU8(text(camp)) })) },
    camp,
    null,
    /ZIP archive.*unpack it/,
  ],
  [
    'a workbook under the name of a table',
    { ...whole, [camp]: xlsx },
    camp,
    null,
    /Excel.*save the sheet as CSV in UTF-8/,
  ],
  [
    'a workbook beside the tables',
    { ...whole, 'claims/camp.xlsx': xlsx },
    'claims/camp.xlsx',
    null,
    /would not be read; save claims as claims\/KIND\.csv/,
  ],
  [
    'a table at the wrong place',
    { ...whole, 'camp.csv': text(camp) },
    'camp.csv',
    null,
    /no part of the exchange format/,
  ],
  [
    'gzip',
    { ...whole, [camp]: Buffer.from([0x1f, 0x8b, 8, 0]) },
    camp,
    null,
    /gzip archive.*unpack it first/,
  ],
  ['a PDF', { ...whole, [camp]: '%PDF-1.7\n' }, camp, null, /this is a PDF/],
  [
    'an old Office file',
    { ...whole, [camp]: Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]) },
    camp,
    null,
    /old Office file.*save the sheet as CSV/,
  ],
  [
    'an empty file',
    { ...whole, [camp]: '' },
    camp,
    null,
    /the file is empty; it needs at least a heading row/,
  ],
  [
    'a file with only a byte-order mark',
    { ...whole, [camp]: '\uFEFF' },
    camp,
    null,
    /holds no row; it needs at least a heading row/,
  ],
  [
    'a wrong heading',
    changed(camp, 'record,property', 'Record,Property'),
    camp,
    1,
    /the heading must be record,property,value,/,
  ],
  [
    'a heading with a column less',
    changed(camp, ',claim\n', '\n'),
    camp,
    1,
    /the heading must be record,property/,
  ],
  [
    'no records.csv',
    without('records.csv'),
    'records.csv',
    null,
    /the file is missing; where there is nothing to say, it holds the heading only/,
  ],
  ['no decisions.csv', without('decisions.csv'), 'decisions.csv', null, /the file is missing/],
  [
    'no header',
    without('unhidden.json'),
    'unhidden.json',
    null,
    /missing; every folder in the exchange format has one/,
  ],
  [
    'a header that is no JSON',
    { ...whole, 'unhidden.json': '{format: unhidden' },
    'unhidden.json',
    null,
    /not JSON.*correct/,
  ],
  [
    'a header of another version',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('"version":1', '"version":2') },
    'unhidden.json',
    null,
    /not the header of an exchange folder of version 1.*version/,
  ],
  [
    'a header that is a list',
    { ...whole, 'unhidden.json': '[]' },
    'unhidden.json',
    null,
    /not the header of an exchange folder/,
  ],
  [
    'a header with an unknown field',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('{', '{"licence":"x",') },
    'unhidden.json',
    null,
    /licence/,
  ],
  [
    'a header with a NUL in its title',
    { ...whole, 'unhidden.json': text('unhidden.json').replace('Small', 'Sm\\u0000all') },
    'unhidden.json',
    null,
    /title/,
  ],
];
