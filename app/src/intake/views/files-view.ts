import type { PageContext } from '../../ui/context.ts';
import { button, fileField } from '../../ui/form.ts';
import type { Problem } from '../../ui/form.ts';
import { html } from '../../ui/html.ts';
import type { Content, Html } from '../../ui/html.ts';
import { filesName } from '../form-fields.ts';
import type { UploadLimits, UploadProblem } from '../form-views.ts';
import type { SubmittedFile } from '../submission.ts';
import type { Terms } from '../terms.ts';
import { formatList, formatWords, misleadingEnding, sizeWords } from './formats.ts';
import { hashText } from './frame.ts';
import { formMessages } from './messages.ts';

/** What may be sent, said before anything is. */
export function limitsView(ctx: PageContext, limits: UploadLimits, terms: Terms | undefined): Html {
  const m = formMessages[ctx.lang].files;
  const others = limits.accepted.filter((format) => format !== terms?.askedFormat);
  const lines: readonly (string | null)[] = [
    terms && limits.accepted.length > 0 ? m.asked(formatWords(ctx.lang, terms.askedFormat)) : null,
    limits.accepted.length === 0 ? m.any : (terms ? m.accepted : m.formats)(formatList(ctx.lang, others)),
    m.limits(limits.mostFiles, limits.mostFileMegabytes, limits.mostMegabytes),
    m.byContent,
  ];
  return html`<ul>
    ${lines.map((line) => (line === null ? null : html`<li>${line}</li>`))}
  </ul>`;
}

/** Choosing and sending files is a step of its own; each file that arrived is listed and can be taken out again. */
export function uploadView(
  ctx: PageContext,
  {
    field,
    files,
    limits,
    problem,
  }: {
    readonly field: string;
    readonly files: readonly SubmittedFile[];
    readonly limits: UploadLimits;
    readonly problem: string | undefined;
  },
): Content {
  const { files: m, buttons } = formMessages[ctx.lang];
  return [
    limits.areStopped
      ? html`<p class="notice">${m.stopped}</p>`
      : html`<div class="upload">
          ${fileField({ name: filesName(field), label: m.label, hint: m.slow, problem })}
          <p>${button(buttons.upload, { name: 'step', value: 'upload', isQuiet: true })}</p>
        </div>`,
    html`<h2 id="uploaded">${m.here}</h2>`,
    files.length === 0
      ? html`<p class="quiet">${m.none}</p>`
      : html`<ul class="rows">
          ${files.map(
            (file) =>
              html`<li>
                ${fileView(ctx, file)}
                <p>
                  <button class="quiet-button" name="step" value="remove ${file.id}">
                    ${buttons.remove}<span class="visually-hidden"> ${file.name}</span>
                  </button>
                </p>
              </li>`,
          )}
        </ul>`,
  ];
}

/** One file as it arrived: its name, what it is, its size and its fingerprint. */
export function fileView(
  ctx: PageContext,
  file: Pick<SubmittedFile, 'name' | 'bytes' | 'sha256'> & { readonly recognised?: string },
): Html {
  const m = formMessages[ctx.lang].files;
  const { recognised } = file;
  const ending = recognised === undefined ? undefined : misleadingEnding(file.name, recognised);
  return html`<div class="file">
    <p><b dir="auto">${file.name}</b></p>
    <p class="small">
      ${recognised === undefined ? null : `${m.recognised}: ${formatWords(ctx.lang, recognised)} · `}${m.sizeOf(sizeWords(file.bytes), file.bytes)}
    </p>
    ${ending === undefined ? null : html`<p class="small"><b>${m.renamed(ending)}</b></p>`}
    <p class="small">${m.hash}: ${hashText(file.sha256)}</p>
  </div>`;
}

/** Why files did not arrive, tied to the control that sends them. */
export function uploadLines(
  ctx: PageContext,
  uploads: readonly UploadProblem[],
  limits: UploadLimits,
): readonly Problem[] {
  return uploads.map((upload) => [filesName(upload.field), uploadText(ctx, upload, limits)] as const);
}

function uploadText(ctx: PageContext, upload: UploadProblem, limits: UploadLimits): string {
  const { problems, aFile } = formMessages[ctx.lang].files;
  const name = upload.name === '' ? aFile : upload.name;
  switch (upload.why) {
    case 'large':
      return problems.large(name, limits.mostFileMegabytes);
    case 'many':
      return problems.many(name, limits.mostFiles);
    case 'all too large':
      return problems['all too large'](name, limits.mostMegabytes);
    case 'format':
      return problems.format(
        name,
        formatWords(ctx.lang, upload.recognised ?? 'unknown'),
        formatList(ctx.lang, limits.accepted),
      );
    case 'busy':
      return problems.busy(name, upload.minutes ?? 5);
    default:
      return problems[upload.why](name);
  }
}
