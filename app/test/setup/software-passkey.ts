import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What a passkey of ours may be told to get wrong. */
export type Wrong = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly isVerified?: boolean;
  readonly isPresent?: boolean;
  readonly type?: string;
  readonly userHandle?: string;
  readonly crossOrigin?: boolean;
  /** Repeats the counter of the last signature. */
  readonly counter?: number;
};

/** A passkey of software: an ES256 key that answers what a browser would answer. */
export type SoftwarePasskey = {
  readonly id: string;
  create(options: string, wrong?: Wrong): string;
  get(options: string, wrong?: Wrong): string;
};

export function softwarePasskey(origin: string): SoftwarePasskey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;
  let user = '';
  return {
    id: id.toString('base64url'),
    create(text, wrong = {}) {
      const options = JSON.parse(text);
      user = options.user.id;
      const credential = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, coseKey(publicKey)]);
      const data = Buffer.concat([
        authenticatorData(wrong.rpId ?? options.rp.id, 0x40 | flags(wrong), counter),
        credential,
      ]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(data),
      ]);
      return answer(id, {
        clientDataJSON: clientData('webauthn.create', options.challenge, origin, wrong),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    get(text, wrong = {}) {
      const options = JSON.parse(text);
      counter = wrong.counter ?? counter + 1;
      const data = authenticatorData(wrong.rpId ?? options.rpId, flags(wrong), counter);
      const client = clientData('webauthn.get', options.challenge, origin, wrong);
      const signature = signed(privateKey, Buffer.concat([data, sha256(Buffer.from(client, 'base64url'))]));
      return answer(id, {
        clientDataJSON: client,
        authenticatorData: data.toString('base64url'),
        signature,
        userHandle: wrong.userHandle ?? user,
      });
    },
  };
}

function flags({ isVerified = true, isPresent = true }: Wrong): number {
  return (isPresent ? 0x01 : 0) | (isVerified ? 0x04 : 0);
}

function answer(id: Buffer, response: Readonly<Record<string, unknown>>): string {
  const text = id.toString('base64url');
  return JSON.stringify({
    id: text,
    rawId: text,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    clientExtensionResults: {},
    response,
  });
}

function clientData(type: string, challenge: string, origin: string, wrong: Wrong): string {
  return Buffer.from(
    JSON.stringify({
      type: wrong.type ?? type,
      challenge: wrong.challenge ?? challenge,
      origin: wrong.origin ?? origin,
      crossOrigin: wrong.crossOrigin ?? false,
    }),
  ).toString('base64url');
}

function authenticatorData(rpId: string, flagByte: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flagByte]), count]);
}

function signed(key: KeyObject, data: Buffer): string {
  return sign('sha256', data, key).toString('base64url');
}

/** EC2 key, ES256, P-256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
    cborBytes(Buffer.from(x, 'base64url')),
    Buffer.from([0x22]),
    cborBytes(Buffer.from(y, 'base64url')),
  ]);
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
}

function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.concat([Buffer.from([0x59]), uint16(bytes.length)]);
  return Buffer.concat([head, bytes]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}
