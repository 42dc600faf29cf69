import type { FormDefinition } from '../../src/intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../../src/intake/forms/index.ts';
import type { Carried, UploadLimits, UploadProblem } from '../../src/intake/form-views.ts';
import { FIRST_TERMS } from '../../src/intake/terms.ts';
import type { PageContext } from '../../src/ui/context.ts';
import type { Page } from '../../src/ui/page.ts';

/** Every page and state of the forms, filled with invented answers: what tests look at, and what people look at. */
export type ViewSample = readonly [name: string, page: (ctx: PageContext) => Page];

export function carriedIn(ctx: PageContext, form: FormDefinition): Carried {
  return { action: ctx.href(form.path), code: 'code', stamp: 'stamp', once: 'once' };
}

export function limitsOf(form: FormDefinition): UploadLimits {
  return {
    mostFiles: form === FORM_DEFINITIONS.internship ? FIRST_TERMS.mostFiles : 20,
    mostFileMegabytes: 100,
    mostMegabytes: 500,
    accepted: form === FORM_DEFINITIONS.internship ? FIRST_TERMS.accepted : [],
    areStopped: false,
  };
}

export const UPLOADS: readonly UploadProblem[] = (
  ['empty', 'large', 'many', 'all too large', 'format', 'broken', 'no room', 'busy'] as const
).map((why) => ({ field: 'documents', name: 'Synthetic file.xyz', why, recognised: 'unknown', minutes: 7 }));
