import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState, LetterText } from '../casework/index.ts';
import { CASE_PROBLEMS, readCase, referenceOf } from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import { button, form, problemOf, problemSummary, textArea, textField } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { internshipMessages } from './messages.ts';
import { makeStep, previewStep } from './step-actions.ts';
import { isStepOpen, STEP_FORMS, STEPS } from './step-forms.ts';
import type { Given, StepName } from './step-forms.ts';

/** Offers and rejections take a passkey. */
const POLICY = {
  ask: 'work on internships',
  invite: 'work on internships',
  offer: 'decide on internships',
  reject: 'decide on internships',
} as const;

/** Steps that send a letter: fill in, read the letter, send it. */
export const stepRoutes: readonly StaffRoute[] = STEPS.flatMap((name): StaffRoute[] => [
  {
    method: 'GET',
    path: `/cases/:case/${name}`,
    policy: 'work on internships',
    handle: (request, person, services) => show(name, request, person, services),
  },
  {
    method: 'POST',
    path: `/cases/:case/${name}`,
    policy: POLICY[name],
    handle: (request, person, services) => act(name, request, person, services),
  },
]);

type Shown = {
  readonly given?: Given;
  readonly problems?: readonly Problem[];
  readonly letter?: LetterText;
};

async function show(
  name: StepName,
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  { given, problems = [], letter }: Shown = {},
): Promise<Answer> {
  const { lang, params, href } = request;
  const t = internshipMessages[lang].letter;
  const state = await readCase(services, person, params['case'] ?? '');
  if (!state || !isStepOpen(name, state)) return { missing: true };
  const looking = { lang, services, state };
  const first = await STEP_FORMS[name].first(looking);
  const values: Given = given ?? ((field) => (first[field] === undefined ? [] : [first[field]]));
  return {
    page: {
      title: `${t[name]}: ${referenceOf(state.id)}`,
      section: 'internships',
      status: problems.length > 0 ? 422 : 200,
      body: [
        problemSummary(lang, problems),
        html`<p><a href="${href(`/cases/${state.id}`)}">${t.back}</a></p>`,
        letter
          ? letterForm(name, request, person, state, values, letter, problems)
          : form(person, href(`/cases/${state.id}/${name}`), [
              await STEP_FORMS[name].view(looking, values, problems),
              button(t.preview, { name: 'step', value: 'preview' }),
            ]),
        name === 'invite' ? html`<p><a href="${href('/internships/times')}">${t.toTimes}</a></p>` : null,
      ],
      help: t.help,
    },
  };
}

/** The letter to read and change; what was filled in goes along unseen. */
function letterForm(
  name: StepName,
  { lang, href }: WorkRequest,
  person: SignedIn,
  state: CaseState,
  given: Given,
  { subject, text }: LetterText,
  problems: readonly Problem[],
): Content {
  const t = internshipMessages[lang].letter;
  const theirs = state.content?.lang ?? 'en';
  return [
    html`<h2>${t.previewTitle}</h2>
      <p class="lead">${t.previewLead(t.languages[theirs])}</p>`,
    form(person, href(`/cases/${state.id}/${name}`), [
      STEP_FORMS[name].fields.flatMap((field) =>
        given(field).map((value) => html`<input type="hidden" name="${field}" value="${value}" />`),
      ),
      html`<input type="hidden" name="seen" value="${state.seq}" />`,
      textField({
        name: 'subject',
        label: t.subject,
        value: subject,
        problem: problemOf(problems, 'subject'),
      }),
      textArea({ name: 'text', label: t.text, value: text, rows: 22, problem: problemOf(problems, 'text') }),
      button(t.send, { name: 'step', value: 'send' }),
      ' ',
      button(t.change, { name: 'step', value: 'back', isQuiet: true }),
    ]),
  ];
}

async function act(
  name: StepName,
  request: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = internshipMessages[lang].letter;
  const id = params['case'] ?? '';
  const given: Given = (field) => sent.getAll(field);
  const state = await readCase(services, person, id);
  if (!state || !isStepOpen(name, state)) return { missing: true };
  if (sent.get('step') === 'back') return show(name, request, person, services, { given });
  const step = await STEP_FORMS[name].step({ lang, services, state }, given);
  if (!('prepare' in step)) return show(name, request, person, services, { given, problems: step });
  const inWords = (problems: readonly { readonly en: string; readonly ko: string }[]): readonly Problem[] =>
    problems.map((each) => ['', each[lang]] as const);
  if (sent.get('step') !== 'send') {
    const letter = await previewStep(services, person, id, step);
    return show(name, request, person, services, {
      given,
      ...(letter.ok ? { letter: letter.value } : { problems: inWords(letter.problems) }),
    });
  }
  const letter = {
    subject: (sent.get('subject') ?? '').trim(),
    text: (sent.get('text') ?? '').replaceAll('\r\n', '\n').trim(),
  };
  if (letter.subject === '' || letter.text === '' || letter.subject.length > 200)
    return show(name, request, person, services, { given, letter, problems: [['text', t.problems.letter]] });
  const made = await makeStep(services, person, id, step, letter, Number(sent.get('seen') ?? 0));
  if (made.ok) return { redirect: `/cases/${id}`, notice: t.sent };
  if (made.problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  return show(name, request, person, services, { given, letter, problems: inWords(made.problems) });
}
