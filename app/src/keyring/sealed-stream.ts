import { ageRecipient, loadAge, openBytes, sealBytes } from '../platform/age.ts';
import { CannotOpen } from './aead.ts';
import type { WrappedKey } from './record-key.ts';
import { openText, sealText } from './sealed-text.ts';
import type { Place } from './sealed-text.ts';
import type { UnlockedKeys } from './unlocked-keys.ts';

export type Bytes = ReadableStream<Uint8Array>;

/** A file as an age file (age-encryption.org/v1), and the sealed identity that opens it, to be stored at its place. */
export type SealedStream = { readonly sealedKey: string; readonly sealed: Bytes };

/** Encrypts a file of any size to an identity of its own, which the record key seals. */
export async function sealStream(
  keys: UnlockedKeys,
  key: WrappedKey,
  place: Place,
  plaintext: Bytes,
): Promise<SealedStream> {
  const { generateX25519Identity } = await loadAge();
  const identity = await generateX25519Identity();
  return {
    sealedKey: sealText(keys, key, place, identity),
    sealed: await sealBytes([await ageRecipient(identity)], plaintext),
  };
}

/**
 * Decrypts in chunks of 64 KiB, each given out only after its tag is checked. An altered or shortened file ends in
 * `CannotOpen`, possibly after whole true chunks, so nothing may be taken for the file before the stream has ended.
 */
export async function openStream(
  keys: UnlockedKeys,
  key: WrappedKey,
  place: Place,
  { sealedKey, sealed }: SealedStream,
): Promise<Bytes> {
  const identity = openText(keys, key, place, sealedKey);
  // A header that fails leaves its source locked and open: only the pipe can still end it.
  const stop = new AbortController();
  const source = sealed.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal: stop.signal });
  try {
    return withOneError(await openBytes([identity], source));
  } catch {
    stop.abort();
    throw new CannotOpen();
  }
}

function withOneError(stream: Bytes): Bytes {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error(new CannotOpen());
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
