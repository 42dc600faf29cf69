import { indexOfText, uint32 } from '../bytes.ts';
import type { Findings } from './findings.ts';
import { openOle } from './ole-file.ts';
import type { Read } from './read.ts';
import { Unopened } from './unopened.ts';

/**
 * A Hangul document (HWP 5.0): the preview text that Hangul itself put beside the document, about its first page. The
 * document proper is not read.
 */
export function readHwp(file: Buffer, findings: Findings): Read {
  const ole = openOle(file);
  const header = ole.read('FileHeader');
  if (header === undefined || indexOfText(header, 'HWP Document File') !== 0) throw new Unopened('damaged');
  // Bit 1: a password; bit 2: made for distribution, which is encrypted too.
  if ((uint32(header, 36) & 0b110) !== 0) throw new Unopened('locked');
  for (const path of ole.paths) {
    if (/^Scripts\/./.test(path)) findings.add('script', path);
    if (/^BinData\/.*\.(?:ole|eps|ps|exe|js|vbs)$/i.test(path)) findings.add('embedded object', path);
  }
  const preview = ole.read('PrvText');
  if (preview === undefined) throw new Unopened('not shown');
  findings.add('preview only');
  return { text: preview.toString('utf16le'), openedWith: [] };
}
