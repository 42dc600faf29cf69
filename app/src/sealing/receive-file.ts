import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadable } from 'node:stream/web';
import busboy from 'busboy';

/** The most one file may have. */
export const MOST_FILE_BYTES = 100 * 1024 * 1024;

export type ReceiveProblem = 'fileMissing' | 'fileLarge' | 'fileBroken';
export type Incoming = {
  readonly name: string;
  readonly type: string;
  /** Fails where the upload breaks off or grows too large, so that whoever reads it throws away what there was. */
  readonly content: ReadableStream<Uint8Array>;
};

/** Hands the one file of a form to `take` while it streams in; nothing of it is kept here. */
export function receiveFile<Value>(
  request: Request,
  take: (incoming: Incoming) => Promise<Value>,
): Promise<{ readonly value: Value } | { readonly problem: ReceiveProblem }> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data') || request.body === null)
    return Promise.resolve({ problem: 'fileMissing' });
  return new Promise((resolve, reject) => {
    const source = Readable.fromWeb(request.body as NodeReadable);
    let taken: Promise<Value> | undefined;
    let problem: ReceiveProblem | undefined;
    let file: Readable | undefined;
    const fail = (why: ReceiveProblem): void => {
      problem ??= why;
      file?.destroy(new Error('the upload broke off'));
      source.unpipe();
      source.resume();
      finish();
    };
    const finish = (): void => {
      if (taken === undefined) return resolve({ problem: problem ?? 'fileMissing' });
      taken.then(
        (value) => (problem === undefined ? resolve({ value }) : resolve({ problem })),
        (error: unknown) => (problem === undefined ? reject(error) : resolve({ problem })),
      );
    };
    let parser: ReturnType<typeof busboy>;
    try {
      parser = busboy({
        headers: { 'content-type': type },
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 5, parts: 6, fieldSize: 1000, fileSize: MOST_FILE_BYTES },
      });
    } catch {
      return fail('fileBroken');
    }
    parser.on('file', (_field, stream, { filename = '', mimeType }) => {
      // A browser sends an empty part where no file was chosen.
      if (filename === '') return void stream.resume();
      file = stream;
      stream.on('limit', () => fail('fileLarge'));
      // Told by the reader already; without a listener it would end the process.
      stream.on('error', () => undefined);
      const content = Readable.toWeb(stream) as ReadableStream<Uint8Array>;
      taken = take({ name: filename, type: mimeType, content });
      // Looked at once the form has ended.
      taken.catch(() => undefined);
    });
    parser.on('error', () => fail('fileBroken'));
    parser.on('close', finish);
    source.on('error', () => fail('fileBroken'));
    source.pipe(parser);
  });
}
