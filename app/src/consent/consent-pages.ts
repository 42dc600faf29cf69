import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { success } from '../platform/result.ts';
import { readableOf } from '../recording/access.ts';
import { recordTitles } from '../recording/names-store.ts';
import { inTransaction } from '../register/index.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { giveConsent, holdForLaw, markRecalled, withdrawConsent } from './consent-actions.ts';
import type { ConsentGiven } from './consent-actions.ts';
import { readConsentNow } from './consent-check.ts';
import { readConfidences, readConsents, readLegalHolds, readWithdrawals } from './consent-store.ts';
import { consentBody, consentListBody } from './consent-view.ts';
import { disclosuresOf, recalled } from './disclosure-store.ts';
import { consentMessages } from './messages.ts';

const ONE = '/consent/:person';

/** Consents, withdrawals, legal duties and recalls. */
export const consentRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/consent', policy: 'read consent', handle: list },
  {
    method: 'GET',
    path: ONE,
    policy: 'read consent',
    record: 'person',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: ONE, policy: 'write consent', record: 'person', handle: give },
  { method: 'POST', path: `${ONE}/withdraw`, policy: 'write consent', record: 'person', handle: withdraw },
  { method: 'POST', path: `${ONE}/hold`, policy: 'write consent', record: 'person', handle: hold },
  { method: 'POST', path: `${ONE}/recall`, policy: 'write consent', record: 'person', handle: recall },
];

async function list(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang } = request;
  const t = consentMessages[lang];
  const { register } = services;
  const { inForce } = await readConsentNow(services, register);
  const open = new Set(inForce.map(({ id }) => id));
  const consents = await readConsents(services.ring, register);
  const confidences = await readConfidences(register);
  const people = [...new Set([...confidences.values(), ...consents.map((consent) => consent.person)])];
  const titles = await recordTitles(services, register, person, people);
  const rows = [...titles].map(([id, title]) => ({
    person: id,
    title,
    sources: [...confidences.values()].filter((by) => by === id).length,
    inForce: consents.filter((consent) => consent.person === id && open.has(consent.id)),
  }));
  return {
    page: { title: t.title, section: 'consent', body: consentListBody(request, rows), help: t.help },
  };
}

const NOTHING: ConsentGiven = {
  person: '',
  source: '',
  purpose: '',
  recipient: '',
  givenOn: '',
  until: '',
  language: '',
  takenBy: '',
  words: '',
};

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { typed = NOTHING, duty = '', problems = [] as readonly Problem[] } = {},
): Promise<Answer> {
  const { lang, params } = request;
  const subject = params['person'] ?? '';
  const t = consentMessages[lang];
  const { register, ring, custody } = services;
  const own = [...(await readConfidences(register))]
    .filter(([, by]) => by === subject)
    .map(([source]) => source);
  const readable = await readableOf(services, register, person, own);
  const titles = await recordTitles(services, register, person, [subject, ...readable]);
  const title = titles.get(subject);
  if (!title) return { missing: true };
  const { inForce } = await readConsentNow(services, register);
  await inTransaction(register, async (tx) =>
    success(await custody.append(tx, { actor: person.user, action: 'consent read', object: subject })),
  );
  return {
    page: {
      title: t.of(title[lang]),
      section: 'consent',
      status: problems.length > 0 ? 422 : 200,
      body: consentBody(request, person, {
        person: subject,
        consents: await readConsents(ring, register, [subject]),
        inForce: new Set(inForce.map(({ id }) => id)),
        withdrawals: await readWithdrawals(register, [subject]),
        sources: [...readable].map((id) => [id, titles.get(id)?.[lang] ?? id] as const),
        holds: await readLegalHolds(register, [subject, ...readable]),
        disclosures: await disclosuresOf(register, own),
        recalled: await recalled(register),
        typed,
        duty,
        problems,
        mayWrite: permissionOf('write consent', person, services.now()) === 'yes',
      }),
      help: t.help,
    },
  };
}

async function give(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const subject = params['person'] ?? '';
  const t = consentMessages[lang];
  const typed = Object.fromEntries(
    Object.keys(NOTHING).map((name) => [name, form.get(name) ?? '']),
  ) as unknown as ConsentGiven;
  const given = await giveConsent(services, person, { ...typed, person: subject });
  if (given.ok) return { redirect: `/consent/${subject}`, notice: t.given };
  const problems = given.problems.map(([field, code]): Problem => [field, t.faults[code]]);
  return show(request, person, services, { typed, problems });
}

async function withdraw(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const subject = params['person'] ?? '';
  const t = consentMessages[lang];
  const consent = form.get('consent');
  if (consent === null && form.get('confirm') !== 'yes')
    return show(request, person, services, { problems: [['confirm', t.confirmNeeded]] });
  const done = await withdrawConsent(services, person, { subject, consent });
  if (!done.ok) return { missing: true };
  const { destroyed, held } = done.value;
  return {
    redirect: `/consent/${subject}`,
    notice: consent === null ? t.withdrawn(destroyed, held.length) : t.withdrawnOne,
  };
}

async function hold(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, params, lang } = request;
  const subject = params['person'] ?? '';
  const t = consentMessages[lang];
  const record = form.get('record') ?? subject;
  const duty = form.get('duty') ?? '';
  const confidences = await readConfidences(services.register);
  if (record !== subject && confidences.get(record) !== subject) return { missing: true };
  const held = await holdForLaw(services, person, { record, duty });
  return held.ok
    ? { redirect: `/consent/${subject}`, notice: t.held }
    : show(request, person, services, { duty, problems: [['duty', t.holdNeeded]] });
}

async function recall(
  { form, params, lang }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Answer> {
  const subject = params['person'] ?? '';
  const disclosure = form.get('disclosure') ?? '';
  const withdrawal = form.get('withdrawal') ?? '';
  const known = (await readWithdrawals(services.register, [subject])).some(({ id }) => id === withdrawal);
  const own = [...(await readConfidences(services.register))]
    .filter(([, by]) => by === subject)
    .map(([id]) => id);
  const left = (await disclosuresOf(services.register, own)).some(({ id }) => id === disclosure);
  if (!known || !left) return { missing: true };
  await markRecalled(services, person, { disclosure, withdrawal, subject });
  return { redirect: `/consent/${subject}#disclosures`, notice: consentMessages[lang].recallDone };
}
