import { MOST_PAGES, PAGE_SIDE } from './page-size.ts';

/** Exit codes by which what runs in a sandbox tells why it ended. */
export const DAMAGED = 3;
export const LOCKED = 4;

/** Pages of a PDF whose text is taken. */
const MOST_TEXT_PAGES = 500;

/** Programs of the system in their sandbox: the file comes on the standard input, and lies in the sandbox's memory only. */
export const pdfTextScript = `
cat >/tmp/in.pdf
pdfinfo /tmp/in.pdf >/tmp/info 2>/tmp/said || { grep -q 'Incorrect password' /tmp/said && exit ${LOCKED}; exit ${DAMAGED}; }
sed -n 's/^Pages: *\\([0-9]*\\)$/Pages: \\1/p' /tmp/info | head -n 1
exec pdftotext -l ${MOST_TEXT_PAGES} -enc UTF-8 /tmp/in.pdf -
`;

/** All pages with the same longer side, whatever size they say they have. */
export const pdfPagesScript = `cat >/tmp/in.pdf; exec pdftoppm -l ${MOST_PAGES} -scale-to ${PAGE_SIDE} /tmp/in.pdf`;

/** A page with as many pixels as it has points. */
export const imagePageScript = 'cat >/tmp/in.pdf; exec pdftoppm -l 1 -r 72 /tmp/in.pdf';

/** Every way by which a document could make LibreOffice run or fetch something is closed, besides the sandbox. */
const officeSettings: readonly (readonly [path: string, name: string, value: string])[] = [
  ['org.openoffice.Office.Common/Security/Scripting', 'DisableMacrosExecution', 'true'],
  ['org.openoffice.Office.Common/Security/Scripting', 'MacroSecurityLevel', '3'],
  ['org.openoffice.Office.Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'],
  ['org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  ['org.openoffice.Office.Common/Misc', 'FirstRun', 'false'],
];

const settingsFile = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  '<oor:items xmlns:oor="http://openoffice.org/2001/registry">',
  ...officeSettings.map(
    ([path, name, value]) =>
      `<item oor:path="/${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`,
  ),
  '</oor:items>',
].join('');

export type OfficeFormat = 'doc' | 'docx' | 'odt' | 'rtf';

/** Filters by name: a file is never opened as something else than it was recognised as. */
const filters: Readonly<Record<OfficeFormat, string>> = {
  doc: 'MS Word 97',
  docx: 'MS Word 2007 XML',
  odt: 'writer8',
  rtf: 'Rich Text Format',
};

/** LibreOffice from a document to a PDF of the pages that are shown, or to its text. */
export function officeScript(soffice: string, format: OfficeFormat, to: 'pdf' | 'txt'): string {
  const range = `{"PageRange":{"type":"string","value":"1-${MOST_PAGES}"}}`;
  const target = to === 'pdf' ? `pdf:writer_pdf_Export:${range}` : 'txt:Text (encoded):UTF8';
  return `
cat >/tmp/in.${format}
mkdir -p /tmp/profile/user
echo '${settingsFile}' >/tmp/profile/user/registrymodifications.xcu
open() {
  ${soffice} -env:UserInstallation=file:///tmp/profile --headless --norestore --nolockcheck \\
    --infilter='${filters[format]}' --convert-to '${target}' --outdir /tmp/out /tmp/in.${format} >/dev/null 2>&1
}
open
# 81: it has made its profile and asks to be started again.
[ $? -eq 81 ] && open
exec cat /tmp/out/in.${to}
`;
}
