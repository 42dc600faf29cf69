import { accountNames } from '../../accounts/account-store.ts';
import type { SignedIn } from '../../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../../accounts/roles.ts';
import type { Result } from '../../platform/result.ts';
import { failure, success } from '../../platform/result.ts';
import type { Services } from '../../workbench/services.ts';

export type SavedFilter = {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly isOwn: boolean;
  readonly by: string;
};

export const LONGEST_NAME = 80;
export type FilterProblem = 'nameMissing' | 'nameLong' | 'shareWrong';

/** A person's own views of a kind, and those shared in their compartments. */
export async function savedFilters(
  services: Services,
  person: SignedIn,
  kind: string,
): Promise<readonly SavedFilter[]> {
  const { register } = services;
  const rows = await register.db
    .selectFrom('saved_filter')
    .select(['id', 'user', 'name', 'query', 'shared_in'])
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .orderBy('name')
    .execute();
  const seen = rows.filter(
    ({ user, shared_in }) =>
      user === person.user || (shared_in !== null && person.compartments.has(shared_in)),
  );
  const names = await accountNames(
    register,
    services,
    seen.map(({ user }) => user),
  );
  return seen.map(({ id, user, name, query }) => ({
    id,
    name,
    query,
    isOwn: user === person.user,
    by: names.get(user) ?? '',
  }));
}

/** Keeps a view under a name; `share` is a compartment or ''. */
export async function saveFilter(
  services: Services,
  person: SignedIn,
  given: { readonly kind: string; readonly name: string; readonly query: string; readonly share: string },
): Promise<Result<string>> {
  const name = given.name.trim();
  const problems: FilterProblem[] = [];
  if (name === '') problems.push('nameMissing');
  if (name.length > LONGEST_NAME) problems.push('nameLong');
  if (given.share !== '' && !person.compartments.has(given.share)) problems.push('shareWrong');
  if (problems.length > 0) return failure(...problems);
  const id = services.newId();
  const { register } = services;
  await register.db.transaction().execute(async (db) => {
    await db
      .insertInto('saved_filter')
      .values({
        id,
        user: person.user,
        kind: given.kind,
        name,
        query: given.query,
        shared_in: given.share === '' ? null : given.share,
        at: services.now().toISOString(),
        ended_at: null,
      })
      .execute();
    await services.custody.append(
      { db, engine: register.engine },
      {
        actor: person.user,
        action: 'view save',
        object: id,
        after: { kind: given.kind, query: given.query },
      },
    );
  });
  return success(id);
}

/** Ends an own view; false when there is none. */
export async function endFilter(services: Services, person: SignedIn, id: string): Promise<boolean> {
  const { register } = services;
  return register.db.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('saved_filter')
      .set({ ended_at: services.now().toISOString() })
      .where('id', '=', id)
      .where('user', '=', person.user)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await services.custody.append(
      { db, engine: register.engine },
      { actor: person.user, action: 'view end', object: id },
    );
    return true;
  });
}

/** Compartments a view can be shared in: those of the person, the open one first. */
export function shareable({ compartments }: Pick<SignedIn, 'compartments'>): readonly string[] {
  return [...compartments].sort((a, b) =>
    a === OPEN_COMPARTMENT ? -1 : b === OPEN_COMPARTMENT ? 1 : a < b ? -1 : 1,
  );
}
