import { encode } from 'fast-png';
import {
  caseIdOf,
  caseModules,
  keepView,
  kindsFor,
  loadCase,
  prepareIntake,
  takeUp,
} from '../../src/casework/index.ts';
import type { CaseModule } from '../../src/casework/index.ts';
import { openCase, outsider, putIntoInbox } from '../setup/casework.ts';
import type { TestPerson } from '../setup/workbench.ts';
import type { Cast } from './cast.ts';
import type { Objects } from './samples.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** A small picture, so that there is a page to be shown. */
const PICTURE = encode({ width: 8, height: 8, channels: 3, data: new Uint8Array(8 * 8 * 3).fill(200) });

/** A case that came in by a form with a file, of the first kind this person may see. */
async function casesOf(cast: Cast, owner: TestPerson, name?: string): Promise<Objects> {
  const [own, other] = kindsOf(cast, owner, name);
  if (!own) return { own: NOWHERE, forbidden: [], absent: NOWHERE, isNone: true };
  const { id } = await caseWithFile(cast, own);
  const forbidden = other ? [(await openCase(cast.bench.services, other.kind.name)).id] : [];
  return { own: id, forbidden, absent: NOWHERE };
}

/** The file of the case that `casesOf` gave last for this person. */
export async function caseFilesOf(cast: Cast, owner: TestPerson): Promise<Objects> {
  const [own] = kindsOf(cast, owner);
  if (!own) return { own: NOWHERE, forbidden: [], absent: NOWHERE, isNone: true };
  const { services } = cast.bench;
  const lines = await services.register.db
    .selectFrom('case_line')
    .select('case_id')
    .where('kind', '=', own.kind.name)
    .where('erased', '=', 0)
    .execute();
  const last = latest.get(owner.person.user) ?? lines[0]?.case_id ?? '';
  const state = await loadCase(services, services.register, last);
  const elsewhere = await caseWithFile(cast, own);
  return { own: state?.files[0]?.id ?? NOWHERE, forbidden: [elsewhere.file], absent: NOWHERE };
}

const latest = new Map<string, string>();

/** The kind a person sees and one they do not. */
function kindsOf(
  { bench: { services } }: Cast,
  { person }: TestPerson,
  name?: string,
): readonly [CaseModule | undefined, CaseModule | undefined] {
  const seen = kindsFor(services, person).find(
    ({ kind, form }) => form !== null && (name ?? kind.name) === kind.name,
  );
  const unseen = caseModules().find((module) => !kindsFor(services, person).includes(module));
  return [seen, unseen];
}

/** By the same owner the newest case is the one whose file is asked for. */
export async function ownCase(cast: Cast, owner: TestPerson, name?: string): Promise<Objects> {
  const made = await casesOf(cast, owner, name);
  if (!made.isNone && name === undefined) latest.set(owner.person.user, made.own);
  return made;
}

async function caseWithFile(
  { bench: { services } }: Cast,
  module: CaseModule,
): Promise<{ readonly id: string; readonly file: string }> {
  await prepareIntake(services);
  const sent = await putIntoInbox(services, await outsider(), {
    form: module.form ?? 'information',
    contents: { 'picture.png': PICTURE },
  });
  await takeUp(services);
  const id = caseIdOf(services, sent.name);
  const file = (await loadCase(services, services.register, id))?.files[0];
  if (!file) throw new Error('the case has no file');
  // As if it had been opened: sandboxes are another test's subject, and slow where many tests run.
  await keepView(services, id, file, {
    state: 'viewable',
    reason: null,
    recognised: 'png',
    text: 'Synthetic words in a picture.',
    pages: [PICTURE],
    findings: [{ kind: 'name differs', detail: 'picture.png' }],
    openedWith: ['a test'],
  });
  return { id, file: file.id };
}
