import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Hostile } from './hostile.ts';
import { bytes, fixture } from './hostile-parts.ts';
import { pdfFile, pdfOfPages } from './pdf.ts';

/** PDFs made to do harm. */
export function hostilePdfs(address: string, canary: string): readonly Hostile[] {
  return [
    {
      what: 'a letter cut off: pdf',
      name: 'cut.pdf',
      file: fixture('letter.pdf').subarray(0, 9000),
      state: 'any',
      recognised: 'pdf',
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
  ];
}

function streamOf(data: Buffer, more = ''): Buffer {
  return Buffer.concat([
    bytes(`<< /Length ${data.length} /Filter /FlateDecode ${more} >>\nstream\n`),
    data,
    bytes('\nendstream'),
  ]);
}
