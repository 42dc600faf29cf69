import { findingWords, formatWords } from '../documents/index.ts';
import type { FormDefinition, FormField } from '../intake/form-definition.ts';
import { FORM_DEFINITIONS } from '../intake/forms/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { grouped } from '../ui/language.ts';
import { button, form, problemOf, textArea } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { CaseShown } from './case-shown.ts';
import { isFromPerson } from './case-state.ts';
import { caseworkMessages } from './messages.ts';

/** What a person sent and what was written back, as staff read it. */
function definitionOf({ state }: CaseShown): FormDefinition | undefined {
  const name = state.content?.form;
  return name ? FORM_DEFINITIONS[name] : undefined;
}

function part(heading: string, content: Content): Html {
  return html`<section class="case-part">
    <h2>${heading}</h2>
    ${content}
  </section>`;
}

/** The warnings the person was shown before sending, in the words they were shown. */
export function warningsPart({ lang }: WorkRequest, shown: CaseShown): Content {
  const { state, terms } = shown;
  const codes = state.content?.warnings ?? [];
  if (codes.length === 0) return null;
  const asked = { terms, today: state.receivedOn };
  const answers = state.content?.answers ?? {};
  const known = new Map(
    (definitionOf(shown)?.pages ?? []).flatMap(({ warn }) =>
      (warn?.(answers, asked) ?? []).map(({ code, text }) => [code, text[lang]] as const),
    ),
  );
  return part(
    caseworkMessages[lang].one.warnings,
    html`<ul>
      ${codes.map((code) => html`<li>${known.get(code) ?? code}</li>`)}
    </ul>`,
  );
}

export function answersPart({ lang }: WorkRequest, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, veil } = shown;
  const answers = state.content?.answers ?? {};
  const fields = (definitionOf(shown)?.pages ?? []).flatMap((page) =>
    page.fields.filter(({ type, name }) => type !== 'files' && answers[name] !== undefined),
  );
  const known = new Set(fields.map(({ name }) => name));
  // An answer to a question that a later version of the form does not ask any more is shown all the same.
  const further = Object.keys(answers).filter((name) => !known.has(name));
  if (fields.length + further.length === 0) return part(t.answers, html`<p>${t.noAnswers}</p>`);
  const row = (name: string, label: string, text: string): Html =>
    html`<div>
      <dt>${label}</dt>
      <dd class="case-answer">
        ${veil?.fields.has(name) ? html`<span class="quiet">${t.hiddenField}</span>` : veil ? veil.mask(text) : text}
      </dd>
    </div>`;
  return part(
    t.answers,
    html`<dl class="facts">
      ${fields.map((field) => row(field.name, field.label[lang], answerWords(lang, field, answers[field.name] ?? '') || t.notSaid))}
      ${further.map((name) => row(name, name, answers[name] ?? ''))}
    </dl>`,
  );
}

/** Choices in the words of the form, everything else as it was written. */
export function answerWords(lang: Language, { options }: FormField, answer: string): string {
  if (!options) return answer;
  const words = new Map(options);
  return answer
    .split('\n')
    .map((line) => words.get(line)?.[lang] ?? line)
    .join('; ');
}

export function filesPart({ lang, href }: WorkRequest, { state, veil, views }: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  if (state.files.length === 0) return part(t.files, html`<p>${t.noFiles}</p>`);
  return part(
    t.files,
    plainTable(
      t.files,
      [t.file, t.recognised, t.size, t.findings, ''],
      state.files.map(({ id, name, recognised, bytes, isDamaged }, index) => {
        const shownName = veil ? `${t.file} ${index + 1}` : name;
        const view = views.get(id);
        const findings = (view?.findings ?? []).map(({ kind }) => findingWords(lang, kind));
        return [
          html`<bdi>${shownName}</bdi>`,
          formatWords(lang, view?.recognised ?? recognised),
          sizeWords(bytes),
          isDamaged ? t.damaged : [...new Set(findings)].join('; '),
          isDamaged
            ? null
            : html`<a href="${href(`/cases/${state.id}/file/${id}`)}"
                >${t.look}<span class="visually-hidden">: ${shownName}</span></a
              >`,
        ];
      }),
    ),
  );
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024
    ? `${grouped(Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function lettersPart({ lang, href }: WorkRequest, person: SignedIn, shown: CaseShown): Html {
  const t = caseworkMessages[lang].one;
  const { state, module, typed, problems } = shown;
  const canReply = (state.content?.replyTo ?? '') !== '';
  return part(t.letters, [
    state.letters.length === 0
      ? html`<p>${t.noLetters}</p>`
      : html`<ul class="review-remarks">
          ${state.letters.map(
            ({ by, template, day, subject, text }) =>
              html`<li>
                <p class="quiet small">${isFromPerson({ by, template }) ? t.fromPerson : t.fromUs}, ${day}</p>
                ${subject === '' ? null : html`<p><strong>${subject}</strong></p>`}
                <p class="review-text">${text}</p>
              </li>`,
          )}
        </ul>`,
    canReply
      ? form(person, href(`/cases/${state.id}`), [
          textArea({
            name: 'message',
            label: t.write,
            hint: module.sendsMail ? t.writeHintMail : t.writeHint,
            value: typed['message'],
            problem: problemOf(problems, 'message'),
          }),
          button(t.send, { name: 'step', value: 'message', isQuiet: true }),
        ])
      : null,
  ]);
}
