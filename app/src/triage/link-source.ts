import type { RecordId, Words } from '@unhidden/record';
import { grantMembership, createCompartment } from '../accounts/compartment-actions.ts';
import { readAccount } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import { CONTENT_ROLES } from '../accounts/roles.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState, Outcome, Problem } from '../casework/index.ts';
import {
  addFact,
  CASE_PROBLEMS,
  changeCase,
  dayOf,
  daysAfter,
  done,
  factsNamed,
  loadCase,
  moveCase,
  newestFact,
  openKept,
  referenceOf,
  wrong,
} from '../casework/index.ts';
import { addIntakeSource } from '../publishing/intake-sources.ts';
import { freshId, writeClaims } from '../recording/index.ts';
import { keepOriginal } from '../sealing/file-actions.ts';
import type { Services } from '../workbench/services.ts';

/** The source a submission became, and the compartment it is alone in. */
export type Linked = { readonly source: string; readonly compartment: string };

/** Codes of the facts this remembers. */
export const SOURCE_FACT = 'source';
const FILE_FACT = 'file attached';

export function linkedSource(state: CaseState): Linked | undefined {
  return newestFact(state, SOURCE_FACT)?.value as Linked | undefined;
}

/**
 * Makes of a submission a source in a compartment of its own, attaches its files sealed, and moves the case on. Cut off
 * anywhere, it goes on where it was when asked again. Nothing of it is public, and nobody sees it but the two people
 * named here and whom they let in.
 */
export async function linkToSource(
  services: Services,
  person: SignedIn,
  id: string,
  { seq, colleague }: { readonly seq: number; readonly colleague: string },
): Promise<Outcome<Linked>> {
  if (permissionOf('link submissions', person, services.now()) !== 'yes') return wrong(CASE_PROBLEMS.gone);
  const before = await loadCase(services, services.register, id);
  if (!before || permissionOf('work on submissions', person, services.now()) !== 'yes')
    return wrong(CASE_PROBLEMS.gone);
  if (before.seq !== seq) return wrong(CASE_PROBLEMS.meanwhile);
  if (before.stage !== 'assessed' || !before.content) return wrong(CASE_PROBLEMS.move);
  const made = linkedSource(before) ?? (await makeSource(services, person, before, colleague));
  if (made === 'no colleague') return wrong(NO_COLLEAGUE);
  if ('ok' in made) return made;
  const inside = within(person, made.compartment);
  const attached = new Set(factsNamed(before, FILE_FACT).map(({ value }) => value as string));
  for (const file of before.files) {
    if (attached.has(file.id) || file.isDamaged) continue;
    const content = await openKept(services, services.register, id, file);
    if (!content) continue;
    await keepOriginal(services, inside, made.source, {
      name: file.name,
      type: file.declaredType,
      content,
    });
    const noted = await addFact(services, person, id, FILE_FACT, file.id);
    if (!noted.ok) return noted;
  }
  const moved = await moveCase(services, person, id, 'link');
  return moved.ok ? done(made) : moved;
}

export const NO_COLLEAGUE: Problem = {
  en: 'Choose a colleague who may read records, so that the source does not hang on one person.',
  ko: '출처가 한 사람에게만 매이지 않도록 기록을 볼 수 있는 동료를 고르십시오.',
};

async function makeSource(
  services: Services,
  person: SignedIn,
  state: CaseState,
  colleague: string,
): Promise<Linked | 'no colleague' | Extract<Outcome<never>, { ok: false }>> {
  const { now, ring } = services;
  const name = referenceOf(state.id);
  if (!(await isFit(services, person, colleague))) return 'no colleague';
  const compartment = await createCompartment(services, person, `Submission ${name}`);
  if (!compartment.ok) return wrong(CASE_PROBLEMS.gone);
  const until = daysAfter(dayOf(now()), 180);
  const given = { user: colleague, standing: 'owner', until } as const;
  if (!(await grantMembership(services, person, compartment.value, given)).ok) return 'no colleague';
  const source = freshId(services) as RecordId;
  const from = { record: source, source, locator: 'form' };
  const title = TITLES[state.kind] ?? TITLES['information'];
  const mayPublish = state.kind === 'information' && state.content?.answers['mayUse'] === 'unnamed';
  const linked: Linked = { source, compartment: compartment.value };
  const written = await changeCase(
    services,
    person,
    state.id,
    { action: 'case link', seq: state.seq },
    async (change): Promise<Outcome<null>> => {
      const wrote = await writeClaims(services, change.tx, within(person, compartment.value), {
        form: 'record',
        records: [{ id: source, kind: 'source', compartment: compartment.value }],
        claims: [
          { ...from, property: 'title', value: `${title?.en ?? ''} ${name}`, lang: 'en' },
          { ...from, property: 'type', value: 'testimony' },
          { ...from, property: 'channel', value: `Form, ${state.receivedOn}`, lang: 'en' },
        ],
      });
      if (!wrote.ok) return wrong(...wrote.problems.map((text): Problem => ({ en: text, ko: text })));
      const at = now().toISOString();
      const what = { source, form: state.kind, caseId: state.id, mayPublish };
      await addIntakeSource(change.tx, ring, what, { by: person.user, at });
      return change.add({ type: 'fact', body: { name: SOURCE_FACT, value: linked } });
    },
  );
  return written.ok ? linked : written;
}

const TITLES: Readonly<Record<string, Words>> = {
  information: { en: 'Information sent in by form', ko: '양식으로 들어온 제보' },
  missing: { en: 'Search for a relative sent in by form', ko: '양식으로 들어온 가족 찾기' },
};

/** Somebody else who reads records. */
async function isFit(services: Services, person: SignedIn, colleague: string): Promise<boolean> {
  if (colleague === person.user) return false;
  const account = await readAccount(services.register, services, colleague);
  return account?.standing === 'active' && CONTENT_ROLES.some((role) => account.roles.has(role));
}

/** The person as a member of a compartment they were just made an owner of. */
function within(person: SignedIn, compartment: string): SignedIn {
  return { ...person, compartments: new Set([...person.compartments, compartment]) };
}
