import { checkText } from '@unhidden/record';
import { compartmentOf } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Result } from '../platform/result.ts';
import { failure, success } from '../platform/result.ts';
import type { Store } from '../register/index.ts';
import { inTransaction, recordsById } from '../register/index.ts';
import { destroyRecordKeys, recordKeyFor } from '../sealing/record-key-store.ts';
import type { Services } from '../workbench/services.ts';
import { PURPOSES, WITH_RECIPIENT } from './consent.ts';
import type { Purpose } from './consent.ts';
import {
  addConfidence,
  addConsent,
  addLegalHold,
  addWithdrawal,
  readConfidences,
  readConsents,
  readLegalHolds,
} from './consent-store.ts';
import { addRecall } from './disclosure-store.ts';
import { keepWithdrawal, keptWithdrawals } from './withdrawals-file.ts';

export type ConsentGiven = {
  readonly person: string;
  /** '' for everything the person told us. */
  readonly source: string;
  readonly purpose: string;
  readonly recipient: string;
  readonly givenOn: string;
  /** '' for a consent without an end. */
  readonly until: string;
  readonly language: string;
  readonly takenBy: string;
  /** The person's own words; sealed at once. */
  readonly words: string;
};

/** Keeps one person's consent to one use, or says what is wrong with it, by field. */
export async function giveConsent(
  services: Services,
  person: SignedIn,
  given: ConsentGiven,
): Promise<
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly problems: readonly ConsentProblem[] }
> {
  const { register } = services;
  const problems = consentProblems(given, services.now());
  const confided = await readConfidences(register);
  if (given.source !== '' && confided.get(given.source) !== given.person)
    problems.push(['source', 'not their source']);
  const [head] = await recordsById(register, [given.person]);
  if (head?.kind !== 'person') problems.push(['person', 'not a person']);
  if (problems.length > 0) return { ok: false, problems };
  const written = await inTransaction(register, async (tx) => {
    const id = services.newId();
    const at = services.now().toISOString();
    const { words, until, source, ...rest } = given;
    await addConsent(services.ring, tx, {
      ...rest,
      id,
      purpose: given.purpose as Purpose,
      source: source === '' ? null : source,
      until: until === '' ? null : until,
      words: words.trim() === '' ? null : await sealedWords(services, tx, given.person, id, words.trim()),
      by: person.user,
      at,
    });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'consent give',
      object: given.person,
      after: { id, purpose: given.purpose },
    });
    return success(id);
  });
  return written.ok ? { ok: true, id: written.value } : { ok: false, problems: [['words', 'text unfit']] };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export type ConsentProblem = readonly [field: keyof ConsentGiven, code: ConsentFault];
export type ConsentFault =
  | 'choose purpose'
  | 'name the body'
  | 'no body here'
  | 'write the day'
  | 'not in the future'
  | 'end before start'
  | 'which language'
  | 'who asked'
  | 'text unfit'
  | 'not their source'
  | 'not a person';

/** What is wrong with a consent as it was typed; the page has the words. */
export function consentProblems(given: ConsentGiven, now: Date): ConsentProblem[] {
  const problems: ConsentProblem[] = [];
  const { purpose, recipient, givenOn, until, language, takenBy, words } = given;
  if (!PURPOSES.some((each) => each === purpose)) problems.push(['purpose', 'choose purpose']);
  const needsBody = WITH_RECIPIENT.some((each) => each === purpose);
  if (needsBody && recipient.trim() === '') problems.push(['recipient', 'name the body']);
  if (!needsBody && recipient.trim() !== '') problems.push(['recipient', 'no body here']);
  if (!isDay(givenOn)) problems.push(['givenOn', 'write the day']);
  else if (givenOn > now.toISOString().slice(0, 10)) problems.push(['givenOn', 'not in the future']);
  if (until !== '' && (!isDay(until) || until < givenOn)) problems.push(['until', 'end before start']);
  if (language.trim() === '') problems.push(['language', 'which language']);
  if (takenBy.trim() === '') problems.push(['takenBy', 'who asked']);
  for (const [field, text] of [
    ['words', words],
    ['recipient', recipient],
    ['takenBy', takenBy],
  ] as const)
    if (checkText('text', text) !== undefined) problems.push([field, 'text unfit']);
  return problems;
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(text);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

async function sealedWords(
  services: Services,
  tx: Store,
  record: string,
  id: string,
  words: string,
): Promise<string> {
  const compartment = (await compartmentOf(tx, [record])).get(record) ?? '';
  const key = await recordKeyFor(services.ring, tx, compartment, record);
  return services.ring.seal(key, { table: 'consent', column: 'words', row: id }, words);
}

/** Marks a source as given in confidence by a person: from now on nothing of it is used without their consent. */
export async function confide(
  services: Services,
  tx: Store,
  person: SignedIn,
  { source, witness }: { readonly source: string; readonly witness: string },
): Promise<void> {
  const at = services.now().toISOString();
  await addConfidence(tx, { source, person: witness, by: person.user, at });
  await services.custody.append(tx, {
    actor: person.user,
    action: 'confidence',
    object: source,
    after: { witness },
  });
}

export type Withdrawn = {
  readonly id: string;
  /** Record keys destroyed. */
  readonly destroyed: number;
  /** Records whose keys a legal duty holds. */
  readonly held: readonly string[];
};

/**
 * Ends one consent, or every consent of a person. The latter also destroys the keys of what is sealed about the person
 * and in the sources they gave us, except where a documented legal duty holds them. It is written past the register
 * first, so that no restored backup can bring the consent back.
 */
export function withdrawConsent(
  services: Services,
  person: SignedIn,
  { subject, consent }: { readonly subject: string; readonly consent: string | null },
): Promise<Result<Withdrawn>> {
  return inTransaction(services.register, async (tx) => {
    const all = await readConsents(services.ring, tx, [subject]);
    if (consent !== null && !all.some(({ id }) => id === consent))
      return failure('This person has given no such consent.');
    const { destroy, held } = consent === null ? await keysOf(tx, subject) : { destroy: [], held: [] };
    const id = services.newId();
    const at = services.now().toISOString();
    const withdrawal = { id, consent, person: subject, at, by: person.user };
    keepWithdrawal(services.folder.withdrawalsFile, { ...withdrawal, destroyed: destroy });
    await addWithdrawal(tx, withdrawal);
    const destroyed = await destroyRecordKeys(tx, destroy, at);
    await services.custody.append(tx, {
      actor: person.user,
      action: consent === null ? 'consent withdraw all' : 'consent withdraw',
      object: subject,
      after: { id, consent, destroyed, held },
    });
    return success({ id, destroyed, held });
  });
}

/** The records whose keys fall with a person's consent, and those a legal duty holds. */
async function keysOf(
  tx: Store,
  subject: string,
): Promise<{ readonly destroy: readonly string[]; readonly held: readonly string[] }> {
  const sources = [...(await readConfidences(tx))]
    .filter(([, by]) => by === subject)
    .map(([source]) => source);
  const records = [subject, ...sources];
  const held = new Set((await readLegalHolds(tx, records)).map(({ record }) => record));
  return {
    destroy: records.filter((record) => !held.has(record)),
    held: records.filter((record) => held.has(record)),
  };
}

/** Brings back into the register what the withdrawals file knows and a restored register does not. Returns how many. */
export async function replayWithdrawals(
  services: Pick<Services, 'register' | 'folder' | 'now' | 'custody'>,
): Promise<number> {
  const { register, folder, now, custody } = services;
  const kept = keptWithdrawals(folder.withdrawalsFile);
  if (kept.length === 0) return 0;
  const known = new Set(
    (await register.db.selectFrom('consent_withdrawal').select('id').execute()).map(({ id }) => id),
  );
  const missing = kept.filter(({ id }) => !known.has(id));
  const records = kept.flatMap(({ destroyed }) => destroyed);
  const done = await inTransaction(register, async (tx) => {
    for (const { id, consent, person, at, by } of missing) {
      await addWithdrawal(tx, { id, consent, person, at, by });
      await custody.append(tx, {
        actor: 'system',
        action: 'consent withdraw again',
        object: person,
        after: { id },
      });
    }
    await destroyRecordKeys(tx, records, now().toISOString());
    return success(missing.length);
  });
  return done.ok ? done.value : 0;
}

/** Documents a legal duty that keeps a record's sealed values from being destroyed. */
export function holdForLaw(
  services: Services,
  person: SignedIn,
  { record, duty }: { readonly record: string; readonly duty: string },
): Promise<Result<string>> {
  return inTransaction(services.register, async (tx) => {
    const text = duty.trim();
    if (text === '') return failure('Name the law, order or case that obliges us, and until when.');
    const unfit = checkText('the duty', text);
    if (unfit) return failure(unfit);
    const id = services.newId();
    await addLegalHold(tx, { id, record, duty: text, by: person.user, at: services.now().toISOString() });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'legal hold',
      object: record,
      after: { id },
    });
    return success(id);
  });
}

/** Notes that whoever received something was asked to give it back or destroy it. */
export function markRecalled(
  services: Services,
  person: SignedIn,
  {
    disclosure,
    withdrawal,
    subject,
  }: { readonly disclosure: string; readonly withdrawal: string; readonly subject: string },
): Promise<Result<string>> {
  return inTransaction(services.register, async (tx) => {
    await addRecall(tx, { disclosure, withdrawal, by: person.user, at: services.now().toISOString() });
    await services.custody.append(tx, {
      actor: person.user,
      action: 'recall',
      object: subject,
      after: { disclosure, withdrawal },
    });
    return success(disclosure);
  });
}
