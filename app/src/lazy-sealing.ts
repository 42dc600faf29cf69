import type { Config } from './config/config.ts';
import type { KeyRing } from './keyring/index.ts';
import { openRing } from './open-ring.ts';
import type { DataFolder } from './platform/data-folder.ts';
import type { ImportSealing } from './register/index.ts';
import { importSealing } from './sealing/import-sealing.ts';

/** Seals what an import brings; the key ring is opened at the first value to be sealed, and closed by `close`. */
export function lazySealing(
  config: Config,
  folder: DataFolder,
): { readonly hook: ImportSealing; close(): void } {
  let opened: Promise<KeyRing> | undefined;
  return {
    // Asked within the import's transaction, and SQLite has one connection: the ring is tied to the register in it too.
    hook: importSealing((store) => (opened ??= openRing(config, folder, store))),
    close: () => void opened?.then((ring) => ring.close()),
  };
}
