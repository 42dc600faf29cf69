import type { Catalogue } from '@unhidden/record';
import type { Database } from '../platform/database.ts';
import { openDatabase } from '../platform/database.ts';
import { migrate } from './migrations.ts';
import type { RegisterTables } from './schema/index.ts';

/** An open register: its database and the catalogue its records follow. */
export type Register = Database<RegisterTables> & {
  readonly catalogue: Catalogue;
  /** Where it was opened; holds a password, so it is shown nowhere. */
  readonly address: string;
};

/** Opens (and, when needed, creates or upgrades) the register behind a SQLite path or a PostgreSQL address. */
export async function openRegister(address: string, catalogue: Catalogue): Promise<Register> {
  const database = await openDatabase<RegisterTables>(address);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return { ...database, catalogue, address };
}
