import type { Config } from './config/config.ts';
import type { KeyRing } from './keyring/index.ts';
import type { DataFolder } from './platform/data-folder.ts';
import type { ImportSealing } from './register/index.ts';

/** Seals what an import brings; how is loaded, and the key ring opened, at the first value to be sealed; `close` closes it. */
export function lazySealing(
  config: Config,
  folder: DataFolder,
): { readonly hook: ImportSealing; close(): void } {
  let opened: Promise<KeyRing> | undefined;
  // Asked within the import's transaction, and SQLite has one connection: the ring is tied to the register in it too.
  const sealing = async (): Promise<ImportSealing> => {
    const { importSealing } = await import('./sealing/import-sealing.ts');
    return importSealing(async (store) => {
      const { openRing } = await import('./open-ring.ts');
      return (opened ??= openRing(config, folder, store));
    });
  };
  return {
    hook: {
      seal: async (store, claims) => (await sealing()).seal(store, claims),
      follow: async (store, claims) => {
        if (claims.length > 0) await (await sealing()).follow(store, claims);
      },
    },
    close: () => void opened?.then((ring) => ring.close()),
  };
}
