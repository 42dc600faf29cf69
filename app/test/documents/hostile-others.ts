import { deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Hostile } from './hostile.ts';
import { bytes, fixture } from './hostile-parts.ts';
import { oleFile } from './ole.ts';
import { pngFile } from './png.ts';

/** Images, drawings, and office formats other than .docx, made to do harm. */
export function hostileOthers(address: string, canary: string): readonly Hostile[] {
  const odt = unzipSync(fixture('letter.odt'));
  const content = Buffer.from(odt['content.xml'] ?? []).toString();

  return [
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
  ];
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
