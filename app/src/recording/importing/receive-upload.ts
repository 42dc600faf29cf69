import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadable } from 'node:stream/web';
import busboy from 'busboy';

export const MOST_BYTES = 20 * 1024 * 1024;

export type Upload = { readonly name: string; readonly content: Buffer };
export type UploadProblem = 'fileMissing' | 'fileLarge' | 'fileBroken';

/** Reads the one file of a form as it streams in, and no more of it than is allowed. */
export async function receiveUpload(request: Request): Promise<Upload | UploadProblem> {
  const type = request.headers.get('Content-Type') ?? '';
  if (!type.startsWith('multipart/form-data') || request.body === null) return 'fileMissing';
  const pieces: Buffer[] = [];
  let name: string | undefined;
  let isLarge = false;
  return new Promise((resolve) => {
    const source = Readable.fromWeb(request.body as NodeReadable);
    const finish = (result: Upload | UploadProblem): void => {
      source.unpipe();
      source.resume();
      resolve(result);
    };
    let parser;
    try {
      parser = busboy({
        headers: { 'content-type': type },
        defParamCharset: 'utf8',
        limits: { files: 1, fields: 5, parts: 6, fieldSize: 1000, fileSize: MOST_BYTES },
      });
    } catch {
      return finish('fileBroken');
    }
    parser.on('file', (_field, stream, { filename = '' }) => {
      name = filename;
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('limit', () => (isLarge = true));
    });
    parser.on('error', () => finish('fileBroken'));
    parser.on('close', () => {
      if (isLarge) finish('fileLarge');
      else if (name === undefined || (name === '' && pieces.length === 0)) finish('fileMissing');
      else finish({ name: name === '' ? 'table.csv' : name, content: Buffer.concat(pieces) });
    });
    source.on('error', () => finish('fileBroken'));
    source.pipe(parser);
  });
}
