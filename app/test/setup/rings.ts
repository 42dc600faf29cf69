import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { createKeyRing, makeCredential } from '../../src/keyring/index.ts';
import type { KeyRing, RingSecret } from '../../src/keyring/index.ts';
import { valueOf } from './results.ts';

/** A ring of its own for each test, with two compartments, opened by a credential file. */
export type HeldRing = { folder: string; file: string; secret: RingSecret; ring: KeyRing };

export function freshRing(): HeldRing {
  const held = {} as HeldRing;
  beforeEach(async () => {
    held.folder = mkdtempSync(join(tmpdir(), 'unhidden-ring-'));
    held.file = join(held.folder, 'ring.json');
    held.secret = { kind: 'credential', file: valueOf(makeCredential(join(held.folder, 'credential'))) };
    held.ring = valueOf(await createKeyRing(held.file, { secret: held.secret }));
    await held.ring.addCompartment('north');
    await held.ring.addCompartment('south');
  });
  afterEach(() => {
    held.ring.close();
    rmSync(held.folder, { recursive: true, force: true });
  });
  return held;
}
