import type { SignedIn } from '../../accounts/roles.ts';
import type { TableMapping } from '../../register/index.ts';
import { checkMapping } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';

export type SavedMapping = { readonly id: string; readonly name: string; readonly mapping: TableMapping };

/** Mappings this person kept for a kind, newest first; one the catalogue no longer fits is left out. */
export async function savedMappings(
  { register }: Services,
  person: SignedIn,
  kind: string,
): Promise<readonly SavedMapping[]> {
  const rows = await register.db
    .selectFrom('saved_mapping')
    .select(['id', 'name', 'mapping'])
    .where('user', '=', person.user)
    .where('kind', '=', kind)
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  return rows.flatMap(({ id, name, mapping }) => {
    const checked = checkMapping(JSON.parse(mapping), register.catalogue);
    return 'mapping' in checked ? [{ id, name, mapping: checked.mapping }] : [];
  });
}

export async function saveMapping(
  services: Services,
  person: SignedIn,
  name: string,
  mapping: TableMapping,
): Promise<void> {
  const { register } = services;
  const id = services.newId();
  await register.db.transaction().execute(async (db) => {
    await db
      .insertInto('saved_mapping')
      .values({
        id,
        user: person.user,
        name: name.slice(0, 80),
        kind: mapping.kind,
        mapping: JSON.stringify(mapping),
        at: services.now().toISOString(),
      })
      .execute();
    await services.custody.append(
      { db, engine: register.engine },
      { actor: person.user, action: 'import mapping save', object: id },
    );
  });
}
