import { Readable } from 'node:stream';
import { receiveForm } from '../platform/receive-form.ts';
import type { IncomingFile } from '../platform/receive-form.ts';

/** The most one file may have. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;

export type ReceiveProblem = 'fileMissing' | 'fileLarge' | 'fileBroken';
export type Incoming = {
  readonly name: string;
  readonly type: string;
  /** Fails where the upload breaks off or grows too large, so that whoever reads it throws away what there was. */
  readonly content: ReadableStream<Uint8Array>;
};

type Bytes = Incoming['content'];

const limits = {
  files: 1,
  fileBytes: MOST_FILE_BYTES,
  fields: 5,
  fieldBytes: 1000,
  textBytes: 5000,
  bodyBytes: 10 * MOST_FILE_BYTES,
};

/** Hands the one file of a form to `take` while it streams in; nothing of it is kept here. */
export async function receiveFile<Value>(
  request: Request,
  take: (incoming: Incoming) => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly problem: ReceiveProblem }> {
  let taken: { readonly value: Value } | undefined;
  let isLarge = false;
  const { problem } = await receiveForm(request, limits, async (file) => {
    const content = Readable.toWeb(Readable.from(wholeOf(file), { objectMode: false })) as Bytes;
    try {
      taken = { value: await take({ name: file.name, type: file.type, content }) };
    } catch (error) {
      if (!file.isCut()) throw error;
      isLarge = true;
    }
  });
  if (isLarge) return { problem: 'fileLarge' };
  if (problem === 'broken') return { problem: 'fileBroken' };
  return taken ?? { problem: 'fileMissing' };
}

async function* wholeOf({ content, isCut }: IncomingFile): AsyncGenerator<Uint8Array> {
  for await (const piece of content) yield piece as Uint8Array;
  if (isCut()) throw new Error('the file is too large');
}
