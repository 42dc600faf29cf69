import { listCompartments } from '../accounts/compartment-store.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import { recordTitles } from '../recording/names-store.ts';
import { SEARCHES_A_DAY } from '../register/index.ts';
import { html } from '../ui/html.ts';
import type { Content } from '../ui/html.ts';
import { button, form, problemOf, problemSummary, selectField, textField } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { findSealedName } from './find-names.ts';
import type { NameHit } from './find-names.ts';
import { sealingMessages } from './messages.ts';

/** Looking up a sealed full name. */
export const findRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/sealed/find',
    policy: 'look up sealed names',
    handle: (request, person, services) => findPage(request, person, services, {}),
  },
  { method: 'POST', path: '/sealed/find', policy: 'look up sealed names', handle: find },
];

async function find(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = sealingMessages[request.lang];
  const typed = (name: string): string => (request.form.get(name) ?? '').trim();
  const year = typed('year');
  if (year !== '' && !/^\d{4}$/.test(year))
    return findPage(request, person, services, { problems: [['year', t.findProblems.year]] });
  const hits = await findSealedName(services, person, {
    compartment: typed('compartment'),
    name: typed('name').slice(0, 400),
    year: year === '' ? undefined : Number(year),
  });
  if (hits === 'unknown')
    return findPage(request, person, services, { problems: [['compartment', t.findProblems.unknown]] });
  if (hits === 'no full name')
    return findPage(request, person, services, { problems: [['name', t.findProblems['no full name']]] });
  if (hits === 'quota')
    return findPage(request, person, services, { problems: [['', t.findProblems.quota(SEARCHES_A_DAY)]] });
  return findPage(request, person, services, { hits });
}

async function findPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { problems = [], hits }: { readonly problems?: readonly Problem[]; readonly hits?: readonly NameHit[] },
): Promise<Answer> {
  const { lang, href } = request;
  const t = sealingMessages[lang];
  const { register } = services;
  const named = new Map((await listCompartments(register, services)).map(({ id, name }) => [id, name]));
  const options = [...person.compartments].map(
    (id) => [id, id === OPEN_COMPARTMENT ? id : (named.get(id) ?? id)] as const,
  );
  const value = (name: string): string => request.form.get(name) ?? '';
  return {
    page: {
      title: t.findTitle,
      section: 'sealed',
      help: t.findHelp,
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      body: html`${problemSummary(lang, problems)}
        ${hits ? await hitList(request, person, services, hits) : null}
        <p class="lead">${t.findLead}</p>
        ${form(person, href('/sealed/find'), [
          selectField({
            name: 'compartment',
            label: t.compartment,
            options,
            value: value('compartment'),
            problem: problemOf(problems, 'compartment'),
          }),
          textField({
            name: 'name',
            label: t.name,
            hint: t.nameHint,
            value: value('name'),
            problem: problemOf(problems, 'name'),
          }),
          textField({
            name: 'year',
            label: t.year,
            hint: t.yearHint,
            value: value('year'),
            width: 'short',
            isOptional: true,
            lang,
            problem: problemOf(problems, 'year'),
          }),
          button(t.find),
        ])}`,
    },
  };
}

async function hitList(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  hits: readonly NameHit[],
): Promise<Content> {
  const t = sealingMessages[lang];
  if (hits.length === 0) return html`<p role="status">${t.noHit}</p>`;
  const titles = await recordTitles(
    services,
    services.register,
    person,
    hits.map(({ record }) => record),
  );
  return html`<div role="status">
    <p>${t.hits(hits.length)}</p>
    <ul class="sealing-list">
      ${hits.map(
        ({ record, property }) =>
          html`<li>
            <a href="${href(`/records/${record}`)}">${titles.get(record)?.[lang] ?? t.hiddenRecord}</a>
            <span class="quiet">${t.hitIn[property]}</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
