import { createHash, randomBytes } from 'node:crypto';
import { generateX25519Identity, identityToRecipient, Decrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { ageSealer } from '../src/platform/age-stream.ts';

const PIECE = 64 * 1024;

async function sealed(recipients: readonly string[], content: Buffer, step: number): Promise<Buffer> {
  const sealer = await ageSealer(recipients);
  const parts = [sealer.header];
  for (let at = 0; at < content.length; at += step)
    parts.push(...sealer.update(content.subarray(at, at + step)));
  return Buffer.concat([...parts, ...sealer.end()]);
}

async function opened(identity: string, file: Uint8Array): Promise<Buffer> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(file));
}

describe('a file sealed piece by piece', () => {
  test('is the very file that the age library opens, at every length around a piece', async () => {
    const [one, other] = [await generateX25519Identity(), await generateX25519Identity()];
    const recipients = [await identityToRecipient(one), await identityToRecipient(other)];
    for (const length of [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17, 600_000]) {
      const content = randomBytes(length);
      for (const step of [1000, PIECE, 2 * PIECE + 1]) {
        const file = await sealed(recipients, content, step);
        for (const identity of [one, other])
          expect(await opened(identity, file), `${length} in steps of ${step}`).toEqual(content);
      }
    }
  });

  test('opens for nobody else, and not after one bit is changed or the end is cut', async () => {
    const identity = await generateX25519Identity();
    const content = randomBytes(3 * PIECE);
    const file = await sealed([await identityToRecipient(identity)], content, PIECE);
    await expect(opened(await generateX25519Identity(), file)).rejects.toThrow();
    for (const at of [5, 60, 130, 200, file.length - 1]) {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(opened(identity, changed), `byte ${at}`).rejects.toThrow();
    }
    for (const cut of [1, 16, PIECE, PIECE + 16])
      await expect(opened(identity, file.subarray(0, -cut)), `${cut} bytes less`).rejects.toThrow();
  });

  test('differs each time, so that nobody can tell that the same was sent twice', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    const content = Buffer.alloc(PIECE, 'same');
    const hashes = new Set<string>();
    for (let time = 0; time < 20; time += 1) {
      const file = await sealed([recipient], content, PIECE);
      hashes.add(createHash('sha256').update(file.subarray(-PIECE)).digest('hex'));
    }
    expect(hashes.size).toBe(20);
  });
});
