import type { SignedIn } from '../../accounts/roles.ts';
import type { Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, form, problemSummary } from '../../workbench/form.ts';
import type { WorkRequest } from '../../workbench/route.ts';
import { whenOf } from '../claim-words.ts';
import type { ImportFile } from './import-files.ts';
import { importMessages } from './messages.ts';

/** The form that takes a file, and what this person has uploaded and imported. */
export function importBody(
  { lang, href }: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  {
    uploads,
    action,
    megabytes,
    rows,
    problem,
  }: {
    readonly uploads: readonly ImportFile[];
    readonly action: string;
    readonly megabytes: number;
    readonly rows: number;
    readonly problem: string | undefined;
  },
): Html {
  const t = importMessages[lang];
  return html`${problemSummary(lang, problem === undefined ? [] : [['file', problem]])}
    <p class="lead">${t.lead}</p>
    <form method="post" action="${action}" enctype="multipart/form-data" class="stack form">
      <div class="field${problem === undefined ? '' : ' wrong'}">
        <label for="file">${t.file}</label>
        <p class="hint" id="file-hint">${t.fileHint(megabytes, rows)}</p>
        ${problem === undefined ? null : html`<p class="problem" id="file-problem">${problem}</p>`}
        <input id="file" name="file" type="file" accept=".csv,text/csv" aria-describedby="file-hint" />
      </div>
      ${button(t.upload)}
    </form>
    <h2>${t.yours}</h2>
    ${
      uploads.length === 0
        ? html`<p class="quiet">${t.none}</p>`
        : html`<ul class="imports-list">
            ${uploads.map((upload) => {
              const [path, label] =
                upload.batch === null
                  ? [`/import/file/${upload.id}${upload.mapping ? '/preview' : ''}`, t.resume(upload.name)]
                  : [`/import/${upload.batch}`, t.opened(upload.name)];
              return html`<li>
                <a href="${href(path)}">${label}</a>
                <span class="quiet"
                  >${whenOf(upload.at)}, ${upload.batch === null ? t.waiting : t.imported}</span
                >
                ${
                  upload.batch === null
                    ? form(
                        person,
                        href(`/import/file/${upload.id}/discard`),
                        html`<button class="quiet-button">
                          ${t.discard}<span class="visually-hidden"> (${upload.name})</span>
                        </button>`,
                        { isPlain: true },
                      )
                    : null
                }
              </li>`;
            })}
          </ul>`
    }`;
}
