import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { recordsById } from '../../register/index.ts';
import { grouped } from '../../ui/language.ts';
import type { Content } from '../../ui/html.ts';
import { html } from '../../ui/html.ts';
import { button, form, problemOf, problemSummary, textField } from '../../workbench/form.ts';
import type { Problem } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { readTitles } from '../tables/table-lines.ts';
import type { BatchClaim } from './import-actions.ts';
import { batchClaims, undoImport } from './import-actions.ts';
import { importMessages } from './messages.ts';

/** What came in with an import, and undoing it. */
export const batchRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/import/:batch', policy: 'import records', handle: show },
  { method: 'POST', path: '/import/:batch/undo', policy: 'import records', handle: undo },
  { method: 'POST', path: '/import/:batch/redo', policy: 'import records', handle: redo },
];

const SHOWN_RECORDS = 50;
const STATES = ['stands', 'undone', 'taken back', 'decided by others'] as const;

function show(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return batchPage(request, person, services, []);
}

function undo(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return decide(request, person, services, false);
}

function redo(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return decide(request, person, services, true);
}

async function decide(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  isRedo: boolean,
): Promise<Answer> {
  const { lang, params, form: sent } = request;
  const t = importMessages[lang];
  const batch = params['batch'] ?? '';
  const reason = (sent.get('reason') ?? '').trim();
  if (reason === '') return batchPage(request, person, services, [['reason', t.reasonMissing]]);
  const done = await undoImport(services, person, batch, { reason, isRedo });
  if (!done) return { missing: true };
  if (!done.ok)
    return batchPage(
      request,
      person,
      services,
      done.problems.map((text): Problem => ['', text]),
    );
  return { redirect: `/import/${batch}`, notice: isRedo ? t.redone(done.value) : t.undone(done.value) };
}

async function batchPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
): Promise<Answer> {
  const { lang, href, params, form: sent } = request;
  const t = importMessages[lang];
  const batch = params['batch'] ?? '';
  const claims = await batchClaims(services.register, person, batch);
  if (!claims) return { missing: true };
  const records = [...new Set(claims.map(({ record }) => record))];
  const byOthers = claims.filter(({ state }) => state === 'decided by others').slice(0, SHOWN_RECORDS);
  const listed = [...new Set([...records.slice(0, SHOWN_RECORDS), ...byOthers.map(({ record }) => record)])];
  const titles = await readTitles(services.register, person.compartments, listed);
  const kinds = new Map<string, string>(
    (await recordsById(services.register, listed)).map(({ id, kind }) => [id, kind]),
  );
  const link = (record: string): Content => {
    const title = titles.get(record);
    return title ? html`<a href="${href(`/records/${record}`)}">${title[lang]}</a>` : null;
  };
  const count = (state: BatchClaim['state']): number =>
    claims.filter((claim) => claim.state === state).length;
  const act = (path: 'undo' | 'redo', label: string): Content =>
    form(person, href(`/import/${batch}/${path}`), [
      textField({
        name: 'reason',
        label: t.reason,
        value: sent.get('reason') ?? '',
        problem: problemOf(problems, 'reason'),
      }),
      button(label, { isQuiet: true }),
    ]);
  return {
    page: {
      title: t.batchTitle,
      section: 'import',
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: html`${problemSummary(lang, problems)}
        <p class="lead">${t.batchLead(claims.length, records.length)}</p>
        <table class="tables-kinds">
          <thead>
            <tr>
              <th scope="col">${t.state}</th>
              <th scope="col" class="n">${t.count}</th>
            </tr>
          </thead>
          <tbody>
            ${STATES.map(
              (state) =>
                html`<tr>
                  <th scope="row">${t.states[state]}</th>
                  <td class="n">${grouped(count(state))}</td>
                </tr>`,
            )}
          </tbody>
        </table>
        ${
          byOthers.length === 0
            ? null
            : html`<h2>${t.decidedByOthers}</h2>
                <ul>
                  ${byOthers.map(
                    ({ record, property }) =>
                      html`<li>
                        ${link(record)}:
                        ${propertyOf(services.register.catalogue, kinds.get(record) ?? '', property)?.label[lang]}
                      </li>`,
                  )}
                </ul>`
        }
        ${
          count('stands') === 0
            ? null
            : [
                html`<h2>${t.undo}</h2>
                  <p>${t.undoHint}</p>`,
                act('undo', t.undo),
              ]
        }
        ${count('stands') === 0 && count('undone') > 0 ? [html`<h2>${t.redo}</h2>`, act('redo', t.redo)] : null}
        <h2>${t.records}</h2>
        ${records.length > SHOWN_RECORDS ? html`<p class="quiet">${t.firstRecords(SHOWN_RECORDS)}</p>` : null}
        <ul>
          ${records.slice(0, SHOWN_RECORDS).flatMap((record) => (titles.has(record) ? html`<li>${link(record)}</li>` : []))}
        </ul>`,
    },
  };
}
