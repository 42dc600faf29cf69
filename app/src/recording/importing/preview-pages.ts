import { propertyOf } from '@unhidden/record';
import type { Kind, Words } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import type { TableMapping } from '../../register/index.ts';
import type { Content, Html } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, form } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { valueContent } from '../claim-words.ts';
import { readTitles } from '../tables/table-lines.ts';
import type { ImportOutcome } from './import-actions.ts';
import { columnOf, runImport } from './import-actions.ts';
import type { ImportFile } from './import-files.ts';
import { findUpload } from './import-files.ts';
import { importMessages } from './messages.ts';
import type { ReadLine } from './read-import.ts';

/** How a table will be read, and its import. Looking at it is the dry run: all is written and taken back. */
export const previewRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/import/file/:file/preview', policy: 'import records', handle: preview },
  { method: 'POST', path: '/import/file/:file/preview', policy: 'import records', handle: importAll },
];

const SHOWN_ROWS = 20;
const SHOWN_PROBLEMS = 200;

function preview(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return run(request, person, services, true);
}

function importAll(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return run(request, person, services, false);
}

async function run(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  dryRun: boolean,
): Promise<Answer> {
  const { lang, params } = request;
  const t = importMessages[lang];
  const file = await findUpload(services, person, params['file'] ?? '');
  if (!file || file.batch !== null) return { missing: true };
  const { mapping } = file;
  if (!mapping) return { redirect: `/import/file/${file.id}` };
  const outcome = await runImport(services, person, { ...file, mapping }, { dryRun });
  if (!outcome) return { redirect: '/import', notice: t.gone };
  if (outcome.batch !== null) return { redirect: `/import/${outcome.batch}`, notice: t.done };
  const kind = services.register.catalogue.get(mapping.kind);
  if (!kind) return { missing: true };
  const refs = outcome.read.lines
    .slice(0, SHOWN_ROWS)
    .flatMap(({ claims }) => claims.flatMap(({ value, source }) => [value, source]));
  const titles = await readTitles(services.register, person.compartments, refs);
  return {
    page: {
      title: t.previewTitle(file.name),
      section: 'import',
      ...(dryRun || outcome.isClean ? {} : { status: 422 as const }),
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: previewBody(request, person, { ...file, mapping }, kind, outcome, titles, dryRun),
    },
  };
}

function previewBody(
  request: WorkRequest,
  person: SignedIn,
  file: ImportFile & { readonly mapping: TableMapping },
  kind: Kind,
  outcome: ImportOutcome,
  titles: ReadonlyMap<string, Words>,
  dryRun: boolean,
): Html {
  const { lang, href } = request;
  const t = importMessages[lang];
  const { read } = outcome;
  const brings = outcome.records + outcome.claims > 0;
  return html`${dryRun ? null : html`<p class="notice">${t.notDone}</p>`}
    ${problemList(request, file.mapping, outcome)}
    ${read.notes.map(({ text }) => html`<p class="quiet">${text}</p>`)}
    ${outcome.isClean ? html`<p>${t.clean} ${brings ? t.wouldAdd(outcome.records, outcome.claims, read.known) : t.nothingNew}</p>` : null}
    ${
      outcome.isClean && brings
        ? form(person, href(`/import/file/${file.id}/preview`), button(t.importNow), { isPlain: true })
        : null
    }
    <p><a href="${href(`/import/file/${file.id}`)}">${t.change}</a></p>
    ${read.lines.length === 0 ? null : lineTable(request, kind, read.lines, titles)}`;
}

function problemList(
  { lang }: WorkRequest,
  mapping: TableMapping,
  { read, objections }: ImportOutcome,
): Content {
  const t = importMessages[lang];
  const count = read.problems.length + read.moreProblems + objections.length;
  if (count === 0) return null;
  const shown = read.problems.slice(0, SHOWN_PROBLEMS);
  return html`<div class="problems" role="alert">
    <h2>${t.problemsFound(count)}</h2>
    <ul>
      ${shown.map(
        (problem) =>
          html`<li>
            <strong>${t.inLine(problem.line, columnOf(mapping, problem))}:</strong> ${problem.text}
          </li>`,
      )}${objections.map((text) => html`<li>${text}</li>`)}
    </ul>
    ${count > shown.length + objections.length ? html`<p>${t.moreProblems(count - shown.length - objections.length)}</p>` : null}
  </div>`;
}

function lineTable(
  { lang, href }: WorkRequest,
  kind: Kind,
  lines: readonly ReadLine[],
  titles: ReadonlyMap<string, Words>,
): Html {
  const t = importMessages[lang];
  const shown = lines.slice(0, SHOWN_ROWS);
  const caption = t.firstRows(shown.length, lines.length);
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t.line}</th>
          <th scope="col">${t.isNew}</th>
          <th scope="col">${t.values}</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ line, isNew, claims }) =>
            html`<tr>
              <th scope="row">${line}</th>
              <td>${isNew ? t.newRecord : t.knownRecord}</td>
              <td>
                <dl class="imports-values">
                  ${claims.map((claim) => {
                    const property = propertyOf(new Map([[kind.name, kind]]), kind.name, claim.property);
                    return property
                      ? html`<dt>${property.label[lang]}</dt>
                          <dd>
                            ${property.tier === 'sealed' ? t.sealed : valueContent({ lang, href, titles }, property, claim)}
                            <span class="quiet">${titles.get(claim.source)?.[lang]}, ${claim.locator}</span>
                          </dd>`
                      : null;
                  })}
                </dl>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
