import { Readable } from 'node:stream';
import type { ReadableStream as NodeReadable } from 'node:stream/web';
import busboy from 'busboy';

export type FormLimits = {
  readonly files: number;
  readonly fileBytes: number;
  readonly fields: number;
  /** Longer texts are cut. */
  readonly fieldBytes: number;
  /** Of all texts together; further ones are left out. */
  readonly textBytes: number;
  /** Of everything sent, what is thrown away too; beyond it the connection is cut. */
  readonly bodyBytes: number;
};

export type IncomingFile = {
  readonly field: string;
  /** As the sender named it, without folders. */
  readonly name: string;
  readonly type: string;
  /** Fails where the upload breaks off. What is not read of it is thrown away. */
  readonly content: Readable;
  /** Whether it had more bytes than are allowed; known once the content has ended. */
  isCut(): boolean;
};

export type Fields = ReadonlyMap<string, readonly string[]>;

export type ReceivedForm = {
  readonly fields: Fields;
  /** `broken`: what arrived is not the whole of it. */
  readonly problem?: 'no form' | 'broken';
};

/** An upload is given up that brings less than this in a minute; a slow line brings fifty times as much. */
const LEAST_BYTES = 16 * 1024;
const LOOK_EVERY_MS = 60_000;

/**
 * Reads a form as it streams in, and hands each file to `take` while it does. Whatever is refused is read to its end and
 * thrown away, because a browser that cannot finish sending shows no answer. An error of `take` is thrown at the end.
 * `incoming` is the request as Node has it: large files come with fewer copies from there.
 */
export async function receiveForm(
  request: Request,
  limits: FormLimits,
  take: (file: IncomingFile, fields: Fields) => Promise<void> = () => Promise.resolve(),
  incoming?: Readable,
): Promise<ReceivedForm> {
  const fields = new Map<string, string[]>();
  const parser = parserFor(request, limits);
  const source = incoming ?? (request.body && Readable.fromWeb(request.body as NodeReadable));
  if (parser === undefined || source === null) return { fields, problem: 'no form' };
  const taking: Promise<void>[] = [];
  const open = new Set<Readable>();
  let textBytes = 0;
  let failed: { readonly reason: unknown } | undefined;
  const { promise: whole, resolve } = Promise.withResolvers<boolean>();
  const stop = givingUp(source, limits.bodyBytes);
  const finish = (isWhole: boolean) => (): void => {
    stop();
    source.unpipe();
    source.resume();
    resolve(isWhole);
    if (!isWhole) for (const each of open) each.destroy(new Error('the upload broke off'));
  };

  parser.on('field', (name, value) => {
    textBytes += name.length + value.length;
    if (textBytes > limits.textBytes) return;
    fields.set(name, [...(fields.get(name) ?? []), value]);
  });
  parser.on('file', (field, content, { filename = '', mimeType }) => {
    // Told by the reader already; without a listener it would end the process.
    content.on('error', () => undefined);
    content.on('close', () => {
      open.delete(content);
      // The parser would wait for a file that somebody stopped reading.
      if (!content.readableEnded) finish(false)();
    });
    open.add(content);
    // A browser sends an empty part where no file was chosen.
    if (filename === '') return void content.resume();
    const isCut = (): boolean => content.truncated === true;
    const taken = take({ field, name: filename, type: mimeType, content, isCut }, fields);
    taking.push(
      taken.then(
        () => void content.resume(),
        (reason: unknown) => {
          // What broke off is no fault of who read it.
          if (!content.errored) failed ??= { reason };
          finish(false)();
        },
      ),
    );
  });

  parser.on('error', finish(false));
  parser.on('close', finish(true));
  source.on('error', finish(false));
  source.pipe(parser);
  const isWhole = await whole;
  await Promise.all(taking);
  if (failed !== undefined) throw failed.reason;
  return isWhole ? { fields } : { fields, problem: 'broken' };
}

function parserFor(request: Request, limits: FormLimits): ReturnType<typeof busboy> | undefined {
  const type = request.headers.get('Content-Type') ?? '';
  try {
    return busboy({
      headers: { 'content-type': type },
      defParamCharset: 'utf8',
      limits: {
        files: limits.files,
        fields: limits.fields,
        parts: limits.files + limits.fields,
        fieldSize: limits.fieldBytes,
        // It cuts at the limit, and a file of just that size is whole.
        fileSize: limits.fileBytes + 1,
      },
    });
  } catch {
    return undefined;
  }
}

/** Cuts a connection that hardly brings anything, or too much. */
function givingUp(source: Readable, mostBytes: number): () => void {
  let lately = 0;
  let all = 0;
  const count = (piece: Uint8Array): void => {
    lately += piece.byteLength;
    all += piece.byteLength;
    if (all > mostBytes) source.destroy(new Error('the upload is too large'));
  };
  source.on('data', count);
  const timer = setInterval(() => {
    if (lately < LEAST_BYTES) source.destroy(new Error('the upload stood still'));
    lately = 0;
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    source.off('data', count);
  };
}
