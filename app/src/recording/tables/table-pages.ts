import type { Kind } from '@unhidden/record';
import { listCompartments } from '../../accounts/compartment-store.ts';
import { permissionOf } from '../../accounts/policy.ts';
import type { SignedIn } from '../../accounts/roles.ts';
import { grouped } from '../../ui/language.ts';
import { html } from '../../ui/html.ts';
import type { Problem } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { exportRoutes } from './export-pages.ts';
import { savedViews } from './filters-view.ts';
import { tableMessages } from './messages.ts';
import { unlessPreparing } from './preparing-page.ts';
import { countKinds, readTable } from './read-table.ts';
import type { FilterProblem } from './saved-filters.ts';
import { endFilter, savedFilters, saveFilter } from './saved-filters.ts';
import { queryText, readTableQuery } from './table-query.ts';
import { tableBody } from './table-view.ts';

/** Tables of records, their saved views and their export. */
export const tableRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/records', policy: 'search records', handle: kindsPage },
  { method: 'GET', path: '/records/kind/:kind', policy: 'search records', handle: tablePage },
  { method: 'POST', path: '/records/kind/:kind/views', policy: 'search records', handle: saveView },
  { method: 'POST', path: '/records/views/:id/end', policy: 'search records', handle: endView },
  ...exportRoutes,
];

async function kindsPage({ lang, href }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = tableMessages[lang];
  const counts = await countKinds(services, person);
  return {
    page: {
      title: t.title,
      section: 'records',
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: html`<p class="lead">${t.lead}</p>
        <table class="tables-kinds">
          <thead>
            <tr>
              <th scope="col">${t.kind}</th>
              <th scope="col" class="n">${t.count}</th>
            </tr>
          </thead>
          <tbody>
            ${[...services.register.catalogue.values()].map(
              (kind) =>
                html`<tr>
                  <th scope="row">
                    <a href="${href(`/records/kind/${kind.name}`)}">${kind.plural[lang]}</a>
                  </th>
                  <td class="n">${grouped(counts.get(kind.name) ?? 0)}</td>
                </tr>`,
            )}
          </tbody>
        </table>`,
    },
  };
}

async function tablePage(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const kind = services.register.catalogue.get(request.params['kind'] ?? '');
  if (!kind) return { missing: true };
  return unlessPreparing(request, kind, () => showTable(request, person, services, kind, request.query));
}

async function showTable(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  kind: Kind,
  parameters: URLSearchParams,
  failed?: { readonly problems: readonly Problem[]; readonly typed: { name: string; share: string } },
): Promise<Answer> {
  const { lang, href } = request;
  const t = tableMessages[lang];
  const [table, names, filters] = await Promise.all([
    readTable(services, person, kind, readTableQuery(kind, person, parameters), lang),
    listCompartments(services.register, services),
    savedFilters(services, person, kind.name),
  ]);
  const query = queryText(kind, table.query, { page: 1, whole: '' });
  const mayExport = permissionOf('export records', person, services.now());
  const views = savedViews(request, person, {
    kind: kind.name,
    query,
    filters,
    compartmentNames: new Map(names.flatMap(({ id, name }) => (id === 'open' ? [] : [[id, name] as const]))),
    ...failed,
  });
  return {
    page: {
      title: kind.plural[lang],
      section: 'records',
      islands: ['table'],
      ...(failed ? { status: 422 as const } : {}),
      help: html`${[...t.help, kind.help[lang]].map((text) => html`<p>${text}</p>`)}
        <p>${t.keys}</p>`,
      body: tableBody(request, person, table, [
        views,
        mayExport === 'no'
          ? null
          : html`<p class="tables-export">
              <a href="${href(`/records/kind/${kind.name}/export?${query}`)}">${t.exportThis}</a>
            </p>`,
      ]),
    },
  };
}

async function saveView(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const kind = services.register.catalogue.get(request.params['kind'] ?? '');
  if (!kind) return { missing: true };
  const { form, lang } = request;
  const t = tableMessages[lang];
  const parameters = new URLSearchParams(form.get('query') ?? '');
  const query = queryText(kind, readTableQuery(kind, person, parameters), { page: 1, whole: '' });
  const typed = { name: form.get('name') ?? '', share: form.get('share') ?? '' };
  const saved = await saveFilter(services, person, { kind: kind.name, query, ...typed });
  if (saved.ok) return { redirect: `/records/kind/${kind.name}?${query}`, notice: t.savedNotice };
  const problems = (saved.problems as readonly FilterProblem[]).map((problem): Problem => [
    problem === 'shareWrong' ? 'share' : 'name',
    t[problem],
  ]);
  return unlessPreparing(request, kind, () =>
    showTable(request, person, services, kind, parameters, { problems, typed }),
  );
}

async function endView({ params, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  return (await endFilter(services, person, params['id'] ?? ''))
    ? { redirect: '/records', notice: tableMessages[lang].removed }
    : { missing: true };
}
