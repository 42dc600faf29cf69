import type { RecordId } from '@unhidden/record';
import { listCompartments } from '../../accounts/compartment-store.ts';
import type { SignedIn } from '../../accounts/roles.ts';
import { confide } from '../../consent/consent-actions.ts';
import { readConfidences } from '../../consent/consent-store.ts';
import { inTransaction } from '../../register/index.ts';
import type { Problem } from '../../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../../workbench/route.ts';
import type { Services } from '../../workbench/services.ts';
import { readableOf } from '../access.ts';
import { CITED } from '../cited-source.ts';
import { fieldOf, openSearches } from '../claim-form.ts';
import { carriedDraft, isDraftStep, keepDraft, openDraft } from '../draft-fields.ts';
import type { OpenDraft } from '../draft-fields.ts';
import { draftStore } from '../draft-store.ts';
import { recordTitles } from '../names-store.ts';
import { findRecords, foundOf, lastSources } from '../record-search.ts';
import { undoWriting } from '../undo-actions.ts';
import type { Written } from '../writing.ts';
import { freshId, writeClaims } from '../write-claims.ts';
import { candidatesFor } from './candidates-store.ts';
import type { Candidate } from './candidates-store.ts';
import { testimonyMessages } from './messages.ts';
import { readTestimony } from './read-testimony.ts';
import type { ToldTestimony } from './read-testimony.ts';
import { savedBody } from './saved-view.ts';
import { rowsOf, SECTIONS } from './sections.ts';
import { candidateFacts, testimonyForm } from './testimony-view.ts';

/** The form for a whole account, and what it became. */
export const testimonyRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/testimony', policy: 'write records', handle: open },
  { method: 'POST', path: '/testimony', policy: 'write records', handle: send },
  { method: 'GET', path: '/testimony/candidates', policy: 'write records', handle: offer },
  { method: 'GET', path: '/testimony/saved/:batch', policy: 'write records', handle: saved },
  { method: 'POST', path: '/testimony/saved/:batch', policy: 'write records', handle: undo },
];

async function open(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const draft = await openDraft(services, services.register, person, request, 'testimony', '');
  const typed = draft.restored?.fields ?? new URLSearchParams(request.query);
  // An account is hardly ever one the register has already.
  if (!typed.has(fieldOf('value', CITED))) typed.set(fieldOf('value', CITED), 'new');
  return page(services, request, person, { typed, draft, problems: [], status: 200 });
}

async function send(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form, lang } = request;
  const { register } = services;
  if (isDraftStep(form)) return keepDraft(services, register, person, request, '/testimony');
  const draft = carriedDraft(form);
  const step = form.get('_step') ?? '';
  const added = SECTIONS.find(({ name }) => step === `add-${name}`);
  if (added) {
    const typed = new URLSearchParams(form);
    typed.append(`${added.name}-row`, String(Math.max(...rowsOf(form, added.name)) + 1));
    return page(services, request, person, { typed, draft, problems: [], status: 200 });
  }
  if (step === 'find' || step === 'check' || openSearches(form).length > 0)
    return page(services, request, person, { typed: form, draft, problems: [], status: 200 });
  const told = readTestimony(lang, register.catalogue, form, () => freshId(services) as RecordId);
  const candidates = await candidatesOf(services, person, told);
  const undecided = told.people.filter(
    ({ row, isNew }) => isNew === undefined && (candidates.get(row) ?? []).length > 0,
  );
  const problems = [
    ...told.problems,
    ...undecided.map(({ row }): Problem => [`same-${row}`, testimonyMessages[lang].decideSame]),
  ];
  if (problems.length > 0)
    return page(services, request, person, { typed: form, draft, problems, status: 422, candidates });
  const written = await save(services, person, told, form.get('_draft') ?? '');
  if (!written.ok)
    return page(services, request, person, {
      typed: form,
      draft,
      problems: written.problems.map((text): Problem => ['', text]),
      status: 422,
      candidates,
    });
  return { redirect: `/testimony/saved/${written.value.batch}`, notice: testimonyMessages[lang].saved };
}

/** All of an account or nothing: records, statements, who confided it, and the end of the draft. */
function save(services: Services, person: SignedIn, told: ToldTestimony, draft: string) {
  return inTransaction<Written>(services.register, async (tx) => {
    const written = await writeClaims(services, tx, person, told.writing);
    if (!written.ok) return written;
    const { source, witness } = told;
    if (source !== undefined && witness !== undefined && !(await readConfidences(tx)).has(source))
      await confide(services, tx, person, { source, witness });
    await draftStore.finish(services, tx, person, draft);
    return written;
  });
}

async function candidatesOf(
  services: Services,
  person: SignedIn,
  told: ToldTestimony,
): Promise<ReadonlyMap<number, readonly Candidate[]>> {
  const found = new Map<number, readonly Candidate[]>();
  for (const { row, names, birth, camps } of told.people)
    if (names.length > 0)
      found.set(row, await candidatesFor(services, services.register, person, { names, birth, camps }));
  return found;
}

/** The candidates for one name, while it is typed. */
async function offer({ query, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const names = query
    .getAll('name')
    .map((name) => name.slice(0, 200))
    .slice(0, 2);
  const found = await candidatesFor(services, services.register, person, {
    names,
    birth: query.get('birth') ?? '',
    camps: query.getAll('camp').slice(0, 20),
  });
  return {
    json: found.map((one) => ({ id: one.id, title: one.title[lang], facts: candidateFacts(lang, one) })),
  };
}

type Shown = {
  readonly typed: URLSearchParams;
  readonly draft: OpenDraft;
  readonly problems: readonly Problem[];
  readonly status: 200 | 422;
  readonly candidates?: ReadonlyMap<number, readonly Candidate[]>;
};

async function page(
  services: Services,
  request: WorkRequest,
  person: SignedIn,
  { typed, draft, problems, status, candidates }: Shown,
): Promise<Answer> {
  const { lang } = request;
  const { register } = services;
  const { catalogue } = register;
  const t = testimonyMessages[lang];
  const shown =
    candidates ??
    (await candidatesOf(
      services,
      person,
      readTestimony(lang, catalogue, typed, () => freshId(services) as RecordId),
    ));
  return {
    page: {
      title: t.title,
      section: 'testimony',
      status,
      islands: ['autosave', 'record', 'testimony'],
      body: testimonyForm(request, {
        state: { lang, catalogue, typed, problems, found: await sourcesFor(services, person, typed) },
        person,
        draft,
        camps: await campsOf(services, request, person),
        compartments: (await listCompartments(register, services))
          .filter(({ id }) => person.compartments.has(id))
          .map(({ id, name }) => [id, name] as const),
        candidates: shown,
      }),
      help: t.help,
    },
  };
}

async function sourcesFor(services: Services, person: SignedIn, typed: URLSearchParams) {
  const { register } = services;
  const asked = typed.get(`find-${CITED}`) ?? '';
  const chosen = typed.get(`value-${CITED}`) ?? '';
  const hits =
    asked.trim() === ''
      ? await lastSources(services, register, person)
      : await findRecords(services, register, person, ['source'], asked);
  const kept =
    chosen === '' || chosen === 'new' || hits.some(({ id }) => id === chosen)
      ? []
      : await foundOf(services, register, person, [chosen]);
  return new Map([[`find-${CITED}`, [...kept, ...hits]]]);
}

async function campsOf(services: Services, { lang }: WorkRequest, person: SignedIn) {
  const { register } = services;
  const rows = await register.db.selectFrom('record').select('id').where('kind', '=', 'camp').execute();
  const titles = await recordTitles(
    services,
    register,
    person,
    rows.map(({ id }) => id),
  );
  const collator = new Intl.Collator(lang, { numeric: true });
  return [...titles]
    .map(([id, title]) => [id, title[lang]] as const)
    .sort(([, a], [, b]) => collator.compare(a, b));
}

async function saved(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, params } = request;
  const { register } = services;
  const { db } = register;
  const batch = params['batch'] ?? '';
  const entry = await db.selectFrom('entry').selectAll().where('batch', '=', batch).executeTakeFirst();
  if (entry?.by !== person.user || entry.form !== 'testimony') return { missing: true };
  const rows = await db
    .selectFrom('claim')
    .innerJoin('record', 'record.id', 'claim.record')
    .select([
      'record.id',
      'record.kind',
      'claim.source',
      (claim) => claim.fn.countAll<number>().as('statements'),
    ])
    .where('claim.batch', '=', batch)
    .groupBy(['record.id', 'record.kind', 'claim.source'])
    .execute();
  const readable = await readableOf(
    services,
    register,
    person,
    rows.flatMap(({ id, source }) => [id, source]),
  );
  const open = rows.filter(({ id, source }) => readable.has(id) && readable.has(source));
  const titles = await recordTitles(
    services,
    register,
    person,
    open.map(({ id }) => id),
  );
  const order = ['source', ...SECTIONS.map(({ name }) => name as string)];
  const confidences = await readConfidences(register);
  const t = testimonyMessages[lang];
  const undone = await db
    .selectFrom('decision')
    .innerJoin('claim', 'claim.id', 'decision.claim')
    .select('decision.id')
    .where('claim.batch', '=', batch)
    .limit(1)
    .executeTakeFirst();
  return {
    page: {
      title: t.savedTitle,
      section: 'testimony',
      body: savedBody(request, person, {
        records: open
          .map(({ id, kind, statements }) => ({
            id,
            kind: register.catalogue.get(kind)?.label[lang] ?? kind,
            place: order.indexOf(kind),
            title: titles.get(id) ?? { en: id, ko: id },
            statements,
          }))
          .sort((a, b) => a.place - b.place || (a.title[lang] < b.title[lang] ? -1 : 1)),
        witness: open.map(({ source }) => confidences.get(source)).find((each) => each !== undefined),
        batch,
        mayUndo: undone === undefined && entry.session === person.session,
      }),
      help: t.help,
    },
  };
}

async function undo({ params, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const batch = params['batch'] ?? '';
  const done = await undoWriting(services, person, batch);
  const t = testimonyMessages[lang];
  return { redirect: `/testimony/saved/${batch}`, notice: done.ok ? t.undone : t.noUndo };
}
