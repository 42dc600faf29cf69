import type { SignedIn } from '../accounts/roles.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import type { Problem as FieldProblem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { movesInBulk, readChoice } from './bulk-moves.ts';
import { moveCase } from './case-actions.ts';
import type { CaseModule } from './case-module.ts';
import { moduleOf } from './case-module.ts';
import type { CaseState } from './case-state.ts';
import { loadCase } from './case-store.ts';
import { unmetNeeds } from './change-case.ts';
import { showList } from './list-pages.ts';
import { caseworkMessages } from './messages.ts';
import { moves, reverseOf } from './moves.ts';
import type { Problem } from './outcome.ts';
import { CASE_PROBLEMS } from './problems.ts';
import { kindsFor } from './read-case.ts';
import { referenceOf } from './reference.ts';

/** Moving several cases: what would happen, then that it happens, and taking it back. */
export const bulkRoutes: readonly StaffRoute[] = [
  { method: 'POST', path: '/cases/bulk', policy: 'see cases', handle: bulk },
  { method: 'POST', path: '/cases/undo', policy: 'see cases', handle: undo },
];

type Chosen = { readonly id: string; readonly seq: number };
type Refused = Chosen & { readonly problems: readonly Problem[] };
type Order = { readonly module: CaseModule; readonly move: string; readonly reason: string };

async function bulk(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang } = request;
  const t = caseworkMessages[lang].bulk;
  const chosen = sent.getAll('case').flatMap((text) => readChoice(text) ?? []);
  const module = kindsFor(services, person).find(({ kind }) => kind.name === sent.get('kind'));
  const move = sent.get('move') ?? '';
  const isOffered = module && movesInBulk(module, person, services.now()).some(([name]) => name === move);
  const problems: FieldProblem[] = [];
  if (chosen.length === 0) problems.push(['', t.chooseOne]);
  if (!isOffered) problems.push(['move', t.chooseMove]);
  if (problems.length > 0 || !module) {
    const query = new URLSearchParams({ kind: sent.get('kind') ?? '' });
    return showList(
      { ...request, query },
      person,
      services,
      problems,
      chosen.map(({ id }) => id),
    );
  }
  const order = { module, move, reason: sent.get('reason') ?? '' };
  return sent.get('step') === 'confirm'
    ? carryOut(request, person, services, order, chosen)
    : preview(request, person, services, order, chosen);
}

async function preview(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { module, move, reason }: Order,
  chosen: readonly Chosen[],
): Promise<Answer> {
  const { lang, href } = request;
  const t = caseworkMessages[lang].bulk;
  const will: Chosen[] = [];
  const wont: Refused[] = [];
  for (const one of chosen) {
    const state = await loadCase(services, services.register, one.id);
    const problems = await problemsOf(services, person, { module, move, reason }, one, state);
    if (problems.length === 0) will.push(one);
    else wont.push({ ...one, problems });
  }
  const rule = module.kind.moves[move];
  return {
    page: {
      title: t.title,
      section: 'cases',
      body: [
        will.length === 0
          ? html`<p>${t.nothing}</p>`
          : [
              html`<p class="lead">${t.will(will.length, rule?.label[lang] ?? '')}</p>`,
              html`<ul>
                ${will.map(({ id }) => html`<li><a href="${href(`/cases/${id}`)}">${referenceOf(id)}</a></li>`)}
              </ul>`,
              rule?.letter === undefined ? null : html`<p>${t.letters(will.length)}</p>`,
              form(person, href('/cases/bulk'), [
                Object.entries({ kind: module.kind.name, move, reason, step: 'confirm' }).map(hidden),
                will.map(({ id, seq }) => hidden(['case', `${id}:${seq}`])),
                button(t.confirm),
              ]),
            ],
        refused(request, t.wont, wont),
        html`<p><a href="${href(`/cases?kind=${module.kind.name}`)}">${t.back}</a></p>`,
      ],
      help: t.help,
    },
  };
}

async function problemsOf(
  services: Services,
  person: SignedIn,
  { module, move, reason }: Order,
  { seq }: Chosen,
  state: CaseState | undefined,
): Promise<readonly Problem[]> {
  if (!state || state.kind !== module.kind.name) return [CASE_PROBLEMS.gone];
  if (state.seq !== seq) return [CASE_PROBLEMS.meanwhile];
  const open = moves(module.kind, state, person, services.now()).find(({ name }) => name === move);
  if (!open || open.needsProof) return [CASE_PROBLEMS.move];
  return unmetNeeds({ services, tx: services.register, actor: person }, module, state, move, { reason });
}

async function carryOut(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { module, move, reason }: Order,
  chosen: readonly Chosen[],
): Promise<Answer> {
  const { lang, href } = request;
  const t = caseworkMessages[lang].bulk;
  const undoable: string[] = [];
  const failed: Refused[] = [];
  let count = 0;
  for (const one of chosen) {
    const before = await loadCase(services, services.register, one.id);
    const moved =
      before?.kind === module.kind.name
        ? await moveCase(services, person, one.id, move, {
            seq: one.seq,
            body: reason === '' ? {} : { reason },
          })
        : ({ ok: false, problems: [CASE_PROBLEMS.gone] } as const);
    if (!moved.ok) {
      failed.push({ ...one, problems: moved.problems });
      continue;
    }
    count += 1;
    const back = reverseOf(module.kind, move, before?.stage ?? '', person, services.now());
    const after = await loadCase(services, services.register, one.id);
    if (back !== undefined && after) undoable.push(`${one.id}:${after.seq} ${back}`);
  }
  return {
    page: {
      title: t.title,
      section: 'cases',
      status: count === 0 ? 409 : 200,
      body: [
        html`<p class="notice" role="status">${t.done(count)}</p>`,
        undoable.length === 0
          ? null
          : form(person, href('/cases/undo'), [
              html`<p>${t.undoLead}</p>`,
              hidden(['kind', module.kind.name]),
              undoable.map((text) => hidden(['undo', text])),
              button(t.undo, { isQuiet: true }),
            ]),
        refused(request, t.failed, failed),
        html`<p><a href="${href(`/cases?kind=${module.kind.name}`)}">${t.back}</a></p>`,
      ],
      help: t.help,
    },
  };
}

async function undo(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang } = request;
  let count = 0;
  for (const text of sent.getAll('undo')) {
    const [choice = '', move = ''] = text.split(' ', 2);
    const one = readChoice(choice);
    const state = one && (await loadCase(services, services.register, one.id));
    if (!one || !state) continue;
    const offered = movesInBulk(moduleOf(state.kind), person, services.now());
    if (!offered.some(([name]) => name === move)) continue;
    if ((await moveCase(services, person, one.id, move, { seq: one.seq })).ok) count += 1;
  }
  const kind = encodeURIComponent(sent.get('kind') ?? '');
  return { redirect: `/cases?kind=${kind}`, notice: caseworkMessages[lang].bulk.undone(count) };
}

function refused({ lang, href }: WorkRequest, heading: string, cases: readonly Refused[]): Content {
  if (cases.length === 0) return null;
  return html`<section>
    <h2>${heading}</h2>
    <ul>
      ${cases.map(
        ({ id, problems }) =>
          html`<li>
            <a href="${href(`/cases/${id}`)}">${referenceOf(id)}</a>:
            ${problems.map((each) => each[lang]).join(' ')}
          </li>`,
      )}
    </ul>
  </section>`;
}

function hidden([name, value]: readonly [string, string]) {
  return html`<input type="hidden" name="${name}" value="${value}" />`;
}
