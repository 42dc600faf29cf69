import type { Property, Standing, Verdict } from '@unhidden/record';
import { checkText, propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import { button, choiceField, form, problemOf, problemSummary, textArea } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { propertySection } from './claim-view.ts';
import type { OpenDraft } from './draft-fields.ts';
import { carriedDraft, draftFields, isDraftStep, keepDraft, openDraft } from './draft-fields.ts';
import { draftStore } from './draft-store.ts';
import { tellOthers } from './meanwhile.ts';
import { recordingMessages } from './messages.ts';
import type { RecordDossier } from './record-dossier.ts';
import { readRecordDossier } from './record-dossier.ts';
import { claimContext } from './record-pages.ts';
import { writeClaims } from './write-claims.ts';

const PATH = '/records/:id/claims/:claim';
const FORM = 'decision';

/** Deciding on one statement, with a reason. */
export const decisionRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: PATH,
    policy: 'write records',
    record: 'id',
    handle: async (request, person, services) => {
      const asked = await askedOf(services, request, person);
      if (!asked) return { missing: true };
      const { register } = services;
      const draft = await openDraft(services, register, person, request, FORM, asked.claim.id);
      const typed = draft.restored?.fields ?? new URLSearchParams({ seen: String(asked.dossier.newest) });
      return page(services, request, person, asked, { typed, draft, problems: [] });
    },
  },
  {
    method: 'POST',
    path: PATH,
    policy: 'write records',
    record: 'id',
    handle: async (request, person, services) => {
      const asked = await askedOf(services, request, person);
      if (!asked) return { missing: true };
      const { form: sent, path } = request;
      if (isDraftStep(sent)) return keepDraft(services, services.register, person, request, path);
      const problems = await decide(services, request, person, asked);
      if (!('batch' in problems))
        return page(services, request, person, asked, { typed: sent, draft: carriedDraft(sent), problems });
      const meanwhile = problems.hasOthers ? `&seen=${encodeURIComponent(sent.get('seen') ?? '0')}` : '';
      return {
        redirect: `/records/${asked.dossier.head.id}?done=${problems.batch}${meanwhile}`,
        notice: recordingMessages[request.lang].record.decided,
      };
    },
  },
];

type Asked = {
  readonly dossier: RecordDossier;
  readonly claim: RecordDossier['claims'][number];
  readonly property: Property;
  readonly standing: Standing;
};

async function askedOf(
  services: Services,
  { params }: Pick<WorkRequest, 'params'>,
  person: SignedIn,
): Promise<Asked | undefined> {
  const { register } = services;
  const dossier = await readRecordDossier(services, register, person, params['id'] ?? '');
  const claim = dossier?.claims.find(({ id }) => id === params['claim']);
  const property = dossier && claim && propertyOf(register.catalogue, dossier.head.kind, claim.property);
  const standing = claim && dossier?.standings.get(claim.id);
  return dossier && claim && property && standing ? { dossier, claim, property, standing } : undefined;
}

/** What can be decided of a statement as it stands now. */
export function optionsFor({ status, review, lead }: Standing): readonly Verdict[] {
  if (status !== 'stated') return ['stated'];
  return [
    lead ? 'no-lead' : 'lead',
    'retracted',
    'superseded',
    'rejected',
    ...(review === 'disputed' ? [] : (['disputed'] as const)),
  ];
}

type Decided = { readonly batch: string; readonly hasOthers: boolean };

async function decide(
  services: Services,
  { form: sent, lang }: Pick<WorkRequest, 'form' | 'lang'>,
  person: SignedIn,
  { dossier, claim, standing }: Asked,
): Promise<Decided | readonly Problem[]> {
  const t = recordingMessages[lang].decide;
  const verdict = optionsFor(standing).find((each) => each === sent.get('verdict'));
  const reason = (sent.get('reason') ?? '').trim().replaceAll('\r\n', '\n');
  const problems: Problem[] = [];
  if (!verdict) problems.push(['verdict', t.verdictMissing]);
  if (reason === '' || checkText('reason', reason)) problems.push(['reason', t.reasonMissing]);
  if (!verdict || problems.length > 0) return problems;
  const { register } = services;
  return register.db.transaction().execute(async (db): Promise<Decided | readonly Problem[]> => {
    const tx: Store = { db, engine: register.engine };
    const decisions = [{ claim: claim.id, verdict, reason }];
    const written = await writeClaims(services, tx, person, { form: FORM, decisions });
    if (!written.ok) return written.problems.map((text) => ['', text] as const);
    const hasOthers = await tellOthers(services, tx, person, {
      record: dossier.head.id,
      properties: [claim.property],
      seen: Number(sent.get('seen') ?? 0),
    });
    await draftStore.finish(services, tx, person, sent.get('_draft') ?? '');
    return { batch: written.value.batch, hasOthers };
  });
}

function page(
  services: Services,
  request: WorkRequest,
  person: SignedIn,
  { dossier, claim, property, standing }: Asked,
  {
    typed,
    draft,
    problems,
  }: { readonly typed: URLSearchParams; readonly draft: OpenDraft; readonly problems: readonly Problem[] },
): Answer {
  const { lang, href, path } = request;
  const t = recordingMessages[lang].decide;
  const stated = dossier.view.properties.find(({ property: name }) => name === property.name);
  const alone = stated && {
    ...stated,
    values: stated.values
      .map((value) => ({ ...value, claims: value.claims.filter((id) => id === claim.id) }))
      .filter(({ claims }) => claims.length > 0),
    past: stated.past.filter((id) => id === claim.id),
    contradiction: false,
    leadBy: 'rule' as const,
  };
  const ctx = { ...claimContext(services, request, person, dossier), mayWrite: false };
  return {
    page: {
      title: t.title(property.label[lang]),
      status: problems.length > 0 ? 422 : 200,
      body: html`${problemSummary(lang, problems)}
        <p><a href="${href(`/records/${dossier.head.id}`)}">${dossier.title[lang]}</a></p>
        ${alone ? propertySection(ctx, property, alone) : null}
        ${form(person, href(path), [
          html`<input type="hidden" name="seen" value="${typed.get('seen') ?? '0'}" />`,
          choiceField({
            name: 'verdict',
            type: 'radio',
            label: t.question,
            values: typed.getAll('verdict'),
            problem: problemOf(problems, 'verdict'),
            options: optionsFor(standing).map((verdict) => {
              const [label = verdict, hint] = t.options[verdict] ?? [];
              return [verdict, label, hint] as const;
            }),
          }),
          textArea({
            name: 'reason',
            label: t.reason,
            hint: t.reasonHint,
            value: typed.get('reason') ?? '',
            problem: problemOf(problems, 'reason'),
          }),
          html`<p>${button(t.save, { name: '_step', value: 'save' })}</p>`,
          draftFields(request, draft),
        ])}`,
      help: t.help,
      islands: ['autosave'],
      section: 'records',
    },
  };
}
