/** A letter as it goes to a mail server. */
export type Mail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Names the letter, the same at every try, so that whoever gets it twice can tell. */
  readonly id: string;
  readonly lang: string;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
};

/** `isFinal`: trying again would end the same way. `problem` is a code of the protocol and never the server's text. */
export type SendOutcome = 'sent' | { readonly problem: string; readonly isFinal: boolean };

export type Mailer = {
  /** Resolves once the server has taken the letter, or says why not. */
  send(mail: Mail): Promise<SendOutcome>;
  close(): void;
};

const TIMEOUT_MS = 30_000;

/** Sends by SMTP. Anywhere but on this computer the connection must be encrypted, and its certificate right. */
export function createMailer(url: string, from: string): Mailer {
  const { hostname, protocol } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // The library is large, and loaded where there is mail to send.
  const connected = import('nodemailer').then(({ createTransport }) =>
    createTransport({
      url,
      ...(protocol === 'smtp:' && !isHere ? { requireTLS: true } : {}),
      // A server on this computer shows whatever certificate it has.
      ...(isHere ? { tls: { rejectUnauthorized: false } } : {}),
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    }),
  );
  const domain = from.replace(/^.*@|>.*$/g, '');
  return {
    async send({ to, subject, text, id, lang, attachments }) {
      try {
        const transport = await connected;
        const { accepted } = await transport.sendMail({
          from,
          // An address alone: a name from a form could hold a second address.
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${domain}>`,
          headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' },
          textEncoding: 'base64',
          xMailer: false,
          attachments: attachments.map(({ name, type, text: content }) => ({
            filename: name,
            contentType: type,
            content,
          })),
        });
        return accepted.length === 1 ? 'sent' : { problem: 'refused', isFinal: true };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => void connected.then((transport) => transport.close()),
  };
}

function outcomeOf(error: unknown): SendOutcome {
  const { responseCode, code } = (error ?? {}) as { responseCode?: unknown; code?: unknown };
  const number = typeof responseCode === 'number' ? responseCode : undefined;
  const name = typeof code === 'string' && /^[A-Z]{2,24}$/.test(code) ? code : 'failed';
  // Signing in wrongly is our mistake, not the letter's: it is worth another try once it is mended.
  const isFinal = number !== undefined && number >= 500 && number < 600 && name !== 'EAUTH';
  return { problem: number === undefined ? name : String(number), isFinal };
}
