import type { Kind } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { listCompartments } from '../../accounts/compartment-store.ts';
import { html } from '../../ui/html.ts';
import { problemSummary } from '../../workbench/form.ts';
import type { Problem } from '../../workbench/form.ts';
import type { Answer, WorkRequest, WorkRoute } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { csvHead } from './csv-head.ts';
import type { ImportFile } from './import-files.ts';
import { findUpload, keepMapping, readUpload } from './import-files.ts';
import type { MappingProblem } from './mapping-form.ts';
import { fieldsOf, guessMapping, readMappingForm, tableWord } from './mapping-form.ts';
import { kindChoice, mappingFields } from './mapping-view.ts';
import { importMessages } from './messages.ts';
import { savedMappings, saveMapping } from './saved-mappings.ts';

/** What the columns of an uploaded table mean. */
export const mappingRoutes: readonly WorkRoute[] = [
  { method: 'GET', path: '/import/file/:file', policy: 'import records', handle: ask },
  { method: 'POST', path: '/import/file/:file', policy: 'import records', handle: keep },
];

async function ask(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const file = await findUpload(services, person, request.params['file'] ?? '');
  if (!file || file.batch !== null) return { missing: true };
  const { query, lang } = request;
  const chosen = query.get('kind') ?? file.mapping?.kind;
  const kind = services.register.catalogue.get(chosen ?? '');
  const t = importMessages[lang];
  if (!kind || query.has('again'))
    return {
      page: {
        title: t.mapTitle(file.name),
        section: 'import',
        help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
        body: kindChoice(request, file, [...services.register.catalogue.values()]),
      },
    };
  const saved = await savedMappings(services, person, kind.name);
  const wanted = saved.find(({ id }) => id === query.get('use'));
  const mapping = wanted?.mapping ?? (file.mapping?.kind === kind.name ? file.mapping : undefined);
  const fields = mapping && fieldsOf(mapping, file.headings);
  return mappingPage(request, person, services, file, kind, fields);
}

async function keep(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const file = await findUpload(services, person, request.params['file'] ?? '');
  const { form, lang } = request;
  const kind = services.register.catalogue.get(form.get('kind') ?? '');
  if (!file || file.batch !== null || !kind) return { missing: true };
  const t = importMessages[lang];
  const read = readMappingForm(services.register.catalogue, kind, file.headings, form);
  if ('problems' in read) {
    const problems = read.problems.map(([field, code]): Problem => [
      field,
      field === '' ? code : t.problem[code as MappingProblem],
    ]);
    return mappingPage(request, person, services, file, kind, form, problems);
  }
  const compartment = form.get('compartment') ?? 'open';
  await keepMapping(services, file.id, {
    mapping: read.mapping,
    compartment: person.compartments.has(compartment) ? compartment : 'open',
  });
  const name = (form.get('saveAs') ?? '').trim();
  if (name !== '') await saveMapping(services, person, name, read.mapping);
  return { redirect: `/import/file/${file.id}/preview` };
}

async function mappingPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  file: ImportFile,
  kind: Kind,
  given: URLSearchParams | undefined,
  problems: readonly Problem[] = [],
): Promise<Answer> {
  const { lang } = request;
  const t = importMessages[lang];
  const content = await readUpload(services, file.id);
  const head = content && (await csvHead(content));
  if (!head || 'problem' in head) return { redirect: '/import', notice: t.gone };
  const fields = given ?? guessMapping(kind, file.headings, head.rows);
  if (!fields.has('table')) fields.set('table', tableWord(file.name));
  if (!fields.has('compartment')) fields.set('compartment', file.compartment);
  const fitting = (await savedMappings(services, person, kind.name)).filter(({ mapping }) =>
    fieldsOf(mapping, file.headings),
  );
  const compartments = (await listCompartments(services.register, services)).filter(
    ({ id }) => id !== 'open' && person.compartments.has(id),
  );
  return {
    page: {
      title: t.mapTitle(file.name),
      section: 'import',
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      help: html`${t.help.map((text) => html`<p>${text}</p>`)}`,
      body: html`${problemSummary(lang, problems)}
      ${mappingFields(request, person, { file, kind, fields, rows: head.rows, fitting, compartments, problems })}`,
    },
  };
}
