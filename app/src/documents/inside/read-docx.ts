import mammoth from 'mammoth';
import type { Findings } from './findings.ts';
import { withVersion } from '../package-version.ts';
import { findInNames, findInOfficeParts } from './package-findings.ts';
import type { Read } from './read.ts';
import { openZip } from './zip-file.ts';

/** A .docx. Its parts are all read once for findings, which also makes sure that none is larger than it says. */
export async function readDocx(file: Buffer, findings: Findings): Promise<Read> {
  const zip = openZip(file);
  findInNames(zip, findings);
  findInOfficeParts(zip, findings);
  const { value } = await mammoth.extractRawText({ buffer: file });
  // Paragraphs come with an empty line after each.
  return { text: value.replaceAll('\n\n', '\n'), openedWith: [withVersion('mammoth')] };
}
