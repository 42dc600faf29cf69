import { listAccounts } from '../accounts/index.ts';
import type { CaseState } from '../casework/index.ts';
import { dayOf, daysAfter, isDay, keptView } from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Language } from '../ui/language.ts';
import { spanWords } from '../ui/zoned-time.ts';
import type { Problem } from '../workbench/form.ts';
import { choiceField, problemOf, selectField, textArea, textField } from '../workbench/form.ts';
import type { Services } from '../workbench/services.ts';
import { addInternshipFact } from './add-fact.ts';
import { internshipOf } from './internship-facts.ts';
import { internshipMessages } from './messages.ts';
import { offerProblems, suggestedOffer } from './offer-rules.ts';
import { isReason, OFFER_REASONS, REJECT_REASONS } from './reasons.ts';
import type { Reason } from './reasons.ts';
import { offerSlots } from './slot-actions.ts';
import { LEAST_NOTICE_MS } from './slot-rules.ts';
import { slotsAfter } from './slot-store.ts';
import type { Step } from './step-actions.ts';

export const STEPS = ['ask', 'invite', 'offer', 'reject'] as const;
export type StepName = (typeof STEPS)[number];
/** What was given: all values of a name. */
export type Given = (name: string) => readonly string[];

type Looking = { readonly lang: Language; readonly services: Services; readonly state: CaseState };

/** One step: what to fill in first, its fields, and what they make of it. */
export type StepForm = {
  /** Names of the fields, to be carried along while the letter is read. */
  readonly fields: readonly string[];
  first(looking: Looking): Promise<Readonly<Record<string, string>>> | Readonly<Record<string, string>>;
  view(looking: Looking, given: Given, problems: readonly Problem[]): Promise<Content> | Content;
  step(looking: Looking, given: Given): Promise<Step | readonly Problem[]> | Step | readonly Problem[];
};

const ANSWER_DAYS_ASKED = 21;

/** Names of files that came in and cannot be seen, as their owner knows them. */
async function unopened(services: Services, state: CaseState): Promise<readonly string[]> {
  const names: string[] = [];
  for (const file of state.files) {
    const view = await keptView(services, state.id, file);
    if (file.isDamaged || (view && view.state !== 'viewable')) names.push(file.name);
  }
  return names;
}

const one = (given: Given, name: string): string => (given(name)[0] ?? '').replaceAll('\r\n', '\n').trim();

const ask: StepForm = {
  fields: ['kind', 'wanted', 'takesFiles', 'answerBy'],
  async first({ services, state }) {
    const closed = await unopened(services, state);
    return {
      kind: closed.length > 0 ? 'format' : 'more',
      wanted: closed.join('\n'),
      takesFiles: 'yes',
      answerBy: daysAfter(dayOf(services.now()), ANSWER_DAYS_ASKED),
    };
  },
  view({ lang }, given, problems) {
    const t = internshipMessages[lang].letter;
    return [
      choiceField({
        name: 'kind',
        type: 'radio',
        label: t.kind,
        values: given('kind'),
        options: (['more', 'format'] as const).map((kind) => [kind, t.kinds[kind]]),
      }),
      textArea({
        name: 'wanted',
        label: t.wanted,
        hint: t.wantedHint,
        value: one(given, 'wanted'),
        problem: problemOf(problems, 'wanted'),
      }),
      choiceField({
        name: 'takesFiles',
        type: 'checkbox',
        label: t.takesFiles,
        values: given('takesFiles'),
        options: [['yes', t.takesFiles]],
      }),
      dayField(lang, 'answerBy', t.answerBy, given, problems),
    ];
  },
  step({ lang }, given) {
    const t = internshipMessages[lang].letter.problems;
    const wanted = one(given, 'wanted');
    const answerBy = one(given, 'answerBy');
    const problems: Problem[] = [];
    if (wanted === '') problems.push(['wanted', t.wanted]);
    if (!isDay(answerBy)) problems.push(['answerBy', t.day]);
    if (problems.length > 0) return problems;
    const takesFiles = given('takesFiles').includes('yes');
    return {
      move: 'ask',
      template: one(given, 'kind') === 'format' ? 'format' : 'more',
      body: {},
      prepare: (change) => addInternshipFact(change, 'wanted', { text: wanted, takesFiles, answerBy }),
    };
  },
};

const invite: StepForm = {
  fields: ['slots'],
  first: () => ({}),
  async view({ lang, services }, given, problems) {
    const t = internshipMessages[lang].letter;
    const soonest = new Date(services.now().getTime() + LEAST_NOTICE_MS).toISOString();
    const free = (await slotsAfter(services, services.register, soonest)).filter(
      ({ state }) => state === 'free',
    );
    return free.length === 0
      ? html`<p>${t.noSlots}</p>`
      : choiceField({
          name: 'slots',
          type: 'checkbox',
          label: t.slots,
          values: given('slots'),
          problem: problemOf(problems, 'slots'),
          options: free.map((slot) => [slot.id, spanWords(lang, slot, slot.zone)]),
        });
  },
  step: ({ state }, given) => ({
    // Times can be offered anew while nothing is booked.
    move: state.stage === 'interview' ? undefined : 'invite',
    template: 'slots',
    body: {},
    prepare: (change) => offerSlots(change, given('slots')),
  }),
};

const offer: StepForm = {
  fields: ['start', 'end', 'hours', 'supervisor', 'answerBy', 'reason', 'note'],
  first: ({ services, state }) => suggestedOffer(state.content?.answers ?? {}, dayOf(services.now())),
  async view({ lang, services }, given, problems) {
    const t = internshipMessages[lang].letter;
    const colleagues = (await listAccounts(services.register, services)).filter(
      ({ standing, roles }) => standing === 'active' && !roles.has('partner'),
    );
    return [
      dayField(lang, 'start', t.start, given, problems),
      dayField(lang, 'end', t.end, given, problems),
      textField({
        name: 'hours',
        label: t.hours,
        type: 'number',
        width: 'short',
        value: one(given, 'hours'),
        problem: problemOf(problems, 'hours'),
      }),
      selectField({
        name: 'supervisor',
        label: t.supervisor,
        value: one(given, 'supervisor'),
        problem: problemOf(problems, 'supervisor'),
        options: [['', t.choose], ...colleagues.map(({ user, name }) => [user as string, name] as const)],
      }),
      dayField(lang, 'answerBy', t.answerBy, given, problems),
      ...reasonFields(lang, OFFER_REASONS, given, problems),
    ];
  },
  async step({ lang, services }, given) {
    const t = internshipMessages[lang].letter.problems;
    const [start, end, hours, supervisor, answerBy] = ['start', 'end', 'hours', 'supervisor', 'answerBy'].map(
      (name) => one(given, name),
    ) as [string, string, string, string, string];
    const account = (await listAccounts(services.register, services)).find(
      ({ user, standing }) => user === supervisor && standing === 'active',
    );
    const wrong = offerProblems(
      { start, end, hours, supervisor: account ? supervisor : '', answerBy },
      dayOf(services.now()),
    );
    const problems: Problem[] = wrong.map(({ field, code }) => [field, t[code]]);
    if (!isReason('offer', one(given, 'reason'))) problems.push(['reason', t.reason]);
    if (problems.length > 0 || !account) return problems;
    const made = {
      id: services.newId(),
      start,
      end,
      hours: Number(hours),
      supervisor,
      supervisorName: account.name,
      answerBy,
    };
    return {
      move: 'offer',
      template: 'offer',
      body: bodyOf(given),
      prepare: (change) => addInternshipFact(change, 'offer', made),
    };
  },
};

const reject: StepForm = {
  fields: ['reason', 'note'],
  first: () => ({}),
  view: ({ lang }, given, problems) => reasonFields(lang, REJECT_REASONS, given, problems),
  step({ lang }, given) {
    const t = internshipMessages[lang].letter.problems;
    if (!isReason('reject', one(given, 'reason'))) return [['reason', t.reason]];
    return {
      move: 'reject',
      template: 'rejected',
      body: bodyOf(given),
      prepare: () => Promise.resolve({ ok: true, value: null }),
    };
  },
};

export const STEP_FORMS: Readonly<Record<StepName, StepForm>> = { ask, invite, offer, reject };

function bodyOf(given: Given) {
  const note = one(given, 'note');
  return { reason: one(given, 'reason'), ...(note === '' ? {} : { text: note }) };
}

function dayField(
  lang: Language,
  name: string,
  label: string,
  given: Given,
  problems: readonly Problem[],
): Content {
  return textField({
    name,
    label,
    type: 'date',
    width: 'short',
    value: one(given, name),
    problem: problemOf(problems, name),
    lang,
  });
}

function reasonFields(
  lang: Language,
  reasons: readonly Reason[],
  given: Given,
  problems: readonly Problem[],
): readonly Content[] {
  const t = internshipMessages[lang].letter;
  return [
    selectField({
      name: 'reason',
      label: t.reason,
      hint: t.reasonHint,
      value: one(given, 'reason'),
      problem: problemOf(problems, 'reason'),
      options: [['', t.choose], ...reasons.map(({ code, label }) => [code, label[lang]] as const)],
    }),
    textArea({ name: 'note', label: t.note, value: one(given, 'note'), rows: 2, isOptional: true, lang }),
  ];
}

/** The stage at which a step may be taken at all; the engine has the last word. */
export function isStepOpen(name: StepName, state: CaseState): boolean {
  if (state.isErased || state.kind !== 'internship') return false;
  if (name === 'invite')
    return state.stage === 'review' || (state.stage === 'interview' && !internshipOf(state).booked);
  if (name === 'ask') return state.stage === 'received' || state.stage === 'asked';
  if (name === 'offer') return state.stage === 'decision';
  return !['active', 'archived', 'rejected', 'withdrawn', 'declined'].includes(state.stage);
}
