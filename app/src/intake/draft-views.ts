import { askedAnswers, problemsOf, warningsOf } from './answers.ts';
import { wordsOfCode } from './code.ts';
import type { Code } from './code.ts';
import type { Draft } from './draft-store.ts';
import type { Answers, FormDefinition, FormPage } from './form-definition.ts';
import type { CheckView, PageView, SentView } from './form-views.ts';
import { daysAfter } from './submit.ts';
import { DRAFT_KEPT_DAYS } from './sweep.ts';
import { askedOf, carried, formNamed, limitsFor } from './visit.ts';
import type { Sending, Shown, Visit } from './visit.ts';

/** Where somebody comes back to. */
export function draftAgain(visit: Visit, code: Code, draft: Draft): Shown {
  const form = formNamed(visit, draft.form);
  return draft.isChecked
    ? checkView(visit, code, form, draft)
    : pageView(visit, code, form, draft, pageAt(form, draft.page), {});
}

export function pageView(
  visit: Visit & Partial<Sending>,
  code: Code,
  form: FormDefinition,
  draft: Draft,
  page: FormPage,
  { isChecking = false, isUnsaved = false }: { isChecking?: boolean; isUnsaved?: boolean },
): Shown {
  const { terms, intake, forms, uploads = [] } = visit;
  const view: PageView = {
    form,
    carried: carried(visit, form, code),
    page,
    number: form.pages.indexOf(page) + 1,
    of: form.pages.length,
    answers: draft.answers,
    files: draft.files,
    problems: isChecking ? problemsOn(visit, page, draft) : [],
    warnings: warningsOf([page], draft.answers, askedOf(visit)),
    uploads,
    limits: limitsFor(visit, form),
    terms,
    today: intake.today(),
    isChange: draft.isChecked,
    isUnsaved,
  };
  const minutes = uploads.find(({ why }) => why === 'busy')?.minutes;
  return {
    page: (ctx) => forms.views.page(ctx, view),
    ...(isUnsaved ? { status: 503 as const, minutes: 1 } : {}),
    ...(minutes === undefined ? {} : { status: 429 as const, minutes }),
  };
}

export function checkView(
  visit: Visit,
  code: Code,
  form: FormDefinition,
  draft: Draft,
  more: Partial<Pick<CheckView, 'damaged' | 'isUnsent'>> = {},
): Shown {
  const { terms, forms } = visit;
  const answers = askedAnswers(form, draft.answers, askedOf(visit));
  const view: CheckView = {
    form,
    carried: carried(visit, form, code),
    answers,
    files: draft.files,
    problems: allProblems(visit, form, draft),
    warnings: warningsOf(form.pages, answers, askedOf(visit)),
    hasCode: draft.hasCode,
    terms,
    damaged: [],
    isUnsent: false,
    ...more,
  };
  return {
    page: (ctx) => forms.views.check(ctx, view),
    ...(view.isUnsent ? { status: 503 as const, minutes: 1 } : {}),
  };
}

export function codeView(visit: Visit, code: Code, form: FormDefinition, purpose: 'save' | 'send'): Shown {
  const view = {
    form,
    carried: carried(visit, form, code),
    words: wordsOfCode(code, visit.lang),
    purpose,
    keptUntil: daysAfter(visit.intake.today(), DRAFT_KEPT_DAYS),
  };
  return { page: (ctx) => visit.forms.views.code(ctx, view) };
}

export function typeBackView(
  visit: Visit,
  code: Code,
  form: FormDefinition,
  isWrong: boolean,
  given = '',
): Shown {
  const view = { form, carried: carried(visit, form, code), isWrong, given };
  return { page: (ctx) => visit.forms.views.typeBack(ctx, view) };
}

/** The last page. `files` null: it was sent before, and what was in it is known only to the organisation. */
export function sentView(
  visit: Visit,
  code: Code,
  form: FormDefinition,
  { day, files, answers }: { day: string; files: SentView['files']; answers: Answers },
): Shown {
  const { terms, forms } = visit;
  const view = {
    form,
    carried: carried(visit, form, code),
    day,
    nextBy: daysAfter(day, terms.answerDays),
    files,
    warnings: warningsOf(form.pages, answers, askedOf(visit)),
    terms,
  };
  return { page: (ctx) => forms.views.sent(ctx, view) };
}

export function pageAt(form: FormDefinition, id: string): FormPage {
  const page = form.pages.find((each) => each.id === id) ?? form.pages[0];
  if (page === undefined) throw new Error(`the form ${form.name} has no pages`);
  return page;
}

export function problemsOn(visit: Visit, page: FormPage, { answers, files }: Draft) {
  return problemsOf(page, answers, files, askedOf(visit));
}

export function allProblems(visit: Visit, form: FormDefinition, draft: Draft): CheckView['problems'] {
  return form.pages.flatMap((page) =>
    problemsOn(visit, page, draft).map((problem) => ({ ...problem, page: page.id })),
  );
}

export function isComplete(visit: Visit, form: FormDefinition, draft: Draft): boolean {
  return allProblems(visit, form, draft).length === 0;
}
