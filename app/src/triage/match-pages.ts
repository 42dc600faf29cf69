import type { SignedIn } from '../accounts/roles.ts';
import type { CaseState } from '../casework/index.ts';
import { addFact, CASE_PROBLEMS, factsNamed, readCase, referenceOf } from '../casework/index.ts';
import { recordTitles } from '../recording/index.ts';
import type { Candidate } from '../recording/testimony/candidates-store.ts';
import { candidatesFor } from '../recording/testimony/candidates-store.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import type { Problem } from '../workbench/form.ts';
import { button, choiceField, form, problemSummary } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { triageMessages } from './messages.ts';

/** A missing relative beside people of the register: candidates only, and nothing of it is published. */
export const matchRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/cases/:case/match',
    policy: 'work on submissions',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/cases/:case/match', policy: 'work on submissions', handle: note },
];

const FACT = 'match';
const VERDICTS = ['same', 'other', 'open'] as const;
type Match = { readonly record: string; readonly verdict: (typeof VERDICTS)[number] };

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[] = [],
): Promise<Answer> {
  const { lang, href, params } = request;
  const t = triageMessages[lang];
  const state = await readCase(services, person, params['case'] ?? '');
  if (!state?.content || state.kind !== 'missing') return { missing: true };
  const names = namesOf(state);
  const candidates = await candidatesOf(services, person, state);
  return {
    page: {
      title: t.matchTitle,
      section: 'cases',
      status: problems.length > 0 ? 422 : 200,
      body: [
        problemSummary(lang, problems),
        html`<p><a href="${href(`/cases/${state.id}`)}">${t.back} ${referenceOf(state.id)}</a></p>`,
        html`<p class="lead">${t.matchLead}</p>`,
        html`<h2>${t.names}</h2>`,
        html`<ul>
          ${names.map((name) => html`<li>${name}</li>`)}
        </ul>`,
        candidates.length === 0
          ? html`<p>${t.matchNone}</p>`
          : candidates.map((candidate) => candidatePart(request, person, state, candidate)),
        await findings(request, person, services, state),
      ],
      help: t.matchHelp,
    },
  };
}

function namesOf({ content }: CaseState): readonly string[] {
  return (content?.answers['names'] ?? '')
    .split(/[\n;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 20);
}

/** The first year in what was written about birth. */
function yearOf(text: string): string {
  return /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text)?.[0] ?? '';
}

function candidatesOf(services: Services, person: SignedIn, state: CaseState): Promise<readonly Candidate[]> {
  const birth = yearOf(state.content?.answers['birth'] ?? '');
  return candidatesFor(services, services.register, person, { names: namesOf(state), birth, camps: [] });
}

function candidatePart(
  { lang, href }: WorkRequest,
  person: SignedIn,
  state: CaseState,
  { id, title, birth, camps, kin, agrees }: Candidate,
): Content {
  const t = triageMessages[lang];
  const list = (heading: string, words: readonly { readonly en: string; readonly ko: string }[]): Content =>
    words.length === 0 ? null : html`<p>${heading}: ${words.map((each) => each[lang]).join(', ')}</p>`;
  return html`<section class="case-part">
    <h2><a href="${href(`/records/${id}`)}">${title[lang]}</a></h2>
    ${birth === null ? null : html`<p>${t.born} ${birth}</p>`} ${list(t.camps, camps)} ${list(t.kin, kin)}
    ${agrees.length === 0 ? null : html`<p>${agrees.map((each) => t.agree[each]).join(', ')}</p>`}
    ${form(person, href(`/cases/${state.id}/match`), [
      html`<input type="hidden" name="record" value="${id}" />`,
      choiceField({
        name: `verdict-${id}`,
        type: 'radio',
        label: t.verdict(title[lang]),
        values: [],
        options: VERDICTS.map((each) => [each, t.verdicts[each] ?? each]),
      }),
      button(t.verdictDo, { isQuiet: true }),
    ])}
  </section>`;
}

async function findings(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  state: CaseState,
): Promise<Content> {
  const t = triageMessages[lang];
  const found = factsNamed(state, FACT).map(({ value, day }) => ({ ...(value as Match), day }));
  if (found.length === 0) return null;
  const titles = await recordTitles(
    services,
    services.register,
    person,
    found.map(({ record }) => record),
  );
  return html`<h2>${t.found}</h2>
    <ul>
      ${found.flatMap(({ record, verdict, day }) => {
        const title = titles.get(record);
        return title
          ? [
              html`<li>
                <a href="${href(`/records/${record}`)}">${title[lang]}</a>: ${t.verdicts[verdict]} (${day})
              </li>`,
            ]
          : [];
      })}
    </ul>`;
}

async function note(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = triageMessages[lang];
  const state = await readCase(services, person, params['case'] ?? '');
  if (!state?.content || state.kind !== 'missing') return { missing: true };
  const record = sent.get('record') ?? '';
  const verdict = VERDICTS.find((each) => each === sent.get(`verdict-${record}`));
  // Only somebody who was offered as a candidate: what this person may not read cannot be pointed at.
  const isOffered = (await candidatesOf(services, person, state)).some(({ id }) => id === record);
  if (!verdict || !isOffered) return show(request, person, services, [['', t.verdictMissing]]);
  const noted = await addFact(services, person, state.id, FACT, { record, verdict } satisfies Match);
  if (noted.ok) return { redirect: `/cases/${state.id}/match`, notice: t.verdictDone };
  if (noted.problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  return show(
    request,
    person,
    services,
    noted.problems.map((each): Problem => ['', each[lang]]),
  );
}
