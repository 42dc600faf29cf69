import { propertyOf } from '@unhidden/record';
import { accountNames, listAccounts } from '../accounts/account-store.ts';
import { compartmentOf } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { compartmentsFor } from '../accounts/sessions.ts';
import { plainWords } from '../recording/claim-words.ts';
import { recordTitles } from '../recording/names-store.ts';
import { readRecordDossier } from '../recording/record-dossier.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { reviewMessages } from './messages.ts';
import { openAssignments, remarksOf } from './remark-store.ts';
import { remarksBody } from './remark-view.ts';
import type { RemarksShown } from './remark-view.ts';
import { assign, finishAssignment, remark } from './review-actions.ts';

/** Remarks about a record and who looks after it. */
export const remarkRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/records/:id/remarks',
    policy: 'discuss records',
    record: 'id',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/records/:id/remarks', policy: 'discuss records', record: 'id', handle: say },
  { method: 'POST', path: '/records/:id/assign', policy: 'discuss records', record: 'id', handle: ask },
  { method: 'POST', path: '/assignments/:id/done', policy: 'discuss records', handle: finish },
];

const NOTHING: RemarksShown['typed'] = { text: '', claim: '', mentioned: [], note: '', user: '' };

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  typed: Partial<RemarksShown['typed']> = {},
  problems: readonly Problem[] = [],
): Promise<Answer> {
  const { lang, params, query } = request;
  const record = params['id'] ?? '';
  const { register } = services;
  const dossier = await readRecordDossier(services, register, person, record);
  if (!dossier) return { missing: true };
  // A statement whose source this person may not read is not in the dossier, and neither is what was said of it.
  const statements = new Map<string, string>(
    dossier.claims.map((claim) => {
      const property = propertyOf(register.catalogue, dossier.head.kind, claim.property);
      const label = property?.label[lang] ?? claim.property;
      const said =
        property && ['public', 'protected'].includes(property.tier) ? plainWords(lang, property, claim) : '';
      return [claim.id, said === '' ? label : `${label}: ${said.slice(0, 60)}`];
    }),
  );
  const remarks = (await remarksOf(register, record)).filter(
    ({ claim }) => claim === null || statements.has(claim),
  );
  const assignments = await openAssignments(register, { record });
  const colleagues = await colleaguesOf(services, record);
  const names = await accountNames(register, services, [
    ...remarks.map(({ by }) => by),
    ...assignments.flatMap(({ user, by }) => [user, by]),
  ]);
  const title = (await recordTitles(services, register, person, [record])).get(record)?.[lang] ?? '';
  const t = reviewMessages[lang];
  return {
    page: {
      title: `${t.remarks}: ${title}`,
      status: problems.length > 0 ? 422 : 200,
      body: remarksBody(request, person, {
        record,
        remarks,
        assignments,
        colleagues,
        statements: [...statements],
        people: new Map([...names, ...colleagues]),
        typed: { ...NOTHING, claim: query.get('claim') ?? '', ...typed },
        problems,
      }),
      help: t.remarksHelp,
    },
  };
}

/** Everybody with an active account who may read a record, by name. */
async function colleaguesOf(services: Services, record: string): Promise<ReadonlyMap<string, string>> {
  const { register } = services;
  const compartment = (await compartmentOf(register, [record])).get(record) ?? '';
  const found: [string, string][] = [];
  for (const account of await listAccounts(register, services))
    if (account.standing === 'active' && (await compartmentsFor(services, account)).has(compartment))
      found.push([account.user, account.name]);
  return new Map(found);
}

async function say(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const record = params['id'] ?? '';
  const typed = {
    text: form.get('text') ?? '',
    claim: form.get('claim') ?? '',
    mentioned: form.getAll('mention'),
  };
  const said = await remark(services, person, { ...typed, record, claim: typed.claim || null });
  if (!said.ok)
    return show(
      request,
      person,
      services,
      typed,
      said.problems.map((text): Problem => ['text', text]),
    );
  return { redirect: `/records/${record}/remarks`, notice: reviewMessages[lang].said };
}

async function ask(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const record = params['id'] ?? '';
  const typed = { user: form.get('user') ?? '', note: form.get('note') ?? '' };
  const asked = await assign(services, person, { ...typed, record });
  if (!asked.ok)
    return show(
      request,
      person,
      services,
      typed,
      asked.problems.map((text): Problem => ['user', text]),
    );
  return { redirect: `/records/${record}/remarks`, notice: reviewMessages[lang].assigned };
}

async function finish({ params, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const finished = await finishAssignment(services, person, params['id'] ?? '');
  return finished.ok
    ? { redirect: `/records/${finished.value}/remarks`, notice: reviewMessages[lang].finished }
    : { missing: true };
}
