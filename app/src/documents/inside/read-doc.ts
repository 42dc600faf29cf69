import WordExtractor from 'word-extractor';
import { latin1, uint16 } from '../bytes.ts';
import type { Findings } from './findings.ts';
import { withVersion } from '../package-version.ts';
import { openOle } from './ole-file.ts';
import type { OleFile } from './ole-file.ts';
import { findField } from './package-findings.ts';
import type { Read } from './read.ts';
import { Unopened } from './unopened.ts';

/** A legacy Word document ([MS-DOC]); `text` is null where the extractor fails and only LibreOffice may still read it. */
export async function readDoc(file: Buffer, findings: Findings): Promise<Read> {
  const ole = openOle(file);
  const main = ole.read('WordDocument');
  if (main === undefined) throw new Unopened('damaged');
  // fEncrypted of the file information block.
  if ((uint16(main, 10) & 0x0100) !== 0) throw new Unopened('locked');
  findInOle(ole, findings);
  findInStreams([main, ole.read('1Table') ?? Buffer.of(), ole.read('0Table') ?? Buffer.of()], findings);
  try {
    const document = await new WordExtractor().extract(file);
    const parts = [
      document.getBody(),
      document.getFootnotes(),
      document.getEndnotes(),
      document.getTextboxes(),
    ];
    return {
      text: parts.filter((part) => part.trim() !== '').join('\n'),
      openedWith: [withVersion('word-extractor')],
    };
  } catch {
    return { text: null, openedWith: [] };
  }
}

/** Macros and objects, by the names of streams. */
export function findInOle(ole: OleFile, findings: Findings): void {
  for (const path of ole.paths) {
    if (/(?:^|\/)(?:Macros|VBA|_VBA_PROJECT_CUR|_VBA_PROJECT)$/i.test(path)) findings.add('macros', path);
    if (/^ObjectPool\/[^/]+$|\x01Ole10Native$|^MBD[0-9A-F]+$/.test(path))
      findings.add('embedded object', path);
  }
}

/** Fields and addresses, which stand in the streams as text of one or two bytes a character. */
function findInStreams(streams: readonly Buffer[], findings: Findings): void {
  for (const stream of streams)
    for (const text of [latin1(stream), stream.toString('utf16le')]) {
      for (const [field] of text.matchAll(
        /\x13\s{0,5}(?:INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|IMPORT|LINK)\b[^\x13-\x15]{0,200}/gi,
      ))
        findField(field, findings);
      for (const [address] of text.matchAll(
        /(?:https?|ftp|file|mhtml):\/\/[\x21-\x7e]{1,200}|\\\\[\w.-]{1,60}\\[\x21-\x7e]{1,200}/gi,
      ))
        findings.add(/\.dot[mx]?$/i.test(address) ? 'external template' : 'external link', address);
    }
}
