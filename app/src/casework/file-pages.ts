import { documentMessages, findingWords, formatWords, reasonWords } from '../documents/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { sizeWords } from './case-content-view.ts';
import type { CaseFile } from './case-event.ts';
import type { Veil } from './case-module.ts';
import { moduleOf } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import { keptPage, keptView } from './kept-documents.ts';
import type { KeptView } from './kept-documents.ts';
import { openKept } from './inbox/kept-files.ts';
import { caseworkMessages } from './messages.ts';
import { readCase } from './read-case.ts';

/** Files of a case: pictures and text, and the original only where it is asked for. */
export const fileRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/cases/:case/file/:file', policy: 'see cases', handle: look },
  { method: 'GET', path: '/cases/:case/file/:file/page/:page', policy: 'see cases', handle: page },
  { method: 'POST', path: '/cases/:case/file/:file/original', policy: 'take originals', handle: original },
];

type Asked = { readonly state: CaseState; readonly file: CaseFile; readonly veil: Veil | null };

async function askedOf(
  { params }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Asked | undefined> {
  const state = await readCase(services, person, params['case'] ?? '');
  const file = state?.files.find(({ id }) => id === params['file']);
  if (!state || !file) return undefined;
  return { state, file, veil: moduleOf(state.kind).veil?.(state, person) ?? null };
}

async function look(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href } = request;
  const t = caseworkMessages[lang].look;
  const asked = await askedOf(request, person, services);
  if (!asked) return { missing: true };
  const { state, file, veil } = asked;
  const view = await keptView(services, state.id, file);
  const isWaiting = view === undefined && !file.isDamaged;
  return {
    page: {
      title: veil ? t.hiddenTitle : t.title(file.name),
      section: 'cases',
      ...(isWaiting ? { refreshSeconds: 5 } : {}),
      body: [
        html`<p><a href="${href(`/cases/${state.id}`)}">${t.back}</a></p>`,
        isWaiting ? html`<p role="status">${t.waiting}</p>` : null,
        facts(request, asked, view),
        veil ? html`<p class="notice">${t.veiled}</p>` : null,
        view ? shownOf(request, asked, view) : null,
        veil ? null : originalPart(request, person, asked),
      ],
      help: t.help,
    },
  };
}

function facts({ lang }: WorkRequest, { file, veil }: Asked, view: KeptView | undefined): Content {
  const t = caseworkMessages[lang].look;
  const one = caseworkMessages[lang].one;
  const m = documentMessages[lang];
  const row = (label: string, value: Content): Content =>
    html`<div>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<dl class="facts">
    ${view ? row(t.state, [m.states[view.state], ' ', view.reason === null ? null : reasonWords(lang, view.reason)]) : null}
    ${file.isDamaged ? row(t.state, one.damaged) : null}
    ${row(one.recognised, formatWords(lang, view?.recognised ?? file.recognised))}
    ${veil ? null : row(t.declared, file.declaredType)} ${row(one.size, sizeWords(file.bytes))}
    ${veil ? null : row(t.hash, html`<code>${file.sha256}</code>`)}
    ${view ? row(m.openedWith, view.openedWith.join(', ')) : null}
  </dl>`;
}

function shownOf({ lang, href }: WorkRequest, { state, file, veil }: Asked, view: KeptView): Content {
  const t = caseworkMessages[lang].look;
  const text = veil ? veil.mask(view.text) : view.text;
  const numbers = Array.from({ length: view.pageCount }, (_, index) => index + 1);
  return [
    html`<h2>${t.findings}</h2>`,
    view.findings.length === 0
      ? html`<p>${t.noFindings}</p>`
      : html`<ul>
          ${view.findings.map(
            ({ kind, detail }) =>
              html`<li>
                ${findingWords(lang, kind)}${detail === '' || veil ? null : html`: <bdi>${detail}</bdi>`}
              </li>`,
          )}
        </ul>`,
    veil || numbers.length === 0
      ? null
      : html`<h2>${t.pages}</h2>
          ${numbers.map(
            (n) =>
              html`<figure class="case-page">
                <img
                  src="${href(`/cases/${state.id}/file/${file.id}/page/page-${n}`)}"
                  alt="${t.page(n, view.pageCount)}"
                  loading="lazy"
                />
              </figure>`,
          )}`,
    html`<h2>${t.text}</h2>`,
    text.trim() === '' ? html`<p>${t.noText}</p>` : html`<div class="case-text" dir="auto">${text}</div>`,
  ];
}

function originalPart({ lang, href }: WorkRequest, person: SignedIn, { state, file }: Asked): Content {
  const t = caseworkMessages[lang].look;
  return html`<details class="fold">
    <summary>${t.original}</summary>
    <div class="stack">
      ${
        file.isDamaged
          ? html`<p>${t.missing}</p>`
          : [
              html`<p>${documentMessages[lang].originalWarning}</p>`,
              form(
                person,
                href(`/cases/${state.id}/file/${file.id}/original`),
                button(t.take, { isQuiet: true }),
              ),
            ]
      }
    </div>
  </details>`;
}

async function page(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const asked = await askedOf(request, person, services);
  if (!asked || asked.veil) return { missing: true };
  const number = Number(/^page-(\d{1,5})$/.exec(request.params['page'] ?? '')?.[1] ?? 0);
  const png = await keptPage(services, asked.state.id, asked.file, number);
  return png ? { png } : { missing: true };
}

/** The original as it was sent, under a name that says nothing; the log is told first. */
async function original(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { register, custody } = services;
  const asked = await askedOf(request, person, services);
  if (!asked || asked.veil) return { missing: true };
  const { state, file } = asked;
  await register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const after = { file: file.id };
    await custody.append(tx, { actor: person.user, action: 'case file take', object: state.id, after });
  });
  const content = await openKept(services, register, state.id, file);
  if (!content) return { missing: true };
  const ending =
    /^[a-z0-9]{1,8}$/.test(file.recognised) && file.recognised !== 'unknown' ? file.recognised : 'bin';
  return {
    download: content,
    name: `item-${file.id.slice(0, 8)}.${ending}`,
    type: 'application/octet-stream',
  };
}
