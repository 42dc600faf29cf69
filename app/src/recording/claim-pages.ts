import { listCompartments } from '../accounts/compartment-store.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, selectField } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import type { ClaimTarget } from './claim-actions.ts';
import { recordForm } from './claim-actions.ts';
import { openSearches } from './claim-form.ts';
import { claimForm } from './claim-form-view.ts';
import { addressOf, findAll, formName, newTarget, subjectOf, targetOf } from './claim-target.ts';
import type { OpenDraft } from './draft-fields.ts';
import { carriedDraft, isDraftStep, keepDraft, openDraft } from './draft-fields.ts';
import { newestEntry } from './entry-store.ts';
import { recordingMessages } from './messages.ts';
import { recordTitles } from './names-store.ts';
import { dateReading } from './claim-form.ts';
import type { FormState } from './value-fields-view.ts';

/** Statements about a record there is. */
export const claimRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/records/:id/add',
    policy: 'write records',
    record: 'id',
    handle: async (request, person, services) => {
      const about = await targetOf(services, request);
      if (about === undefined) return { missing: true };
      if (!('target' in about)) return chooseProperty(services, request, person, about.kind);
      return openForm(services, request, person, about.target);
    },
  },
  {
    method: 'POST',
    path: '/records/:id/add',
    policy: 'write records',
    record: 'id',
    handle: async (request, person, services) => {
      const about = await targetOf(services, request);
      if (about === undefined || !('target' in about)) return { missing: true };
      return sentForm(services, request, person, about.target);
    },
  },
  {
    method: 'GET',
    path: '/records/new',
    policy: 'write records',
    handle: async ({ lang, href }, _person, { register }) => {
      const t = recordingMessages[lang].form;
      return {
        page: {
          title: t.newChooseTitle,
          body: html`<p>${t.newChoose}</p>
            <ul>
              ${[...register.catalogue.values()].map(
                ({ name, label, help }) =>
                  html`<li>
                    <a href="${href(`/records/new/${name}`)}">${label[lang]}</a>
                    <span class="quiet small">${help[lang]}</span>
                  </li>`,
              )}
            </ul>`,
          help: t.help,
          section: 'records',
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/records/new/:kind',
    policy: 'write records',
    handle: async (request, person, services) => {
      const target = newTarget(services, request);
      return target ? openForm(services, request, person, target) : { missing: true };
    },
  },
  {
    method: 'POST',
    path: '/records/new/:kind',
    policy: 'write records',
    handle: async (request, person, services) => {
      const target = newTarget(services, request);
      return target ? sentForm(services, request, person, target) : { missing: true };
    },
  },
  {
    method: 'GET',
    path: '/read-date',
    policy: 'write records',
    handle: ({ lang, query }) => {
      const words = dateReading(lang, query.get('text') ?? '');
      return { json: { words: words === undefined ? '' : recordingMessages[lang].form.readAs(words) } };
    },
  },
];

async function chooseProperty(
  { register }: Services,
  { lang, href, path }: WorkRequest,
  _person: SignedIn,
  kind: string,
): Promise<Answer> {
  const t = recordingMessages[lang].form;
  const properties = register.catalogue.get(kind)?.properties ?? [];
  return {
    page: {
      title: t.chooseTitle,
      body: html`<form class="stack form" method="get" action="${href(path)}">
        ${selectField({
          name: 'property',
          label: t.choose,
          hint: t.chooseHelp,
          options: properties.map(({ name, label }) => [name, label[lang]] as const),
        })}
        <p>${button(t.continue)}</p>
      </form>`,
      help: t.help,
      section: 'records',
    },
  };
}

async function openForm(
  services: Services,
  request: WorkRequest,
  person: SignedIn,
  target: ClaimTarget,
): Promise<Answer> {
  const { register } = services;
  const draft = await openDraft(services, register, person, request, formName(target), subjectOf(target));
  const typed = draft.restored?.fields ?? new URLSearchParams(request.query);
  const seen = 'record' in target ? await newestEntry(register, target.record) : 0;
  if (!draft.restored) typed.set('seen', String(seen));
  return formPage(services, request, person, target, { typed, draft, problems: [], status: 200 });
}

async function sentForm(
  services: Services,
  request: WorkRequest,
  person: SignedIn,
  target: ClaimTarget,
): Promise<Answer> {
  const { form, lang } = request;
  if (isDraftStep(form)) return keepDraft(services, services.register, person, request, addressOf(target));
  const shown = { typed: form, draft: carriedDraft(form) };
  const step = form.get('_step');
  if (step === 'find' || step === 'check' || openSearches(form).length > 0)
    return formPage(services, request, person, target, { ...shown, problems: [], status: 200 });
  const recorded = await recordForm(services, person, request, target);
  if ('problems' in recorded) {
    const { problems } = recorded;
    return formPage(services, request, person, target, { ...shown, problems, status: 422 });
  }
  const { record, batch, hasOthers } = recorded;
  const meanwhile = hasOthers ? `&seen=${encodeURIComponent(form.get('seen') ?? '0')}` : '';
  return {
    redirect: `/records/${record}?done=${batch}${meanwhile}`,
    notice: recordingMessages[lang].record.kept,
  };
}

async function formPage(
  services: Services,
  request: WorkRequest,
  person: SignedIn,
  target: ClaimTarget,
  {
    typed,
    draft,
    problems,
    status,
  }: Pick<FormState, 'typed' | 'problems'> & { readonly draft: OpenDraft; readonly status: 200 | 422 },
): Promise<Answer> {
  const { lang, href } = request;
  const { register } = services;
  const { catalogue } = register;
  const t = recordingMessages[lang].form;
  const isNewRecord = 'newKind' in target;
  const kind = isNewRecord ? catalogue.get(target.newKind)?.label[lang] : target.properties[0]?.label[lang];
  const found = await findAll(services, person, target, typed);
  const state: FormState = { lang, catalogue, typed, problems, found };
  const compartments = (await listCompartments(register, services))
    .filter(({ id }) => person.compartments.has(id))
    .map(({ id, name }) => [id, name] as const);
  const isOwnSource = isNewRecord && target.newKind === 'source';
  const about = isNewRecord ? null : await aboutLine(services, request, person, target.record);
  return {
    page: {
      title: isNewRecord ? t.newTitle(kind ?? '') : t.addTitle(kind ?? ''),
      status,
      body: [
        about,
        claimForm(request, {
          state,
          person,
          action: href(addressOf(target)),
          properties: target.properties,
          draft,
          compartments,
          isNewRecord,
          isOwnSource,
          save: isOwnSource ? t.saveSource : isNewRecord ? t.saveRecord : t.save,
        }),
      ],
      help: t.help,
      islands: ['autosave', 'record'],
      section: 'records',
    },
  };
}

async function aboutLine(
  services: Services,
  { lang, href }: WorkRequest,
  person: SignedIn,
  record: string,
): Promise<Content> {
  const t = recordingMessages[lang].form;
  const title = (await recordTitles(services, services.register, person, [record])).get(record);
  return html`<p>
    ${t.about}: <a href="${href(`/records/${record}`)}">${title?.[lang] ?? ''}</a> ·
    <a href="${href(`/records/${record}/add`)}">${t.changeProperty}</a>
  </p>`;
}
