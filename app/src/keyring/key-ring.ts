import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ageIdentity, ageRecipient, openBytes, openJson } from '../platform/age.ts';
import { failure, success } from '../platform/result.ts';
import type { Result } from '../platform/result.ts';
import { newCompartment, newestOf, newGeneration } from './compartment-keys.ts';
import { makeCredential } from './credential-file.ts';
import { deriveKey, KEY_BYTES, macKey, macUnder } from './derive-key.ts';
import type { Part } from './length-prefixed.ts';
import { newRecordKey, rewrapRecordKey } from './record-key.ts';
import type { WrappedKey } from './record-key.ts';
import { unwrapForRecovery, wrapForRecovery } from './recovery.ts';
import { changeRing, genuineContent, rereadRing, writeRing } from './ring-changes.ts';
import { readRingFile } from './ring-file.ts';
import type { CompartmentEntry, RingContent, RingDocument } from './ring-file.ts';
import { lockRoot, unlockRoot } from './root-lock.ts';
import type { RingSecret } from './root-lock.ts';
import { openStream, sealStream } from './sealed-stream.ts';
import type { Bytes, SealedStream } from './sealed-stream.ts';
import { openText, sealText } from './sealed-text.ts';
import type { Place } from './sealed-text.ts';
import { unlockKeys } from './unlocked-keys.ts';

/** An open key ring. No key leaves it; `close` wipes them, and every later call throws. */
export type KeyRing = {
  /** Random, made with the ring: a register that keeps it notices a ring that is not its own. */
  readonly id: string;

  /** Compartments and the generation each seals under. */
  compartments(): readonly { readonly id: string; readonly newest: number }[];
  /** Does nothing where it exists. */
  addCompartment(id: string): Promise<void>;
  /** Makes a new generation and gives its number; `rotate` then moves the record keys to it. */
  rotateCompartment(id: string): Promise<number>;
  /** Destroys generations older than the newest; record keys still under them, also in backups, open no more. */
  retireGenerations(id: string): Promise<number>;
  /** Changes what opens the ring. The root key stays: an old file and its old secret still give it. */
  rewrap(options: RingOptions): Promise<Result<KeyRing>>;
  /** Takes over what another process wrote. */
  reload(): void;
  close(): void;

  /** HMAC-SHA-256 over the parts under a key of this domain, base64url: seals a row against whoever has only the database. */
  mac(domain: string, ...parts: readonly Part[]): string;
  /** Whether `mac` gives this for the parts, in constant time. */
  macEquals(mac: string, domain: string, ...parts: readonly Part[]): boolean;
  /** HMAC-SHA-256 under a key of a compartment, a column and a purpose, for the blind index. */
  indexMac(compartment: string, column: string, purpose: string, ...parts: readonly Part[]): Buffer;

  /** The age recipient that the public forms seal to; only this ring opens what was sealed to it. */
  intakeRecipient(): Promise<string>;
  /** Throws where it does not open. */
  openIntakeJson(sealed: Uint8Array): Promise<unknown>;
  openIntakeBytes(sealed: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>>;

  newRecordKey(compartment: string, record: string): WrappedKey;
  rewrapRecordKey(key: WrappedKey): WrappedKey;
  /** `sealed:1:<key id>:…`, which opens with this key at this place only. */
  seal(key: WrappedKey, place: Place, plaintext: string): string;
  /** Throws `CannotOpen`, whatever is wrong. */
  open(key: WrappedKey, place: Place, sealed: string): string;
  sealStream(key: WrappedKey, place: Place, plaintext: Bytes): Promise<SealedStream>;
  openStream(key: WrappedKey, place: Place, stream: SealedStream): Promise<Bytes>;
};

export type RingOptions = {
  readonly secret: RingSecret;
  /** age recipients (`age1…`), each of which alone can recover the ring; none means the secret is all there is. */
  readonly recoveryRecipients?: readonly string[];
};

/** Makes a ring at `file`, never over an existing one. */
export async function createKeyRing(file: string, options: RingOptions): Promise<Result<KeyRing>> {
  if (existsSync(file)) return failure(`There already is a key ring at ${file}; open it instead.`);
  const root = randomBytes(KEY_BYTES);
  const locked = await lockedContent(randomBytes(16).toString('hex'), root, options);
  if (!locked.ok) return locked;
  const content = { ...locked.value, version: 1 as const, revision: 1, compartments: [] };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeRing(file, root, content);
  return success(keyRing(file, root, content));
}

export function openKeyRing(file: string, secret: RingSecret): Promise<Result<KeyRing>> {
  return openWith(file, (document) => unlockRoot(document.id, document.root, secret));
}

/** Opens a ring with the age identity of one of its recovery recipients; `rewrap` then gives it a new secret. */
export function recoverKeyRing(file: string, ageIdentity: string): Promise<Result<KeyRing>> {
  return openWith(file, (document) => unwrapForRecovery(document.recovery, ageIdentity));
}

/**
 * The ring of a folder of keys, opened by the credential file beside it; both are made at the first start. A ring
 * without its credential is refused, never replaced.
 */
export async function openOrMakeKeyRing(keysFolder: string): Promise<Result<KeyRing>> {
  const { ring, credential } = ringFiles(keysFolder);
  const secret = { kind: 'credential', file: credential } as const;
  if (existsSync(ring)) return openKeyRing(ring, secret);
  if (!existsSync(credential)) {
    mkdirSync(keysFolder, { recursive: true, mode: 0o700 });
    const made = makeCredential(credential);
    if (!made.ok) return made;
  }
  return createKeyRing(ring, { secret });
}

/** Where a folder of keys holds its ring and the credential that opens it. */
export function ringFiles(keysFolder: string): { readonly ring: string; readonly credential: string } {
  return { ring: join(keysFolder, 'ring.json'), credential: join(keysFolder, 'ring.credential') };
}

async function openWith(
  file: string,
  rootOf: (document: RingDocument) => Promise<Result<Buffer>>,
): Promise<Result<KeyRing>> {
  const read = readRingFile(file);
  if (!read.ok) return read;
  const root = await rootOf(read.value);
  if (!root.ok) return root;
  const genuine = genuineContent(root.value, read.value);
  if (genuine.ok) return success(keyRing(file, root.value, genuine.value));
  root.value.fill(0);
  return genuine;
}

async function lockedContent(
  id: string,
  root: Buffer,
  { secret, recoveryRecipients = [] }: RingOptions,
): Promise<Result<Pick<RingContent, 'id' | 'root' | 'recovery'>>> {
  const recovery = await wrapForRecovery(root, recoveryRecipients);
  const lock = await lockRoot(id, root, secret);
  if (lock.ok && recovery.ok) return success({ id, root: lock.value, recovery: recovery.value });
  return failure(...[recovery, lock].flatMap((part) => (part.ok ? [] : part.problems)));
}

function keyRing(file: string, root: Buffer, content: RingContent): KeyRing {
  const keys = unlockKeys(file, root, content);
  const change = async (changed: (content: RingContent) => RingContent): Promise<RingContent> => {
    const written = await changeRing(file, keys.root(), changed);
    keys.takeOver(written);
    return written;
  };
  const changeCompartment = async (
    id: string,
    changed: (entry: CompartmentEntry) => CompartmentEntry,
  ): Promise<number> => {
    keys.compartment(id);
    await change((now) => ({
      ...now,
      compartments: now.compartments.map((entry) => (entry.id === id ? changed(entry) : entry)),
    }));
    return keys.compartment(id).newest;
  };
  // There are few domains, and every request asks of several rows whether they are genuine.
  const macKeys = new Map<string, KeyObject>();
  const mac = (domain: string, parts: readonly Part[]): Buffer => {
    const key = macKeys.get(domain) ?? macKey(keys.root(), keys.ringId, ['mac', domain]);
    macKeys.set(domain, key);
    return macUnder(key, parts);
  };

  const intakeIdentity = (): string =>
    ageIdentity(deriveKey(keys.root(), keys.ringId, ['intake identity', 1]));

  const ring: KeyRing = {
    id: keys.ringId,
    compartments: () => [...keys.compartments()].map(([id, { newest }]) => ({ id, newest })),
    addCompartment: async (id) => {
      await change((now) =>
        now.compartments.some((entry) => entry.id === id)
          ? now
          : { ...now, compartments: [...now.compartments, newCompartment(keys.root(), keys.ringId, id)] },
      );
    },
    rotateCompartment: (id) =>
      changeCompartment(id, (entry) => ({
        ...entry,
        generations: [...entry.generations, newGeneration(keys.root(), keys.ringId, id, newestOf(entry) + 1)],
      })),
    retireGenerations: (id) =>
      changeCompartment(id, (entry) => ({
        ...entry,
        generations: entry.generations.filter(({ generation }) => generation === newestOf(entry)),
      })),
    rewrap: async (options) => {
      const locked = await lockedContent(keys.ringId, keys.root(), options);
      if (!locked.ok) return locked;
      await change((now) => ({ ...now, ...locked.value }));
      return success(ring);
    },
    reload: () => keys.takeOver(rereadRing(file, keys.root())),
    close: () => {
      macKeys.clear();
      keys.close();
    },
    mac: (domain, ...parts) => mac(domain, parts).toString('base64url'),
    macEquals: (given, domain, ...parts) => {
      const expected = Buffer.from(mac(domain, parts).toString('base64url'));
      const bytes = Buffer.from(given);
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    },
    indexMac: (compartment, column, purpose, ...parts) =>
      macUnder(macKey(keys.compartment(compartment).secret, keys.ringId, ['index', column, purpose]), parts),
    intakeRecipient: () => ageRecipient(intakeIdentity()),
    openIntakeJson: (sealed) => openJson([intakeIdentity()], sealed),
    openIntakeBytes: (sealed) => openBytes([intakeIdentity()], sealed),
    newRecordKey: (compartment, record) => newRecordKey(keys, compartment, record),
    rewrapRecordKey: (key) => rewrapRecordKey(keys, key),
    seal: (key, place, plaintext) => sealText(keys, key, place, plaintext),
    open: (key, place, sealed) => openText(keys, key, place, sealed),
    sealStream: (key, place, plaintext) => sealStream(keys, key, place, plaintext),
    openStream: (key, place, stream) => openStream(keys, key, place, stream),
  };
  return ring;
}
