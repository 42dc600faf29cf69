import type { Command } from '../platform/child.ts';
import { outputOf, runOnce } from '../platform/sandbox.ts';
import type { SandboxEnd, SandboxLimits } from '../platform/sandbox.ts';
import type { Answer } from './answer.ts';
import type { Finding } from './document-view.ts';
import { withVersion } from './package-version.ts';
import { MOST_PAGES, MOST_PDF_PAGES } from './page-size.ts';
import { makePngBeside } from './png-beside.ts';
import { takePages } from './ppm-pages.ts';
import type { Programs } from './programs.ts';
import { parserLimits, reasonOf, toolLimits } from './parser-limits.ts';
import type { Reason } from './reasons.ts';
import { shownText } from './shown-text.ts';
import {
  DAMAGED,
  LOCKED,
  imagePageScript,
  officeScript,
  pdfPagesScript,
  pdfTextScript,
} from './tool-scripts.ts';
import type { OfficeFormat } from './tool-scripts.ts';

/** What the programs of the system add to what our own parsers found. */
export type Seen = {
  /** Null where there are pages, or where none belong: why there are none. */
  readonly reason: Reason | null;
  readonly refused: Reason | null;
  readonly text: string | null;
  readonly pages: readonly Uint8Array[];
  readonly findings: readonly Finding[];
  readonly openedWith: readonly string[];
};

/** Words of the two programs that read a .doc may differ by so much of the longer text. */
const MOST_DIFFERENCE = 0.2;

const nothing: Seen = { reason: null, refused: null, text: null, pages: [], findings: [], openedWith: [] };

/** Page images, and for formats that only programs of the system read the text too. */
export async function openPages(bytes: Uint8Array, answer: Answer, programs: Programs): Promise<Seen> {
  switch (answer.recognised) {
    case 'pdf':
      return openPdf(bytes, programs);
    case 'png':
      return openPng(bytes, programs);
    case 'jpeg':
      return openJpeg(bytes, programs);
    case 'doc':
    case 'docx':
    case 'odt':
    case 'rtf':
      return openOffice(bytes, answer.recognised, answer.text, programs);
    default:
      // Texts, and formats of which only text is read.
      return nothing;
  }
}

async function openPdf(bytes: Uint8Array, programs: Programs): Promise<Seen> {
  if (programs.poppler === null) return { ...nothing, reason: without(programs) };
  const openedWith = [programs.poppler];
  const read = await outputOf(programs.tool(pdfTextScript, bytes.length), bytes, toolLimits(bytes.length));
  const { count, text } = splitText(read.output);
  if (read.end.kind !== 'done' || count === undefined)
    return { ...nothing, reason: whyNot(read.end), openedWith };
  if (count > MOST_PDF_PAGES) return { ...nothing, refused: 'too many pages', openedWith };
  const drawn = await drawPages(bytes, pdfPagesScript, programs);
  const { shown, findings: found } = shownText(text);
  const findings: Finding[] = [...found];
  if (count > MOST_PAGES) findings.push({ kind: 'pages shortened', detail: `${MOST_PAGES} of ${count}` });
  return { ...nothing, ...drawn, text: shown, findings, openedWith };
}

async function openPng(bytes: Uint8Array, programs: Programs): Promise<Seen> {
  const drawn = await draw(programs.parser('png', bytes.length), bytes, parserLimits(bytes.length));
  return { ...nothing, ...drawn, openedWith: [withVersion('fast-png')] };
}

async function openJpeg(bytes: Uint8Array, programs: Programs): Promise<Seen> {
  if (programs.poppler === null) return { ...nothing, reason: without(programs) };
  const { end, output } = await outputOf(
    programs.parser('jpeg', bytes.length),
    bytes,
    parserLimits(bytes.length),
  );
  if (end.kind !== 'done') return { ...nothing, reason: whyNot(end) };
  const drawn = await drawPages(output, imagePageScript, programs);
  return { ...nothing, ...drawn, openedWith: [programs.poppler] };
}

async function openOffice(
  bytes: Uint8Array,
  format: OfficeFormat,
  text: string | null,
  programs: Programs,
): Promise<Seen> {
  const { office, poppler } = programs;
  if (office === null || poppler === null) return { ...nothing, reason: without(programs) };
  const openedWith = [office.version, poppler];
  const convert = (to: 'pdf' | 'txt'): ReturnType<typeof outputOf> =>
    outputOf(
      programs.tool(officeScript(office.file, format, to), bytes.length),
      bytes,
      toolLimits(bytes.length),
    );
  // A second opinion on the format whose parsers disagree most.
  const other = format === 'doc' || text === null ? await convert('txt') : undefined;
  const otherText = other?.end.kind === 'done' ? shownText(other.output.toString('utf8')).shown : null;
  const findings: Finding[] = [];
  if (text !== null && otherText !== null) {
    const [ours, theirs] = [letters(text), letters(otherText)];
    if (Math.abs(ours - theirs) > MOST_DIFFERENCE * Math.max(ours, theirs))
      findings.push({ kind: 'texts differ', detail: `${ours} / ${theirs}` });
  }
  const { end, output } = await convert('pdf');
  if (end.kind !== 'done')
    return { ...nothing, text: otherText, reason: reasonOf(end), findings, openedWith };
  const drawn = await drawPages(output, pdfPagesScript, programs);
  if (drawn.pages.length >= MOST_PAGES)
    findings.push({ kind: 'pages shortened', detail: String(MOST_PAGES) });
  return { ...nothing, ...drawn, text: otherText, findings, openedWith };
}

function drawPages(pdf: Uint8Array, script: string, programs: Programs): ReturnType<typeof draw> {
  return draw(programs.tool(script, pdf.length), pdf, toolLimits(pdf.length));
}

/** Pages that came whole are shown even where the program then broke off. */
async function draw(
  command: Command,
  input: Uint8Array,
  limits: SandboxLimits,
): Promise<Pick<Seen, 'pages' | 'reason'>> {
  const png = makePngBeside();
  try {
    const taker = takePages((page) => png.make(page));
    const end = await runOnce(command, input, limits, (chunk) => taker.take(chunk));
    return { pages: taker.pages, reason: taker.pages.length > 0 ? null : whyNot(end) };
  } finally {
    await png.close();
  }
}

function without(programs: Programs): Reason {
  return programs.withoutBubblewrap === null ? 'no program' : 'no sandbox';
}

function whyNot(end: SandboxEnd): Reason {
  if (end.kind === 'done' || (end.kind === 'failed' && end.exitCode === DAMAGED)) return 'damaged';
  return end.kind === 'failed' && end.exitCode === LOCKED ? 'locked' : reasonOf(end);
}

/** The first line is the number of pages; the rest is the text. */
function splitText(output: Buffer): { count: number | undefined; text: string } {
  const all = output.toString('utf8');
  const first = /^Pages: (\d{1,9})\n/.exec(all);
  if (first === null) return { count: undefined, text: '' };
  return { count: Number(first[1]), text: all.slice(first[0].length) };
}

/** Letters and digits only: programs differ in spaces, tables and lists. */
function letters(text: string): number {
  return text.replaceAll(/[^\p{L}\p{N}]+/gu, '').length;
}
