import { recognise } from '../recognise.ts';
import { formatOfStreams } from '../recognise-ole.ts';
import { packageFormat } from '../recognise-zip.ts';
import type { Findings } from './findings.ts';
import { openOle } from './ole-file.ts';
import { openZip } from './zip-file.ts';

const PACKAGES = new Set(['zip', 'docx', 'odt', 'hwpx', 'xlsx', 'pptx', 'ods', 'odp', 'epub', 'jar']);
const OLE = new Set(['ole', 'doc', 'xls', 'hwp', 'msg', 'ppt']);
const TEST_VIRUS = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;

/**
 * The format of a whole file: what its beginning cannot tell its directory can. Where that cannot be read the beginning
 * counts. A second format in the same file becomes a finding. Throws `Unopened` where an archive breaks a limit.
 */
export function recogniseWhole(file: Buffer, findings: Findings): string {
  const byBeginning = recognise(file.subarray(0, 65_536), '');
  if (file.includes(TEST_VIRUS)) findings.add('test virus', 'EICAR');
  const hasArchiveEnd = file.lastIndexOf('PK\x05\x06', undefined, 'latin1') >= 0;
  if (hasArchiveEnd && !PACKAGES.has(byBeginning) && byBeginning !== 'unknown')
    findings.add('two formats', `${byBeginning}, zip`);
  if (PACKAGES.has(byBeginning) && file.subarray(0, 2048).includes('%PDF-'))
    findings.add('two formats', `${byBeginning}, pdf`);
  if (byBeginning === 'pdf' && !file.subarray(0, 5).equals(Buffer.from('%PDF-')))
    findings.add('two formats', 'bytes before the PDF');
  if (PACKAGES.has(byBeginning)) return wholePackage(file) ?? byBeginning;
  return OLE.has(byBeginning) ? (wholeOle(file) ?? byBeginning) : byBeginning;
}

function wholePackage(file: Buffer): string | undefined {
  const zip = ifWhole(() => openZip(file));
  if (zip === undefined) return undefined;
  const names = zip.entries.map(({ name }) => name);
  const first = names[0] === 'mimetype' ? ifWhole(() => zip.read('mimetype')) : undefined;
  return packageFormat(names, first?.toString('latin1').trim());
}

function wholeOle(file: Buffer): string | undefined {
  const paths = ifWhole(() => openOle(file).paths);
  if (paths === undefined) return undefined;
  return formatOfStreams(paths.filter((path) => !path.includes('/')));
}

/** What cannot be read is no reason to fail here: opening it tells why. */
function ifWhole<Value>(open: () => Value): Value | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
