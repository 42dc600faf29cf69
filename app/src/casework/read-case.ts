import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Services } from '../workbench/services.ts';
import { findLines } from './case-line-store.ts';
import type { CaseLine, LineFilter } from './case-line-store.ts';
import type { CaseModule } from './case-module.ts';
import { caseModules, moduleOf } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import { loadCase } from './case-store.ts';

/** The kinds of which somebody may see the cases. */
export function kindsFor(services: Pick<Services, 'now'>, person: SignedIn): readonly CaseModule[] {
  return caseModules().filter(({ kind }) => permissionOf(kind.seenBy, person, services.now()) === 'yes');
}

/** A case for somebody who may see it, alike undefined for one there is not; the log is told before it is shown. */
export async function readCase(
  services: Services,
  person: SignedIn,
  id: string,
): Promise<CaseState | undefined> {
  const { register, custody } = services;
  return register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const state = await loadCase(services, tx, id);
    if (!state || permissionOf(moduleOf(state.kind).kind.seenBy, person, services.now()) !== 'yes')
      return undefined;
    await custody.append(tx, { actor: person.user, action: 'case read', object: id });
    return state;
  });
}

/** Lines of cases of one kind, or of every kind the person may see. */
export function caseLines(
  services: Services,
  person: SignedIn,
  kind: string | null,
  filter: Omit<LineFilter, 'kinds'> = {},
): Promise<{ readonly lines: readonly CaseLine[]; readonly count: number }> {
  const kinds = kindsFor(services, person)
    .map((module) => module.kind.name)
    .filter((name) => kind === null || name === kind);
  return findLines(services.register, { ...filter, kinds });
}
