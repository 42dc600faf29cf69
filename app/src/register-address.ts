import type { Config } from './config/config.ts';
import type { DataFolder } from './platform/data-folder.ts';

/** The file of a data folder's register, or the PostgreSQL address that stands in for it. */
export function registerAddress(config: Config, folder: DataFolder): string {
  return config.secrets.databaseUrl ?? folder.registerFile;
}
