import { accountNames, listAccounts } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { provePage } from '../accounts/index.ts';
import type { Problem as FieldProblem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { addMessage, addNote, addTask, assign, finishTask, moveCase } from './case-actions.ts';
import { unmetNeeds } from './change-case.ts';
import { moduleOf } from './case-module.ts';
import { dayOf } from './days.ts';
import { eraseCase } from './erase-case.ts';
import { caseworkMessages } from './messages.ts';
import { moves } from './moves.ts';
import type { Outcome } from './outcome.ts';
import { CASE_PROBLEMS } from './problems.ts';
import { readCase } from './read-case.ts';
import { referenceOf } from './reference.ts';
import { caseBody } from './case-view.ts';
import type { OfferedMove, Typed } from './case-shown.ts';
import { keptView } from './kept-documents.ts';
import type { KeptView } from './kept-documents.ts';
import { currentTerms } from './terms-store.ts';

/** One case. */
export const caseRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases/:case',
    policy: 'see cases',
    handle: (request, person, services) => showCase(request, person, services),
  },
  { method: 'POST', path: '/cases/:case', policy: 'see cases', handle: act },
  { method: 'POST', path: '/cases/:case/move', policy: 'see cases', handle: move },
  { method: 'POST', path: '/cases/:case/erase', policy: 'erase cases', handle: erase },
];

export async function showCase(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly FieldProblem[] = [],
  typed: Typed = {},
): Promise<Answer> {
  const { lang, params } = request;
  const t = caseworkMessages[lang].one;
  const state = await readCase(services, person, params['case'] ?? '');
  if (!state) return { missing: true };
  const module = moduleOf(state.kind);
  const veil = module.veil?.(state, person) ?? null;
  const views = new Map<string, KeptView | undefined>();
  for (const file of state.files) views.set(file.id, await keptView(services, state.id, file));
  const colleagues = await colleaguesFor(services, module.kind.seenBy);
  const people = await accountNames(services.register, services, [
    ...state.history.map(({ by }) => by),
    ...(state.assignee === null ? [] : [state.assignee]),
  ]);
  const panels = state.isErased ? null : ((await module.panels?.(request, person, services, state)) ?? null);
  const name = veil ? null : (module.title?.(state, person) ?? null);
  return {
    page: {
      title: t.title(
        module.kind.label[lang],
        name === null ? referenceOf(state.id) : `${referenceOf(state.id)} ${name}`,
      ),
      section: 'cases',
      status: problems.length > 0 ? 422 : 200,
      body: caseBody(request, person, {
        state,
        module,
        veil,
        views,
        colleagues,
        people: new Map([...colleagues, ...people]),
        offered: await offeredMoves(services, person, state),
        mayErase: permissionOf('erase cases', person, services.now()) !== 'no',
        today: dayOf(services.now()),
        terms: await currentTerms(services, services.register),
        panels,
        problems,
        typed,
      }),
      help: t.help,
    },
  };
}

/** The moves that stand open, each with what is still missing for it. */
async function offeredMoves(
  services: Services,
  person: SignedIn,
  state: Parameters<typeof moves>[1] & Parameters<typeof unmetNeeds>[2],
): Promise<readonly OfferedMove[]> {
  const module = moduleOf(state.kind);
  const context = { services, tx: services.register, actor: person };
  const offered: OfferedMove[] = [];
  for (const { name, rule } of moves(module.kind, state, person, services.now())) {
    if (module.ownMoves?.includes(name)) continue;
    const missing = await unmetNeeds(context, module, state, name);
    offered.push({ name, rule, missing, reasons: module.reasons?.[name] ?? null });
  }
  return offered;
}

async function colleaguesFor(
  services: Services,
  policy: Parameters<typeof permissionOf>[0],
): Promise<ReadonlyMap<string, string>> {
  const accounts = await listAccounts(services.register, services);
  return new Map(
    accounts
      .filter(
        ({ standing, roles }) =>
          standing === 'active' && permissionOf(policy, { roles } as SignedIn, services.now()) !== 'no',
      )
      .map(({ user, name }) => [user as string, name]),
  );
}

async function act(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = caseworkMessages[lang].one;
  const id = params['case'] ?? '';
  const given = (name: string): string => (sent.get(name) ?? '').replaceAll('\r\n', '\n').trim();
  const step = given('step');
  const after = (outcome: Outcome<unknown>, field: string, notice: string, typed: Typed = {}) =>
    finish(request, person, services, outcome, { field, notice, typed });
  switch (step.split(' ')[0]) {
    case 'message':
      return after(await addMessage(services, person, id, given('message')), 'message', t.written, {
        message: given('message'),
      });
    case 'assign':
      return after(await assign(services, person, id, given('user') || null), 'user', t.assigned);
    case 'task': {
      const title = given('task');
      const typed = { task: title, due: given('due') };
      const task = { title: { en: title, ko: title }, due: typed.due || null };
      return after(await addTask(services, person, id, task), 'task', t.taskAdded, typed);
    }
    case 'finish':
      return after(await finishTask(services, person, id, step.slice('finish '.length)), '', t.finished);
    default:
      return after(await addNote(services, person, id, given('note')), 'note', t.noted, {
        note: given('note'),
      });
  }
}

async function move(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = caseworkMessages[lang].one;
  const [reason = '', text = ''] = ['reason', 'text'].map((name) => (sent.get(name) ?? '').trim());
  const typed = { move: sent.get('move') ?? '', reason, text };
  const body = { ...(reason === '' ? {} : { reason }), ...(text === '' ? {} : { text }) };
  const seq = Number(sent.get('seen') ?? 0);
  const moved = await moveCase(services, person, params['case'] ?? '', typed.move, { seq, body });
  if (!moved.ok && moved.problems.includes(CASE_PROBLEMS.proof))
    return { page: await provePage(request, 'POST', person, services) };
  return finish(request, person, services, moved, { field: 'move', notice: t.moved, typed });
}

async function erase(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = caseworkMessages[lang].one;
  const id = params['case'] ?? '';
  if (sent.get('sure') !== 'yes') return showCase(request, person, services, [['sure', t.eraseMissing]]);
  const erased = await eraseCase(services, person, id, 'staff');
  return finish(request, person, services, erased, { field: 'sure', notice: t.erasedNow, typed: {} });
}

function finish(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  outcome: Outcome<unknown>,
  { field, notice, typed }: { readonly field: string; readonly notice: string; readonly typed: Typed },
): Promise<Answer> | Answer {
  const { lang, params } = request;
  if (outcome.ok) return { redirect: `/cases/${params['case'] ?? ''}`, notice };
  if (outcome.problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  return showCase(
    request,
    person,
    services,
    outcome.problems.map((each): FieldProblem => [field, each[lang]]),
    typed,
  );
}
