import { codeFromField, codeFromWords, newCode } from './code.ts';
import type { Code } from './code.ts';
import { changeDraft, draftStep, emptyDraft } from './draft-actions.ts';
import { draftAgain } from './draft-views.ts';
import { standingOf } from './draft-store.ts';
import { TRAP } from './form-fields.ts';
import { isOpenFor } from './intake.ts';
import { freshDraft } from './receive-sending.ts';
import type { Received } from './receive-sending.ts';
import { statusPage, statusStep } from './status-actions.ts';
import { fieldOf, refused, startPage, stepOf } from './visit.ts';
import type { Download, Sending, Shown } from './visit.ts';

/** How long the first page of a form may lie open. */
const START_FOR_MS = 86_400_000;
/** When many begin at once, a program is told from a person by its haste. */
const CROWDED = 0.5;
export const HASTE_MS = 5_000;

/** What a request to a form asks for, done. */
export async function act({ sending, late }: Received): Promise<Shown | Download> {
  const { step } = stepOf(sending);
  if (fieldOf(sending, TRAP) !== '') return startPage(sending, { problem: { why: 'again' } });
  if (step === 'start') return begin(sending);
  if (step === 'return') return comeBack(sending);
  const code = codeFromField(fieldOf(sending, 'code'));
  if (code === undefined) return startPage(sending, { problem: { why: 'again' } });
  const standing = await standingOf(sending.intake, code);
  if (standing.is !== 'sent') {
    const fresh = freshDraft(sending, sending.fields, sending.form);
    const draft = standing.is === 'draft' ? standing.draft : fresh;
    if (draft === undefined) return startPage(sending, { problem: { why: 'nothing' } });
    const shown = await draftStep(sending, code, draft, fresh);
    if (shown) return shown;
  }
  // Sent, before this request or by it, or by one at the same time.
  const now = standing.is === 'sent' ? standing : await standingOf(sending.intake, code);
  return now.is === 'sent'
    ? statusStep(sending, code, now.status, late)
    : startPage(sending, { problem: { why: 'nothing' } });
}

function begin(sending: Sending): Shown {
  const { intake, form, terms } = sending;
  if (!isOpenFor(form.name, terms)) return startPage(sending);
  const age = intake.stamps.ageOf(fieldOf(sending, 'stamp'), '');
  const isHasty = age !== undefined && age < HASTE_MS && intake.starts.level() < CROWDED;
  if (age === undefined || age > START_FOR_MS || isHasty)
    return startPage(sending, { problem: { why: 'again' } });
  const minutes = intake.starts.take(1);
  if (minutes > 0) return refused(sending, 'busy', minutes);
  // Nothing is stored before there is something to store.
  return draftAgain(sending, newCode(), emptyDraft(form, sending));
}

async function comeBack(sending: Sending): Promise<Shown> {
  const { intake } = sending;
  const given = fieldOf(sending, 'words');
  const code = codeFromWords(given);
  if (!code.ok) {
    const [problem = ''] = code.problems;
    if (problem === '') return startPage(sending, { problem: { why: 'number' }, given });
    if (problem === 'sum') return startPage(sending, { problem: { why: 'sum' }, given });
    return startPage(sending, { problem: { why: 'word', word: problem }, given });
  }
  const standing = await standingOf(intake, code.value);
  if (standing.is === 'sent') return statusPage(sending, code.value, standing.status);
  if (standing.is === 'draft') return backToDraft(sending, code.value);
  // Whoever has a code is never kept waiting by those who guess.
  const minutes = intake.guesses.take(1);
  if (minutes > 0) return refused(sending, 'busy', minutes);
  return startPage(sending, { problem: { why: 'nothing' }, given });
}

async function backToDraft(sending: Sending, code: Code): Promise<Shown> {
  const draft = await changeDraft(sending.intake, code, undefined, (before) => ({
    ...before,
    hasCode: true,
    lang: sending.lang,
  }));
  return draft ? draftAgain(sending, code, draft) : startPage(sending, { problem: { why: 'nothing' } });
}
