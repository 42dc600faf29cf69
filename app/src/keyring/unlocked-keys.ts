import { CannotOpen } from './aead.ts';
import { unlockCompartment, wipe } from './compartment-keys.ts';
import type { UnlockedCompartment } from './compartment-keys.ts';
import { createNonceBudget } from './nonce-budget.ts';
import { rereadRing } from './ring-changes.ts';
import type { RingContent } from './ring-file.ts';

/** The keys of an open ring. Only files of this folder see it; everybody else gets a `KeyRing`. */
export type UnlockedKeys = {
  readonly ringId: string;
  root(): Buffer;
  compartments(): ReadonlyMap<string, UnlockedCompartment>;
  compartment(id: string): UnlockedCompartment;
  /** Throws `CannotOpen` for a generation the ring does not hold. */
  generation(id: string, generation: number): Buffer;
  /** To be called before each encryption. */
  spendNonce(): void;
  takeOver(content: RingContent): void;
  close(): void;
};

/** Holds a root key and unlocks the compartments under it; it owns the buffer and wipes it at the end. */
export function unlockKeys(file: string, root: Buffer, content: RingContent): UnlockedKeys {
  const ringId = content.id;
  const budget = createNonceBudget();
  let isOpen = true;
  let held = unlockAll(root, content);

  const mustBeOpen = (): void => {
    if (!isOpen) throw new Error('The key ring is closed.');
  };
  const wipeHeld = (): void => {
    for (const compartment of held.values()) wipe(compartment);
  };
  const takeOver = (next: RingContent): void => {
    const fresh = unlockAll(root, next);
    wipeHeld();
    held = fresh;
  };
  /** What is unknown here may be new in the file, made by another process. */
  const found = <Value>(look: () => Value | undefined): Value | undefined => {
    mustBeOpen();
    const known = look();
    if (known !== undefined) return known;
    takeOver(rereadRing(file, root));
    return look();
  };

  return {
    ringId,
    root: () => {
      mustBeOpen();
      return root;
    },
    compartments: () => {
      mustBeOpen();
      return held;
    },
    compartment: (id) => {
      const known = found(() => held.get(id));
      if (known === undefined) throw new Error('The key ring has no such compartment; add it first.');
      return known;
    },
    generation: (id, generation) => {
      const key = found(() => held.get(id)?.keys.get(generation));
      if (key === undefined) throw new CannotOpen();
      return key;
    },
    spendNonce: () => {
      mustBeOpen();
      budget.spend();
    },
    takeOver: (next) => {
      mustBeOpen();
      takeOver(next);
    },
    close: () => {
      isOpen = false;
      wipeHeld();
      root.fill(0);
    },
  };
}

function unlockAll(
  root: Buffer,
  { id, compartments }: RingContent,
): ReadonlyMap<string, UnlockedCompartment> {
  return new Map(compartments.map((entry) => [entry.id, unlockCompartment(root, id, entry)] as const));
}
