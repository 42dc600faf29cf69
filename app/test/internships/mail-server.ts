import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real mail server on loopback that keeps what it takes. */
export type MailServer = {
  readonly url: string;
  readonly letters: readonly ParsedMail[];
  /** As they came over the line. */
  readonly raw: readonly string[];
  /** What it answers to the next letters instead of taking them: a reply code each. */
  refuse(...codes: readonly number[]): void;
  lettersTo(address: string): readonly ParsedMail[];
  close(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const letters: ParsedMail[] = [];
  const raw: string[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, callback) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const code = refusals.shift();
        if (code !== undefined) {
          callback(Object.assign(new Error('not now'), { responseCode: code }));
          return;
        }
        const text = Buffer.concat(pieces);
        raw.push(text.toString('utf8'));
        void simpleParser(text).then((letter) => {
          letters.push(letter);
          callback();
        });
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    raw,
    refuse: (...codes) => void refusals.push(...codes),
    lettersTo: (to) => letters.filter((letter) => [letter.to].flat().some((each) => each?.text === to)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
