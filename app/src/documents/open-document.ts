import { parseJson } from '../platform/parse-json.ts';
import { outputOf } from '../platform/sandbox.ts';
import { answerSchema } from './answer.ts';
import type { Answer } from './answer.ts';
import type { DocumentView, Finding } from './document-view.ts';
import { findInName } from './name-findings.ts';
import { openPages } from './open-pages.ts';
import { parserLimits, reasonOf } from './parser-limits.ts';
import { findPrograms } from './programs.ts';
import type { Programs } from './programs.ts';
import { inTurn } from './queue.ts';
import { stateFor } from './reasons.ts';
import type { Reason } from './reasons.ts';

/** A larger file is refused; no upload is. */
export const MOST_DOCUMENT_BYTES = 104_857_600;

/**
 * Opens a file once, each program in a throw-away sandbox of its own, and says what is in it. Two are opened at a time;
 * further ones wait. `programs`: other than those this system has. The name is compared with the content and used for nothing else. Never throws for what the file holds;
 * throws what a stream throws.
 */
export async function openDocument(
  file: Uint8Array | AsyncIterable<Uint8Array>,
  { name = '', programs }: { readonly name?: string; readonly programs?: Programs } = {},
): Promise<DocumentView> {
  const size = file instanceof Uint8Array ? file.length : null;
  return inTurn(size, async () => {
    const bytes = file instanceof Uint8Array ? file : await collect(file);
    if (bytes === undefined || bytes.length > MOST_DOCUMENT_BYTES)
      return closed('unknown', 'too large', [], []);
    if (bytes.length === 0) return closed('empty', 'empty', findInName(name, 'empty'), []);
    return open(bytes, name, programs ?? (await findPrograms()));
  });
}

async function open(bytes: Uint8Array, name: string, programs: Programs): Promise<DocumentView> {
  const { end, output } = await outputOf(
    programs.parser('inspect', bytes.length),
    bytes,
    parserLimits(bytes.length),
  );
  const answer = end.kind === 'done' ? readAnswer(output) : undefined;
  if (answer === undefined) return closed('unknown', reasonOf(end), findInName(name, 'unknown'), []);
  const isTable = answer.recognised === 'txt' && /\.(?:csv|tsv)$/i.test(name);
  const recognised = isTable ? 'csv' : answer.recognised;
  const findings = [...findInName(name, recognised), ...answer.findings];
  if (answer.reason !== null) return closed(recognised, answer.reason, findings, answer.openedWith);
  const seen = await openPages(bytes, answer, programs);
  const view = {
    recognised,
    findings: [...findings, ...seen.findings],
    openedWith: [...answer.openedWith, ...seen.openedWith, `Node ${process.version.slice(1)}`],
  };
  const text = answer.text ?? seen.text;
  if (seen.refused !== null) return closed(recognised, seen.refused, view.findings, view.openedWith);
  if (text === null && seen.pages.length === 0)
    return closed(recognised, seen.reason ?? 'damaged', view.findings, view.openedWith);
  return {
    ...view,
    state: 'viewable',
    reason: seen.reason === null ? null : 'text only',
    text: text ?? '',
    pages: seen.pages,
  };
}

function closed(
  recognised: string,
  reason: Reason,
  findings: readonly Finding[],
  openedWith: readonly string[],
): DocumentView {
  return { state: stateFor(reason), reason, recognised, text: '', pages: [], findings, openedWith };
}

function readAnswer(output: Buffer): Answer | undefined {
  return answerSchema.safeParse(parseJson(output.toString('utf8'))).data;
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > MOST_DOCUMENT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
