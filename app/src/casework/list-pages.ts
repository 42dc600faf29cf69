import { accountNames } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import type { CaseLine } from './case-line-store.ts';
import { findLines } from './case-line-store.ts';
import type { CaseModule } from './case-module.ts';
import { loadCase } from './case-store.ts';
import { dayOf } from './days.ts';
import { listAside } from './inbox/aside.ts';
import { CASES_A_PAGE } from './list-filter.ts';
import type { ListedCase, ListFilter } from './list-filter.ts';
import { listBody } from './list-view.ts';
import { caseworkMessages } from './messages.ts';
import { kindsFor } from './read-case.ts';
import { referenceOf } from './reference.ts';

export const listRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases',
    policy: 'see cases',
    handle: (request, person, services) => showList(request, person, services),
  },
];

export async function showList(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[] = [],
  chosen: readonly string[] = [],
): Promise<Answer> {
  const { lang, query } = request;
  const modules = kindsFor(services, person);
  const module = modules.find(({ kind }) => kind.name === query.get('kind')) ?? modules[0];
  const t = caseworkMessages[lang].list;
  if (!module)
    return { page: { title: t.title, section: 'cases', body: html`<p>${t.none}</p>`, help: t.help } };
  const filter = filterOf(module, query);
  const { lines, count } = await findLines(services.register, {
    kinds: [module.kind.name],
    ...narrowed(module, filter, person, dayOf(services.now())),
    sort: filter.sort,
    limit: CASES_A_PAGE,
    offset: (filter.page - 1) * CASES_A_PAGE,
  });
  return {
    page: {
      title: t.title,
      section: 'cases',
      status: problems.length > 0 ? 422 : 200,
      body: listBody(request, person, {
        modules,
        module,
        filter,
        lines: await named(services, person, module, lines),
        count,
        today: dayOf(services.now()),
        now: services.now(),
        people: await accountNames(
          services.register,
          services,
          lines.flatMap(({ assignee }) => assignee ?? []),
        ),
        aside: listAside(services).length,
        problems,
        chosen,
      }),
      help: t.help,
    },
  };
}

function filterOf({ kind }: CaseModule, query: URLSearchParams): ListFilter {
  const stage = query.get('stage') ?? 'open';
  const sort = (['due', 'since', 'received'] as const).find((each) => each === query.get('sort'));
  return {
    kind: kind.name,
    stage: stage === '' || stage === 'open' || Object.hasOwn(kind.stages, stage) ? stage : 'open',
    assignee: query.get('assignee') ?? '',
    isOverdue: query.get('due') === 'overdue',
    sort: sort ?? 'due',
    page: Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1),
  };
}

function narrowed({ kind }: CaseModule, filter: ListFilter, person: SignedIn, today: string) {
  const open = Object.entries(kind.stages).flatMap(([name, { isEnd }]) => (isEnd ? [] : [name]));
  const { stage, assignee, isOverdue } = filter;
  return {
    ...(stage === '' ? {} : { stages: stage === 'open' ? open : [stage] }),
    ...(assignee === '' ? {} : { assignee: assignee === 'me' ? person.user : assignee }),
    ...(isOverdue ? { dueBefore: today } : {}),
  };
}

/** With a name where the kind gives one; that comes out of sealed content, so the log is told first. */
async function named(
  services: Services,
  person: SignedIn,
  module: CaseModule,
  lines: readonly CaseLine[],
): Promise<readonly ListedCase[]> {
  const { title, kind } = module;
  if (!title || lines.length === 0) return lines.map((line) => ({ ...line, name: referenceOf(line.id) }));
  const { register, custody } = services;
  return register.db.transaction().execute(async (db) => {
    const tx = { db, engine: register.engine };
    const after = lines.map(({ id }) => id);
    await custody.append(tx, { actor: person.user, action: 'case list', object: kind.name, after });
    const found: ListedCase[] = [];
    for (const line of lines) {
      const state = await loadCase(services, tx, line.id);
      const words = state && title(state, person);
      found.push({ ...line, name: words ? `${referenceOf(line.id)} ${words}` : referenceOf(line.id) });
    }
    return found;
  });
}
