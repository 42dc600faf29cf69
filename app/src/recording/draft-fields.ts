import type { SignedIn } from '../accounts/roles.ts';
import type { Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Store } from '../register/index.ts';
import { button } from '../workbench/form.ts';
import type { Answer, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { timeOf } from './claim-words.ts';
import type { Draft } from './draft-store.ts';
import { draftStore } from './draft-store.ts';
import { recordingMessages } from './messages.ts';

/** The draft a form is opened with: what was typed before, if anything, and what the form's hidden fields carry on. */
export type OpenDraft = {
  readonly id: string;
  readonly form: string;
  readonly subject: string;
  readonly window: string;
  readonly base: string;
  /** What to fill the form with; undefined where there is no draft. */
  readonly restored: Draft | undefined;
};

/**
 * How a form keeps drafts:
 * 1. GET: `const draft = await openDraft(services, store, person, request, 'testimony', subject)`, and fill the form
 *    from `draft.restored?.fields` where there is one.
 * 2. Put `draftFields(request, draft)` anywhere inside the form, name the island `autosave` in `islands`, and
 *    save on its button: `if (isDraftStep(request.form)) return keepDraft(services, store, person, request, back)`.
 * 3. POST: show the form again with `carriedDraft(request.form)`; when it is written, call
 *    `draftStore.finish(services, tx, person, request.form.get('_draft') ?? '')` in the same transaction.
 */
export async function openDraft(
  services: Services,
  store: Store,
  person: SignedIn,
  { query }: Pick<WorkRequest, 'query'>,
  form: string,
  subject: string,
): Promise<OpenDraft> {
  const restored = await draftStore.find(services, store, person, { form, subject, id: query.get('draft') });
  return {
    id: restored?.id ?? services.newId(),
    form,
    subject,
    window: services.newId(),
    base: restored?.savedAt ?? '',
    restored,
  };
}

/** The draft of a form that comes back with problems. */
export function carriedDraft(form: URLSearchParams): OpenDraft {
  const field = (name: string) => form.get(name) ?? '';
  return {
    id: field('_draft'),
    form: field('_form'),
    subject: field('_subject'),
    window: field('_window'),
    base: field('_base'),
    restored: undefined,
  };
}

/** Hidden fields that name the draft, where the browser tells how it stands, and the button that works without script. */
export function draftFields({ lang, href }: Pick<WorkRequest, 'lang' | 'href'>, draft: OpenDraft): Html {
  const t = recordingMessages[lang].draft;
  const { id, form, subject, window, base, restored } = draft;
  const hidden = { _draft: id, _form: form, _subject: subject, _window: window, _base: base };
  return html`<div
    class="recording-draft"
    data-autosave="${href('/drafts')}"
    data-saved="${t.saved}"
    data-failed="${t.failed}"
    data-held="${t.held}"
    data-ended="${t.ended}"
  >
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${restored ? html`<p class="notice">${t.restored(timeOf(lang, restored.savedAt))}</p>` : null}
    <p class="recording-draft-row">
      ${button(t.save, { name: '_step', value: 'draft', isQuiet: true })}
      ${restored ? button(t.discard, { name: '_step', value: 'discard', isQuiet: true }) : null}
      <output class="small quiet" aria-live="polite"></output>
    </p>
  </div>`;
}

/** Whether the form was sent by the buttons of `draftFields`. */
export function isDraftStep(form: URLSearchParams): boolean {
  return form.get('_step') === 'draft' || form.get('_step') === 'discard';
}

/** Keeps or throws away what was typed, and goes back to the form at `back`. */
export async function keepDraft(
  services: Services,
  store: Store,
  person: SignedIn,
  { form, lang }: Pick<WorkRequest, 'form' | 'lang'>,
  back: string,
): Promise<Answer> {
  const t = recordingMessages[lang].draft;
  if (form.get('_step') === 'discard') {
    await draftStore.finish(services, store, person, form.get('_draft') ?? '');
    return { redirect: back, notice: t.discarded };
  }
  const saved = await draftStore.save(services, store, person, savedForm(form));
  if (saved === 'finished') return { redirect: back, notice: t.finished };
  const join = back.includes('?') ? '&' : '?';
  return {
    redirect: `${back}${join}draft=${encodeURIComponent(saved.id)}`,
    notice: t.saved.replace('{time}', timeOf(lang, saved.savedAt)),
  };
}

/** A form as a draft keeps it: what was typed, without what belongs to the session or the page. */
export function savedForm(form: URLSearchParams) {
  const { id, form: name, subject, window, base } = carriedDraft(form);
  const fields = new URLSearchParams([...form].filter(([field]) => !field.startsWith('_')));
  return { id, form: name, subject, window, base, fields };
}
