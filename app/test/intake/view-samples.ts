import { newCode, wordsOfCode } from '../../src/intake/code.ts';
import type { FormDefinition } from '../../src/intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import type { PageProblem, PageView } from '../../src/intake/form-views.ts';
import { FIRST_TERMS } from '../../src/intake/terms.ts';
import { formViews } from '../../src/intake/views/index.ts';
import type { PageContext } from '../../src/ui/context.ts';
import type { Page } from '../../src/ui/page.ts';
import { TODAY, dayAfter, sampleAnswers, sampleFiles } from './sample-answers.ts';
import { UPLOADS, carriedIn, limitsOf } from './sample-parts.ts';
import type { ViewSample } from './sample-parts.ts';
import { statusSamples } from './status-samples.ts';

const code = newCode();
const { internship, information, missing } = FORM_DEFINITIONS;
const forms: readonly FormDefinition[] = [internship, information, missing];

const WHY: readonly PageProblem['why'][] = [
  'missing',
  'long',
  'no option',
  'no date',
  'no number',
  'no email',
];

/** Each field of a page with a problem that can befall it. */
function problemsFor(form: FormDefinition, id: string): readonly PageProblem[] {
  const page = form.pages.find((each) => each.id === id);
  return (page?.fields ?? []).map(({ name, type }) => ({
    field: name,
    why:
      type === 'files'
        ? 'file missing'
        : (WHY.find((why) => typeof why === 'string' && why === `no ${type}`) ?? 'missing'),
  }));
}

function pageSamples(form: FormDefinition): readonly ViewSample[] {
  return form.pages.flatMap((page, index): ViewSample[] => {
    const view = (ctx: PageContext, more: Partial<PageView>): Page =>
      formViews.page(ctx, {
        form,
        carried: carriedIn(ctx, form),
        page,
        number: index + 1,
        of: form.pages.length,
        answers: {},
        files: [],
        problems: [],
        warnings: [],
        uploads: [],
        limits: limitsOf(form),
        terms: FIRST_TERMS,
        today: TODAY,
        isChange: false,
        isUnsaved: false,
        ...more,
      });
    const file = page.fields.find(({ type }) => type === 'files');
    const given: Partial<PageView> = {
      answers: sampleAnswers,
      files: file ? sampleFiles(file.name) : [],
      warnings: page.warn?.(sampleAnswers, { terms: FIRST_TERMS, today: TODAY }) ?? [],
    };
    const name = `${form.name}-${page.id}`;
    return [
      [`${name}-empty`, (ctx) => view(ctx, {})],
      [`${name}-given`, (ctx) => view(ctx, { ...given, isChange: true })],
      [`${name}-wrong`, (ctx) => view(ctx, { problems: problemsFor(form, page.id), isUnsaved: true })],
      ...(file
        ? ([
            [
              `${name}-uploads`,
              (ctx) =>
                view(ctx, { ...given, uploads: UPLOADS.map((each) => ({ ...each, field: file.name })) }),
            ],
            [`${name}-stopped`, (ctx) => view(ctx, { limits: { ...limitsOf(form), areStopped: true } })],
          ] satisfies ViewSample[])
        : []),
    ];
  });
}

function commonSamples(form: FormDefinition): readonly ViewSample[] {
  const base = (ctx: PageContext) => ({ form, carried: carriedIn(ctx, form) });
  const start = (ctx: PageContext) => ({ ...base(ctx), terms: FIRST_TERMS, limits: limitsOf(form) });
  const file = form.pages.flatMap(({ fields }) => fields).find(({ type }) => type === 'files');
  const files = sampleFiles(file?.name ?? '');
  const warnings = form.pages.flatMap(
    (page) => page.warn?.(sampleAnswers, { terms: FIRST_TERMS, today: TODAY }) ?? [],
  );
  const check = (ctx: PageContext) => ({
    ...base(ctx),
    answers: sampleAnswers,
    files,
    problems: [],
    warnings,
    hasCode: false,
    terms: FIRST_TERMS,
    damaged: [],
    isUnsent: false,
  });
  const words = (ctx: PageContext) => wordsOfCode(code, ctx.lang);
  const wrong = (ctx: PageContext) => words(ctx).with(3, ctx.lang === 'en' ? 'bananna' : '바나나나');
  const named = (name: string, page: ViewSample[1]): ViewSample => [`${form.name}-${name}`, page];
  return [
    named('start', (ctx) => formViews.start(ctx, start(ctx))),
    named('start-closed', (ctx) => formViews.start(ctx, { ...start(ctx), closed: 'not open' })),
    named('start-no-intake', (ctx) => formViews.start(ctx, { ...start(ctx), closed: 'no intake' })),
    ...(['number', 'sum', 'nothing', 'again'] as const).map((why) =>
      named(`start-${why}`, (ctx) =>
        formViews.start(ctx, { ...start(ctx), problem: { why }, given: words(ctx).slice(3).join(' ') }),
      ),
    ),
    named('start-word', (ctx) =>
      formViews.start(ctx, {
        ...start(ctx),
        problem: { why: 'word', word: wrong(ctx)[3] ?? '' },
        given: wrong(ctx).join(' '),
      }),
    ),
    named('check', (ctx) => formViews.check(ctx, check(ctx))),
    named('check-wrong', (ctx) =>
      formViews.check(ctx, {
        ...check(ctx),
        answers: {},
        files: [],
        hasCode: true,
        isUnsent: true,
        damaged: ['Synthetic file.doc'],
        problems: form.pages.flatMap((page) =>
          problemsFor(form, page.id).map((each) => ({ ...each, page: page.id })),
        ),
      }),
    ),
    ...(['save', 'send'] as const).map((purpose) =>
      named(`code-${purpose}`, (ctx) =>
        formViews.code(ctx, { ...base(ctx), words: words(ctx), purpose, keptUntil: dayAfter(30) }),
      ),
    ),
    named('type', (ctx) => formViews.typeBack(ctx, { ...base(ctx), isWrong: false, given: '' })),
    named('type-wrong', (ctx) =>
      formViews.typeBack(ctx, { ...base(ctx), isWrong: true, given: wrong(ctx).join(' ') }),
    ),
    named('sent', (ctx) =>
      formViews.sent(ctx, {
        ...base(ctx),
        day: TODAY,
        nextBy: dayAfter(14),
        files,
        warnings,
        terms: FIRST_TERMS,
      }),
    ),
    named('sent-before', (ctx) =>
      formViews.sent(ctx, {
        ...base(ctx),
        day: TODAY,
        nextBy: dayAfter(14),
        files: null,
        warnings: [],
        terms: FIRST_TERMS,
      }),
    ),
    ...(['draft', 'sent'] as const).map((what) =>
      named(`erased-${what}`, (ctx) => formViews.erased(ctx, { ...base(ctx), what })),
    ),
    ...(['busy', 'no room', 'other site', 'broken'] as const).map((why) =>
      named(`refused-${why.replace(' ', '-')}`, (ctx) =>
        formViews.refused(ctx, { ...base(ctx), why, minutes: 4 }),
      ),
    ),
  ];
}

/** What a form says in words of its own; all else looks the same in all three. */
const OWN = /-(start|start-closed|check|check-wrong|sent)$/;

export const viewSamples: readonly ViewSample[] = [
  ...forms.flatMap((form) => [
    ...commonSamples(form).filter(([name]) => form === internship || OWN.test(name)),
    ...pageSamples(form),
  ]),
  ...statusSamples(),
];
