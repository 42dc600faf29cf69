import type { SignedIn } from '../accounts/roles.ts';
import { FIRST_TERMS } from '../intake/terms.ts';
import type { Terms } from '../intake/terms.ts';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import { inOneTransaction } from './change-case.ts';
import { writeTerms } from './inbox/write-terms.ts';
import type { Outcome } from './outcome.ts';
import { done, wrong } from './outcome.ts';
import { addTerms, currentTerms, termsVersions } from './terms-store.ts';

/** What one may set; version and number follow. */
export type TermsGiven = Omit<Terms, 'version' | 'number'>;

export const TERMS_PROBLEMS = {
  meanwhile: {
    en: 'Somebody changed the terms meanwhile; look at them and decide again.',
    ko: '그사이 다른 사람이 조건을 바꾸었습니다. 확인하고 다시 정하십시오.',
  },
  same: {
    en: 'Nothing is different from the terms as they stand.',
    ko: '지금 조건과 다른 것이 없습니다.',
  },
  first: { en: 'There is no earlier version to go back to.', ko: '되돌릴 이전 판이 없습니다.' },
} as const;

/** Sets new terms over the version the person saw. They are public as soon as they are written. */
export async function changeTerms(
  services: Services,
  person: SignedIn,
  given: TermsGiven,
  seen: number,
): Promise<Outcome<Terms>> {
  return write(services, person, seen, (before) =>
    Promise.resolve(done({ terms: { ...given, version: 1, number: before.number + 1 }, undoes: null })),
  );
}

/** Takes the newest change back by a further one with the terms before it. */
export async function undoTerms(services: Services, person: SignedIn, seen: number): Promise<Outcome<Terms>> {
  return write(services, person, seen, async (before, tx) => {
    const versions = await termsVersions(services, tx);
    if (versions.length === 0) return wrong(TERMS_PROBLEMS.first);
    const earlier = versions[1]?.terms ?? FIRST_TERMS;
    return done({ terms: { ...earlier, number: before.number + 1 }, undoes: before.number });
  });
}

async function write(
  services: Services,
  person: SignedIn,
  seen: number,
  make: (
    before: Terms,
    tx: Store,
  ) => Promise<Outcome<{ readonly terms: Terms; readonly undoes: number | null }>>,
): Promise<Outcome<Terms>> {
  const written = await inOneTransaction(services, async (tx) => {
    const before = await currentTerms(services, tx);
    if (before.number !== seen) return wrong(TERMS_PROBLEMS.meanwhile);
    const made = await make(before, tx);
    if (!made.ok) return made;
    const { terms, undoes } = made.value;
    if (changedTerms(before, terms).length === 0) return wrong(TERMS_PROBLEMS.same);
    const at = services.now().toISOString();
    if (!(await addTerms(services, tx, { terms, by: person.user, at, undoes })))
      return wrong(TERMS_PROBLEMS.meanwhile);
    await services.custody.append(tx, {
      actor: person.user,
      action: undoes === null ? 'terms change' : 'terms undo',
      object: 'terms',
      before,
      after: terms,
    });
    return done(terms);
  });
  if (written.ok) await writeTerms(services);
  return written;
}

/** The settings that differ between two versions. */
export function changedTerms(before: Terms, after: Terms): readonly (keyof TermsGiven)[] {
  return (Object.keys(before) as (keyof Terms)[]).filter(
    (key): key is keyof TermsGiven =>
      key !== 'version' && key !== 'number' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
}
