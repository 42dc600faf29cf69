import { request } from 'node:http';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

/** A multipart body of hidden fields, one file of any size that is never whole in memory, and the step. */
export type StreamedUpload = {
  readonly fields: Readonly<Record<string, string>>;
  readonly input: string;
  readonly name: string;
  readonly bytes: number;
  /** The file's piece at an offset. */
  readonly piece: (offset: number, length: number) => Uint8Array;
  readonly step: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Waited for between two pieces, as on a slow line. */
  readonly pauseMs?: number;
};

const BOUNDARY = 'synthetic-boundary-7MA4YWxkTrZu0gW';
const PIECE = 256 * 1024;

/** Sends it with back-pressure; `breakAt` cuts the connection after so many bytes of the body. */
export async function streamUpload(
  url: string,
  upload: StreamedUpload,
  breakAt = Infinity,
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  const field = ([name, value]: readonly [string, string]): string =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const head = Buffer.from(
    `${Object.entries(upload.fields).map(field).join('')}--${BOUNDARY}\r\nContent-Disposition: form-data; name="${upload.input}"; filename="${upload.name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n${field(['step', upload.step])}--${BOUNDARY}--\r\n`);
  const sending = request(url, {
    method: 'POST',
    agent: false,
    ...(upload.signal ? { signal: upload.signal } : {}),
    headers: {
      ...upload.headers,
      'Content-Type': `multipart/form-data; boundary=${BOUNDARY}`,
      'Content-Length': String(head.length + upload.bytes + tail.length),
    },
  });
  const answered = new Promise<{ status: number; text: string } | undefined>((resolve) => {
    sending.on('error', () => resolve(undefined));
    sending.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      response.on('error', () => resolve(undefined));
    });
  });
  let isOver = false;
  void answered.then(() => (isOver = true));
  let sent = 0;
  const write = async (bytes: Uint8Array): Promise<boolean> => {
    const part = bytes.subarray(0, Math.max(0, breakAt - sent));
    sent += part.length;
    if (part.length > 0 && !sending.write(part))
      await Promise.race([once(sending, 'drain'), answered]).catch(() => undefined);
    return part.length === bytes.length && !isOver;
  };
  let goesOn = await write(head);
  for (let at = 0; goesOn && at < upload.bytes; at += PIECE) {
    goesOn = await write(upload.piece(at, Math.min(PIECE, upload.bytes - at)));
    if (upload.pauseMs !== undefined) await Promise.race([wait(upload.pauseMs), answered]);
  }
  if (goesOn) goesOn = await write(tail);
  if (goesOn) sending.end();
  else sending.destroy();
  return answered;
}
