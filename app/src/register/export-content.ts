import { mkdirSync, readdirSync, renameSync, rmSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Claim, Decision, RecordHead } from '@unhidden/record';
import { allDossiers } from './claims-store.ts';
import { EXCHANGE_VERSION } from './exchange-format.ts';
import { writeExchange } from './exchange-files.ts';
import { recordKeys } from './exchange-keys.ts';
import type { Register } from './register.ts';

/**
 * Writes everything the register holds in the exchange format. Imported again it gives the same register, and
 * exported again the same bytes. Refuses a folder that holds something else.
 */
export async function exportContent(register: Register, folder: string): Promise<void> {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, 'unhidden.json')))
    throw new Error(`${folder} holds other files; name an empty folder.`);
  const batches = await register.db.selectFrom('batch').select(['name', 'synthetic']).orderBy('at').execute();
  const records: RecordHead[] = [];
  const claims: Claim[] = [];
  const decisions: Decision[] = [];
  for await (const page of allDossiers(register))
    for (const dossier of page) {
      records.push(dossier.head);
      claims.push(...dossier.claims);
      decisions.push(...dossier.decisions);
    }
  const temporary = join(dirname(folder), `.${basename(folder)}.new`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const titles = [...new Set(batches.map(({ name }) => name))];
  const header = {
    format: 'unhidden-exchange',
    version: EXCHANGE_VERSION,
    title: titles.length === 1 && titles[0] ? titles[0] : 'Unhidden register',
    synthetic: batches.some(({ synthetic }) => synthetic === 1),
  } as const;
  writeExchange(temporary, register.catalogue, {
    header,
    records,
    claims,
    decisions,
    keys: await recordKeys(register),
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(temporary, folder);
}
