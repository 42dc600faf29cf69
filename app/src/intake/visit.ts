import { randomId } from '../platform/quiet-files.ts';
import type { Fields } from '../platform/receive-form.ts';
import type { PageContext } from '../ui/context.ts';
import type { Language } from '../ui/language.ts';
import type { Page } from '../ui/page.ts';
import { codeToField } from './code.ts';
import type { Code } from './code.ts';
import type { Asked, FormDefinition } from './form-definition.ts';
import type {
  Carried,
  FormViews,
  RefusedView,
  StartView,
  UploadLimits,
  UploadProblem,
} from './form-views.ts';
import { isOpenFor } from './intake.ts';
import type { Intake } from './intake.ts';
import type { FormName } from './submission.ts';
import type { Terms } from './terms.ts';
import { uploadLimits } from './upload-limits.ts';

/** The forms a site has, and what they look like. */
export type PublicForms = { readonly definitions: readonly FormDefinition[]; readonly views: FormViews };

/** One request to a form. */
export type Visit = {
  readonly intake: Intake;
  readonly forms: PublicForms;
  /** The form at whose address it arrived; a code may belong to another. */
  readonly form: FormDefinition;
  readonly lang: Language;
  readonly terms: Terms;
  readonly recipient: string;
  readonly hasRoom: boolean;
};

/** A visit with what was sent. */
export type Sending = Visit & {
  readonly fields: Fields;
  readonly uploads: readonly UploadProblem[];
  /** False where the connection broke: then what did not arrive was not left empty. */
  readonly isWhole: boolean;
};

/** What is answered. */
export type Shown = {
  readonly page: (ctx: PageContext) => Page;
  readonly status?: 200 | 403 | 429 | 500 | 503;
  /** When to try again. */
  readonly minutes?: number;
};
export type Download = {
  readonly name: string;
  readonly body: string | ReadableStream<Uint8Array> | ((ctx: PageContext) => string);
};

export function carried({ lang, intake }: Visit, form: FormDefinition, code?: Code): Carried {
  const field = code === undefined ? '' : codeToField(code);
  return { action: `/${lang}${form.path}`, code: field, stamp: intake.stamps.of(field), once: randomId() };
}

export function limitsFor({ terms, hasRoom }: Visit, form: FormDefinition): UploadLimits {
  return uploadLimits(form.name, terms, hasRoom);
}

/** What checks may look at besides the answers. */
export function askedOf({ terms, intake }: Visit): Asked {
  return { terms, today: intake.today() };
}

export function formNamed({ forms, form }: Visit, name: FormName): FormDefinition {
  return forms.definitions.find((each) => each.name === name) ?? form;
}

export function startPage(visit: Visit, more: Pick<StartView, 'problem' | 'given'> = {}): Shown {
  const { form, terms, forms } = visit;
  const view: StartView = {
    form,
    carried: carried(visit, form),
    terms,
    limits: limitsFor(visit, form),
    ...(isOpenFor(form.name, terms) ? {} : { closed: 'not open' as const }),
    ...more,
  };
  return { page: (ctx) => forms.views.start(ctx, view) };
}

export function refused(visit: Visit, why: RefusedView['why'], minutes = 1): Shown {
  const { form, forms } = visit;
  const view: RefusedView = { form, carried: carried(visit, form), why, minutes };
  const status = { busy: 429, 'no room': 503, 'other site': 403, broken: 503 } as const;
  return {
    page: (ctx) => forms.views.refused(ctx, view),
    status: status[why],
    ...(why === 'other site' ? {} : { minutes }),
  };
}

/** One value of what was sent; the last, since a button stands behind the hidden fields. */
export function fieldOf({ fields }: Pick<Sending, 'fields'>, name: string): string {
  return fields.get(name)?.findLast((value) => value !== '') ?? '';
}

/** `go about-you` is the step `go` with `about-you`. */
export function stepOf(sending: Pick<Sending, 'fields'>): {
  readonly step: string;
  readonly of: string;
} {
  const text = fieldOf(sending, 'step');
  const named = /^(go|remove|book|cancel|calendar|accept|decline|answer|copy) (.+)$/.exec(text);
  return named ? { step: named[1] ?? '', of: named[2] ?? '' } : { step: text, of: '' };
}
