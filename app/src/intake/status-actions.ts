import { join } from 'node:path';
import { Readable } from 'node:stream';
import { openBytes } from '../platform/age.ts';
import { openQuietly, orNothing } from '../platform/quiet-files.ts';
import { calendarFile } from '../ui/calendar-file.ts';
import { isTimeZone } from '../ui/zoned-time.ts';
import { answerName } from './form-fields.ts';
import { identityOfCode, locatorOf } from './code.ts';
import type { Code } from './code.ts';
import { sentView } from './draft-views.ts';
import { readStatus } from './draft-store.ts';
import type { Answers, FormDefinition } from './form-definition.ts';
import type { StatusDone, StatusProblem, StatusView } from './form-views.ts';
import { handOver } from './late-files.ts';
import type { LateFiles } from './late-files.ts';
import { claimSlot, freeSlots, passOn } from './note-store.ts';
import type { Ask, NoteBody, Status } from './submission.ts';
import { tellFault } from './tell-fault.ts';
import { carried, fieldOf, formNamed, limitsFor, stepOf } from './visit.ts';
import type { Download, Sending, Shown, Visit } from './visit.ts';

const LONGEST_TEXT = 5_000;

type Outcome = Pick<StatusView, 'done' | 'problem' | 'minutes' | 'given'>;

/** Everything one can do after sending. */
export async function statusStep(
  sending: Sending,
  code: Code,
  status: Status,
  late: LateFiles | undefined,
): Promise<Shown | Download> {
  const form = formNamed(sending, status.form);
  const { step, of } = stepOf(sending);
  if (step === 'send') return sentAgain(sending, code, form, status);
  if (step === 'copy') {
    const copy = await copyOf(sending, code, form, status, of);
    if (copy) return copy;
  }
  if (step === 'calendar') {
    const calendar = await calendarOf(sending, code, status, of);
    if (calendar) return calendar;
  }
  const outcome = await outcomeOf(sending, code, status, late).catch((error: unknown) => {
    tellFault(error);
    return failed('not kept', sending);
  });
  if (step === 'erase' && outcome.done === 'withdrawn') {
    const view = { form, carried: carried(sending, form), what: 'sent' as const };
    return { page: (ctx) => sending.forms.views.erased(ctx, view) };
  }
  return statusPage(sending, code, (await readStatus(sending.intake, code)) ?? status, {
    ...outcome,
    // Times go on being shown as they were.
    given: { zone: fieldOf(sending, 'zone'), ...outcome.given },
  });
}

/** The status as it stands, the slots that somebody took meanwhile left out. */
export async function statusPage(
  visit: Visit & Partial<Sending>,
  code: Code,
  status: Status,
  outcome: Outcome = { given: {} },
): Promise<Shown> {
  const form = formNamed(visit, status.form);
  const { free, own } = await freeSlots(visit.intake, code, status.slots);
  const view: StatusView = {
    form,
    carried: carried(visit, form, code),
    status: { ...status, slots: free, booked: status.booked ?? own ?? null },
    today: visit.intake.today(),
    limits: limitsFor(visit, form),
    uploads: visit.uploads ?? [],
    ...outcome,
  };
  const busy = outcome.problem === 'busy' ? { status: 429 as const, minutes: outcome.minutes ?? 1 } : {};
  const lost = outcome.problem === 'not kept' ? { status: 503 as const, minutes: 1 } : {};
  return { page: (ctx) => visit.forms.views.status(ctx, view), ...busy, ...lost };
}

async function outcomeOf(
  sending: Sending,
  code: Code,
  status: Status,
  late: LateFiles | undefined,
): Promise<Outcome> {
  const { intake } = sending;
  const { step, of } = stepOf(sending);
  if (!ACTIONS.has(step)) return { given: {} };
  const minutes = intake.notes.take(1);
  if (minutes > 0) return { ...failed('busy', sending), minutes };
  return intake.inTurn(locatorOf(code), () => {
    switch (step) {
      case 'write':
        return write(sending, code, status);
      case 'book':
        return book(sending, code, status, of);
      case 'cancel':
        return cancel(sending, code, status, of);
      case 'accept':
      case 'decline':
        return answerOffer(sending, code, status, of, step);
      case 'answer':
        return answerAsk(sending, code, status, of, late);
      default:
        return leave(sending, code, status, step === 'erase' ? 'erase' : 'withdraw');
    }
  });
}

const ACTIONS = new Set(['write', 'book', 'cancel', 'accept', 'decline', 'answer', 'withdraw', 'erase']);

async function write(sending: Sending, code: Code, { canWrite }: Status): Promise<Outcome> {
  const text = textIn(sending, 'text');
  if (!canWrite) return failed('not possible', sending);
  if (text === '') return failed('empty', sending);
  if (text.length > LONGEST_TEXT) return failed('long', sending);
  return told(sending, code, `message ${fieldOf(sending, 'once')}`, { kind: 'message', text }, 'written');
}

async function book(sending: Sending, code: Code, status: Status, slot: string): Promise<Outcome> {
  const { intake, recipient } = sending;
  const timeZone = fieldOf(sending, 'zone');
  const { own } = await freeSlots(intake, code, status.slots);
  const booked = status.booked ?? own;
  if (booked && booked.id !== slot) return failed('booked already', sending);
  if (!isTimeZone(timeZone)) return failed('bad time zone', sending);
  // A second request for the same slot is the first one, sent twice.
  const isOffered = booked?.id === slot || status.slots.some(({ id }) => id === slot);
  if (!isOffered || !(await claimSlot(intake, code, recipient, slot, timeZone)))
    return failed('slot taken', sending);
  const body = { kind: 'booking', slot, timeZone } as const;
  return told(sending, code, `booking ${slot} ${fieldOf(sending, 'once')}`, body, 'booked');
}

async function cancel(sending: Sending, code: Code, status: Status, slot: string): Promise<Outcome> {
  const { own } = await freeSlots(sending.intake, code, status.slots);
  if ((status.booked ?? own)?.id !== slot) return failed('not possible', sending);
  const what = `cancelling ${slot} ${fieldOf(sending, 'once')}`;
  return told(sending, code, what, { kind: 'cancel booking', slot }, 'cancelled');
}

async function answerOffer(
  sending: Sending,
  code: Code,
  { offer }: Status,
  id: string,
  answer: 'accept' | 'decline',
): Promise<Outcome> {
  if (offer?.id !== id) return failed('not possible', sending);
  if (sending.intake.today() > offer.answerBy) return failed('too late', sending);
  if (fieldOf(sending, 'sure') !== 'yes') return failed('not confirmed', sending);
  const { intake, recipient } = sending;
  // An offer is answered once, whatever the answer.
  const isFirst = await passOn(intake, code, recipient, `offer ${id}`, { kind: 'offer', offer: id, answer });
  if (!isFirst) return failed('answered already', sending);
  return { given: {}, done: answer === 'accept' ? 'accepted' : 'declined' };
}

async function answerAsk(
  sending: Sending,
  code: Code,
  status: Status,
  id: string,
  late: LateFiles | undefined,
): Promise<Outcome> {
  const ask = status.asks.find((each) => each.id === id);
  if (!ask) return failed('not possible', sending);
  const answers = answersTo(ask, sending);
  const texts = Object.values(answers);
  const hasFiles = late !== undefined && late.taken.length > 0;
  const hasText = texts.some((text) => text !== '');
  if (texts.some((text) => text.length > LONGEST_TEXT)) return failed('long', sending, ask);
  // What arrived is passed on, even if more was to come: it need not be sent again.
  if (hasFiles) await handOver(sending.intake, code, sending.recipient, late);
  if (!sending.isWhole || sending.uploads.length > 0) return failed('files missing', sending, ask);
  if (!hasFiles && !hasText) return failed(ask.fields.length === 0 ? 'files missing' : 'empty', sending, ask);
  const once = fieldOf(sending, 'once');
  if (hasText)
    await passOn(sending.intake, code, sending.recipient, `answers ${id} ${once}`, {
      kind: 'answers',
      ask: id,
      answers,
    });
  return { given: {}, done: 'answered' };
}

async function leave(
  sending: Sending,
  code: Code,
  status: Status,
  kind: 'withdraw' | 'erase',
): Promise<Outcome> {
  if (kind === 'withdraw' && !status.canWithdraw) return failed('not possible', sending);
  if (fieldOf(sending, 'sure') !== 'yes') return failed('not confirmed', sending);
  return told(sending, code, kind, { kind }, 'withdrawn');
}

async function told(
  { intake, recipient }: Sending,
  code: Code,
  what: string,
  body: NoteBody,
  done: StatusDone,
): Promise<Outcome> {
  await passOn(intake, code, recipient, what, body);
  return { given: {}, done };
}

/** With what was typed, so that it stands on the page again. */
function failed(problem: StatusProblem, sending: Sending, ask?: Ask): Outcome {
  return { problem, given: { text: textIn(sending, 'text'), ...(ask ? answersTo(ask, sending) : {}) } };
}

function answersTo(ask: Ask, sending: Sending): Answers {
  return Object.fromEntries(ask.fields.map(({ name }) => [name, textIn(sending, answerName(name))]));
}

function textIn(sending: Sending, name: string): string {
  return fieldOf(sending, name).toWellFormed().replaceAll('\r\n', '\n').replaceAll('\0', '').trim();
}

/** The same request once more: what it did, it did. */
function sentAgain(sending: Sending, code: Code, form: FormDefinition, status: Status): Shown {
  const { receivedOn: day, copy } = status;
  return sentView(sending, code, form, {
    day,
    files: copy?.files ?? null,
    answers: copy?.answers ?? {},
  });
}

/** The booked time for somebody's own calendar. */
async function calendarOf(
  sending: Sending,
  code: Code,
  status: Status,
  slot: string,
): Promise<Download | undefined> {
  const { intake, lang } = sending;
  const { own } = await freeSlots(intake, code, status.slots);
  const booked = status.booked ?? own;
  if (booked?.id !== slot) return undefined;
  const given = fieldOf(sending, 'zone');
  const zone = isTimeZone(given) ? given : 'UTC';
  const appointment = { ...booked, zone, sequence: 0, isCancelled: false, reference: '' };
  // No time of day: the file would tell when somebody looked.
  const stamp = new Date(`${intake.today()}T00:00:00Z`);
  return { name: 'interview.ics', body: () => calendarFile(lang, appointment, stamp) };
}

/** A person's own copy of what they sent, opened by their code. */
async function copyOf(
  { intake, forms }: Sending,
  code: Code,
  form: FormDefinition,
  { copy }: Status,
  id: string,
): Promise<Download | undefined> {
  if (copy === null) return undefined;
  if (id === '') return { name: `${form.name}.txt`, body: (ctx) => forms.views.copyText(ctx, form, copy) };
  const file = copy.files.find((each) => each.id === id);
  if (!file || !/^[\w-]{1,64}$/.test(id)) return undefined;
  const handle = await orNothing(openQuietly(join(intake.folder.copies, `${id}.age`)));
  if (!handle) return undefined;
  const sealed = Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
  return { name: file.name, body: await openBytes([identityOfCode(code)], sealed) };
}
