import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { removeQuietly } from '../platform/quiet-files.ts';
import { answersIn, isAsked, warningsOf } from './answers.ts';
import { codeFromWords, locatorOf } from './code.ts';
import type { Code } from './code.ts';
import { draftFolder, readDraft, readStatus, removeDraft, writeDraft } from './draft-store.ts';
import type { Draft } from './draft-store.ts';
import {
  checkView,
  codeView,
  draftAgain,
  isComplete,
  pageAt,
  pageView,
  problemsOn,
  sentView,
  typeBackView,
} from './draft-views.ts';
import type { Answers, FormDefinition, FormPage } from './form-definition.ts';
import type { Intake } from './intake.ts';
import { send } from './submit.ts';
import { tellFault } from './tell-fault.ts';
import { askedOf, carried, fieldOf, formNamed, refused, stepOf } from './visit.ts';
import type { Sending, Shown, Visit } from './visit.ts';

export function emptyDraft(form: FormDefinition, { lang }: Visit): Draft {
  return {
    version: 1,
    form: form.name,
    lang,
    answers: {},
    files: [],
    page: form.pages[0]?.id ?? '',
    isChecked: false,
    hasCode: false,
  };
}

/**
 * Changes a draft in turn, or begins with `fresh` where there is none. Undefined where what was a draft has been sent, or
 * there is nothing to begin with.
 */
export function changeDraft(
  intake: Intake,
  code: Code,
  fresh: Draft | undefined,
  change: (draft: Draft) => Draft | Promise<Draft>,
): Promise<Draft | undefined> {
  return intake.inTurn(locatorOf(code), async () => {
    const known = await readDraft(intake, code);
    const draft = known ?? ((await readStatus(intake, code)) ? undefined : fresh);
    if (draft === undefined) return undefined;
    const changed = await change(draft);
    if (!isDeepStrictEqual(changed, known)) await writeDraft(intake, code, changed);
    return changed;
  });
}

/** Everything one can do before sending. `fresh` stands where nothing is stored yet. Undefined: it has been sent. */
export async function draftStep(
  sending: Sending,
  code: Code,
  known: Draft,
  fresh: Draft | undefined,
): Promise<Shown | undefined> {
  const form = formNamed(sending, known.form);
  const { step, of } = stepOf(sending);
  const page = form.pages.find(({ id }) => id === fieldOf(sending, 'page'));
  const given = page ? answersIn(sending.fields, page, sending.isWhole) : {};
  let draft: Draft | undefined;
  try {
    draft = await changeDraft(sending.intake, code, fresh, async (before) => {
      const answers = { ...before.answers, ...given };
      const files = step === 'remove' ? await withoutFile(sending, code, before, of) : before.files;
      const next = { ...before, lang: sending.lang, answers, files };
      return { ...next, ...moved(sending, form, page, next, step, of) };
    });
  } catch (error) {
    tellFault(error);
    const here = page ?? pageAt(form, known.page);
    const answers = { ...known.answers, ...given };
    return here && pageView(sending, code, form, { ...known, answers }, here, { isUnsaved: true });
  }
  if (draft === undefined) return undefined;
  switch (step) {
    case 'save':
      return afterSaving(sending, code, form, draft, page);
    case 'later':
      return codeView(sending, code, form, 'save');
    case 'resume':
      return draftAgain(sending, code, draft);
    case 'check':
      return checkView(sending, code, form, draft);
    case 'code':
      return isComplete(sending, form, draft)
        ? codeView(sending, code, form, 'send')
        : checkView(sending, code, form, draft);
    case 'type':
      return typeBackView(sending, code, form, false);
    case 'send':
      return sendStep(sending, code, form, draft);
    case 'erase draft':
      return eraseDraft(sending, code, form, draft);
    default:
      return pageView(sending, code, form, draft, pageAt(form, draft.page), {});
  }
}

/** The page a step leads to, kept so that somebody who returns is where they were. */
function moved(
  sending: Sending,
  form: FormDefinition,
  page: FormPage | undefined,
  draft: Draft,
  step: string,
  of: string,
): Partial<Draft> {
  if (step === 'go') return { page: pageAt(form, of).id };
  if (step === 'check' || step === 'code') return { isChecked: true };
  if (page === undefined) return {};
  if (step === 'back') return { page: (neighbour(sending, form, page, draft.answers, -1) ?? page).id };
  if (step !== 'save' || !mayGoOn(sending, page, draft)) return { page: page.id };
  const next = draft.isChecked ? undefined : neighbour(sending, form, page, draft.answers, 1);
  return next ? { page: next.id } : { page: page.id, isChecked: true };
}

function afterSaving(
  sending: Sending,
  code: Code,
  form: FormDefinition,
  draft: Draft,
  page: FormPage | undefined,
): Shown {
  if (page && !mayGoOn(sending, page, draft))
    return pageView(sending, code, form, draft, page, { isChecking: true });
  return draft.isChecked
    ? checkView(sending, code, form, draft)
    : pageView(sending, code, form, draft, pageAt(form, draft.page), {});
}

function mayGoOn(sending: Sending, page: FormPage, draft: Draft): boolean {
  return (
    sending.uploads.length === 0 &&
    problemsOn(sending, page, draft).length === 0 &&
    isWarned(sending, page, draft)
  );
}

/** A warning stops nobody, but has been seen on the page it belongs to. */
function isWarned(sending: Sending, page: FormPage, { answers }: Draft): boolean {
  const seen = fieldOf(sending, 'warned').split(',');
  return warningsOf([page], answers, askedOf(sending)).every(({ code }) => seen.includes(code));
}

function neighbour(
  visit: Visit,
  form: FormDefinition,
  page: FormPage,
  answers: Answers,
  way: 1 | -1,
): FormPage | undefined {
  const isShown = (each: FormPage): boolean =>
    each.fields.some((field) => isAsked(field, answers, askedOf(visit)));
  const at = form.pages.indexOf(page);
  return way === 1 ? form.pages.slice(at + 1).find(isShown) : form.pages.slice(0, at).findLast(isShown);
}

async function withoutFile({ intake }: Visit, code: Code, draft: Draft, id: string): Promise<Draft['files']> {
  const file = draft.files.find((each) => each.id === id);
  if (file) await removeQuietly(join(draftFolder(intake, code), `${file.id}.age`));
  return draft.files.filter((each) => each !== file);
}

async function sendStep(
  sending: Sending,
  code: Code,
  form: FormDefinition,
  draft: Draft,
): Promise<Shown | undefined> {
  if (!isComplete(sending, form, draft)) return checkView(sending, code, form, draft);
  const words = fieldOf(sending, 'words');
  if (!draft.hasCode) {
    const typed = codeFromWords(words);
    const isRight = typed.ok && Buffer.compare(typed.value, code) === 0;
    if (!isRight) return typeBackView(sending, code, form, words !== '', words);
  }
  try {
    // Where sending fails, the words need not be typed again.
    if (!draft.hasCode)
      await changeDraft(sending.intake, code, undefined, (before) => ({ ...before, hasCode: true }));
    const { intake, forms, lang, terms, recipient } = sending;
    const sent = await send(intake, code, { form, lang, terms, recipient, received: forms.views.received });
    if (sent.is === 'damaged')
      return checkView(sending, code, form, await currentDraft(sending, code, draft), {
        damaged: sent.names,
      });
    if (sent.is !== 'sent') return undefined;
    return sentView(sending, code, form, {
      day: sent.submission.day,
      files: sent.submission.files,
      answers: sent.submission.answers,
    });
  } catch (error) {
    tellFault(error);
    return checkView(sending, code, form, { ...draft, hasCode: true }, { isUnsent: true });
  }
}

async function currentDraft({ intake }: Visit, code: Code, draft: Draft): Promise<Draft> {
  return (await readDraft(intake, code)) ?? draft;
}

async function eraseDraft(sending: Sending, code: Code, form: FormDefinition, draft: Draft): Promise<Shown> {
  if (fieldOf(sending, 'sure') !== 'yes') return draftAgain(sending, code, draft);
  const { intake, forms } = sending;
  try {
    await intake.inTurn(locatorOf(code), () => removeDraft(intake, locatorOf(code)));
  } catch (error) {
    tellFault(error);
    return refused(sending, 'broken');
  }
  const view = { form, carried: carried(sending, form), what: 'draft' as const };
  return { page: (ctx) => forms.views.erased(ctx, view) };
}
