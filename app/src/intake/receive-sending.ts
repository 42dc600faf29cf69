import type { Readable } from 'node:stream';
import { receiveForm } from '../platform/receive-form.ts';
import type { Fields, FormLimits, IncomingFile } from '../platform/receive-form.ts';
import { removeQuietly } from '../platform/quiet-files.ts';
import { codeFromField, locatorOf } from './code.ts';
import type { Code } from './code.ts';
import { changeDraft, emptyDraft } from './draft-actions.ts';
import { draftFolder, markToday, readDraft, standingOf } from './draft-store.ts';
import type { Draft } from './draft-store.ts';
import { ASK, filesName } from './form-fields.ts';
import type { FormDefinition } from './form-definition.ts';
import type { UploadProblem } from './form-views.ts';
import { lateFiles } from './late-files.ts';
import type { LateFiles } from './late-files.ts';
import { isSameFile, takeFile, tooMuch } from './upload.ts';
import type { UploadTarget } from './upload.ts';
import { MEGABYTE, MOST_FILES } from './upload-limits.ts';
import { fieldOf, formNamed, limitsFor, stepOf } from './visit.ts';
import type { Sending, Visit } from './visit.ts';

/** What one request to a form may hold beside its files. */
const MOST_FIELDS = 300;
const MOST_FIELD_BYTES = 100_000;
const MOST_TEXT_BYTES = 1_000_000;
/** How long a page without a stored draft may be filled in, in ms. */
const FRESH_FOR_MS = 30 * 86_400_000;

export type Received = { readonly sending: Sending; readonly late: LateFiles | undefined };

/** Reads a request; its files are sealed and stored while they arrive. */
export async function receiveSending(visit: Visit, request: Request, incoming?: Readable): Promise<Received> {
  const uploads: UploadProblem[] = [];
  let target: Promise<Target | undefined> | undefined;
  const limits = formLimits(visit);
  const takeAfter = async (earlier: Promise<void>, file: IncomingFile, fields: Fields): Promise<void> => {
    target ??= targetOf(visit, fields);
    const found = await target;
    const field = fieldFor(visit, file.field, found?.late !== undefined);
    // Files for nothing are read to their end and thrown away.
    if (found === undefined || field === undefined) return;
    const problem = await takeFile(visit.intake, enteredAfter(earlier, found.of), field, file);
    if (problem) uploads.push(problem);
  };
  let newest = Promise.resolve();
  const take = (file: IncomingFile, fields: Fields): Promise<void> =>
    (newest = takeAfter(newest, file, fields));
  const { fields, problem } = await receiveForm(request, limits, take, incoming);
  const late = (await target)?.late;
  return { sending: { ...visit, fields, uploads, isWhole: problem === undefined }, late };
}

/** Files are stored as fast as they come and entered in the order they were sent. */
function enteredAfter(earlier: Promise<void>, target: UploadTarget): UploadTarget {
  return {
    ...target,
    add: async (file, keep) => {
      // What is wrong with that one is told elsewhere.
      await earlier.catch(() => undefined);
      return target.add(file, keep);
    },
  };
}

/** Removes the folder of files that nobody handed over. */
export async function dropLate(late: LateFiles | undefined): Promise<void> {
  if (late) await removeQuietly(late.folder);
}

/** A draft for a code that this site made lately and that nothing is stored under. */
export function freshDraft(visit: Visit, fields: Fields, form: FormDefinition): Draft | undefined {
  const age = visit.intake.stamps.ageOf(fieldOf({ fields }, 'stamp'), fieldOf({ fields }, 'code'));
  return age !== undefined && age < FRESH_FOR_MS ? emptyDraft(form, visit) : undefined;
}

function formLimits(visit: Visit): FormLimits {
  const { mostFileMegabytes } = limitsFor(visit, visit.form);
  const fileBytes = mostFileMegabytes * MEGABYTE;
  return {
    files: MOST_FILES,
    fileBytes,
    fields: MOST_FIELDS,
    fieldBytes: MOST_FIELD_BYTES,
    textBytes: MOST_TEXT_BYTES,
    // Whoever chose files that are too large is told so, within reason.
    bodyBytes: 2 * MOST_FILES * fileBytes,
  };
}

type Target = { readonly of: UploadTarget; readonly late?: LateFiles };

/** Where the files of a request go, told by the fields before the first of them. */
async function targetOf(visit: Visit, fields: Fields): Promise<Target | undefined> {
  const code = codeFromField(fieldOf({ fields }, 'code'));
  if (code === undefined) return undefined;
  const standing = await standingOf(visit.intake, code);
  const fresh = freshDraft(visit, fields, visit.form);
  if (standing.is === 'draft' || (standing.is === 'nothing' && fresh)) {
    const form = standing.is === 'draft' ? formNamed(visit, standing.draft.form) : visit.form;
    return { of: await draftTarget(visit, code, form, fresh) };
  }
  if (standing.is !== 'sent') return undefined;
  const { step, of } = stepOf({ fields });
  if (step !== 'answer' || !standing.status.asks.some((ask) => ask.id === of && ask.takesFiles))
    return undefined;
  const form = formNamed(visit, standing.status.form);
  const late = await lateFiles(visit.intake, visit.recipient, limitsFor(visit, form));
  return { of: late, late };
}

async function draftTarget(
  visit: Visit,
  code: Code,
  form: FormDefinition,
  fresh: Draft | undefined,
): Promise<UploadTarget> {
  const { intake, recipient } = visit;
  const folder = draftFolder(intake, code);
  const limits = limitsFor(visit, form);
  await intake.inTurn(locatorOf(code), async () => {
    // It may have been sent while this waited.
    if ((await standingOf(intake, code)).is !== 'sent') await markToday(intake, folder);
  });
  return {
    folder,
    recipient,
    limits,
    files: async () => (await readDraft(intake, code))?.files ?? [],
    async add(file, keep) {
      let answer: Awaited<ReturnType<UploadTarget['add']>> = { why: 'broken' };
      await changeDraft(intake, code, fresh, async (draft) => {
        const isKnown = draft.files.some((each) => isSameFile(each, file));
        answer = isKnown ? 'known' : (tooMuch(draft.files, limits, file.bytes) ?? 'added');
        if (answer !== 'added') return draft;
        await keep();
        return { ...draft, files: [...draft.files, file] };
      });
      return answer;
    },
  };
}

/** The field a file belongs to; undefined where no form has one of that name. */
function fieldFor({ forms }: Visit, input: string, isLate: boolean): string | undefined {
  if (isLate) return input === filesName(ASK) ? ASK : undefined;
  const fields = forms.definitions.flatMap(({ pages }) => pages.flatMap((page) => page.fields));
  return fields.find(({ name, type }) => type === 'files' && input === filesName(name))?.name;
}
