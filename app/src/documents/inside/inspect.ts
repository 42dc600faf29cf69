import { LONGEST_DETAIL } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { oneLine } from '../one-line.ts';
import type { Reason } from '../reasons.ts';
import { shownText } from '../shown-text.ts';
import { checkImage } from './check-image.ts';
import { collectFindings } from './findings.ts';
import type { Findings } from './findings.ts';
import { findInMarkup } from './find-in-markup.ts';
import { findInPdf } from './find-in-pdf.ts';
import { openOle } from './ole-file.ts';
import { findInNames } from './package-findings.ts';
import { readPngHead } from './png-head.ts';
import type { Read } from './read.ts';
import { findInOle, readDoc } from './read-doc.ts';
import { readDocx } from './read-docx.ts';
import { readHwp } from './read-hwp.ts';
import { readHwpx } from './read-hwpx.ts';
import { readOdt } from './read-odt.ts';
import { readRtf } from './read-rtf.ts';
import { readText } from './read-text.ts';
import { recogniseWhole } from './recognise-whole.ts';
import { Unopened, reasonFor } from './unopened.ts';
import { openZip } from './zip-file.ts';

/** Everything that is to be known of a document but its pages. */
export async function inspect(file: Buffer): Promise<Answer> {
  const findings = collectFindings();
  let recognised = 'unknown';
  let reason: Reason | null = null;
  let read: Read = { text: null, openedWith: [] };
  try {
    recognised = recogniseWhole(file, findings);
    read = await readers(recognised, file, findings);
  } catch (error) {
    // A parser that fails on a document says nothing that could be shown.
    reason = reasonFor(error);
  }
  const text = read.text === null ? null : shown(read.text, findings);
  return {
    recognised,
    reason,
    text,
    findings: [...findings.list],
    openedWith: read.openedWith.map((name) => oneLine(name, LONGEST_DETAIL)),
  };
}

async function readers(format: string, file: Buffer, findings: Findings): Promise<Read> {
  switch (format) {
    case 'docx':
      return readDocx(file, findings);
    case 'doc':
      return readDoc(file, findings);
    case 'odt':
      return readOdt(file, findings);
    case 'rtf':
      return readRtf(file, findings);
    case 'hwp':
      return readHwp(file, findings);
    case 'hwpx':
      return readHwpx(file, findings);
    case 'txt':
    case 'csv':
      return readText(file, findings);
    case 'pdf':
      findInPdf(file, findings);
      return { text: null, openedWith: [] };
    case 'jpeg':
    case 'png':
      checkImage(file, format);
      if (format === 'png') readPngHead(file);
      return { text: null, openedWith: [] };
    default:
      findOnly(format, file, findings);
      throw new Unopened('not shown');
  }
}

/** What cannot be shown is searched all the same. */
function findOnly(format: string, file: Buffer, findings: Findings): void {
  if (['zip', 'xlsx', 'pptx', 'ods', 'odp', 'epub', 'jar'].includes(format))
    findInNames(openZip(file), findings);
  if (['xls', 'ppt', 'msg', 'ole'].includes(format)) {
    const ole = openOle(file);
    findInOle(ole, findings);
    // A .docx or .xlsx with a password.
    if (ole.paths.includes('EncryptedPackage')) throw new Unopened('locked');
  }
  if (['html', 'svg', 'xml'].includes(format)) findInMarkup(file, findings);
}

function shown(text: string, findings: Findings): string {
  const { shown: kept, findings: found } = shownText(text);
  for (const { kind, detail } of found) findings.add(kind, detail);
  return kept;
}
