import type { SignedIn } from '../accounts/roles.ts';
import type { Outcome } from '../casework/index.ts';
import { CASE_PROBLEMS, changeCase, showCase, textProblem, wrong } from '../casework/index.ts';
import { addIntakeSource } from '../publishing/intake-sources.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { linkedSource, linkToSource } from './link-source.ts';
import { matchRoutes } from './match-pages.ts';
import { triageMessages } from './messages.ts';
import { numberRoutes } from './number-pages.ts';

/** Making a source of a submission, comparing it with the register, and numbers that came in by a form. */
export const triageRoutes: readonly StaffRoute[] = [
  { method: 'POST', path: '/cases/:case/link', policy: 'link submissions', handle: link },
  { method: 'POST', path: '/cases/:case/agreement', policy: 'link submissions', handle: agreement },
  ...matchRoutes,
  ...numberRoutes,
];

async function link(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const asked = { seq: Number(sent.get('seen') ?? 0), colleague: sent.get('colleague') ?? '' };
  const linked = await linkToSource(services, person, params['case'] ?? '', asked);
  return answer(request, person, services, linked, 'colleague', triageMessages[lang].linked);
}

/** What the person said later about use in public; the source follows it from the next release on. */
async function agreement(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang, params } = request;
  const t = triageMessages[lang];
  const said = (sent.get('said') ?? '').replaceAll('\r\n', '\n').trim();
  const mayPublish = sent.get('agrees') === 'yes';
  const seq = Number(sent.get('seen') ?? 0);
  const id = params['case'] ?? '';
  const noted = await changeCase(services, person, id, { action: 'case agreement', seq }, async (change) => {
    const state = change.state();
    const linked = linkedSource(state);
    if (!linked || state.kind !== 'information') return wrong(CASE_PROBLEMS.move);
    const unfit = textProblem(said);
    if (unfit) return wrong(unfit);
    const what = { source: linked.source, form: state.kind, caseId: id, mayPublish };
    const written = { by: person.user, at: services.now().toISOString() };
    await addIntakeSource(change.tx, services.ring, what, written);
    return change.add({ type: 'fact', body: { name: 'agreement', value: { mayPublish, said } } });
  });
  return answer(request, person, services, noted, 'said', t.agreementDone);
}

function answer(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  outcome: Outcome<unknown>,
  field: string,
  notice: string,
): Promise<Answer> | Answer {
  const { lang, params } = request;
  if (outcome.ok) return { redirect: `/cases/${params['case'] ?? ''}`, notice };
  if (outcome.problems.includes(CASE_PROBLEMS.gone)) return { missing: true };
  const problems = outcome.problems.map((each): Problem => [field, each[lang]]);
  return showCase(request, person, services, problems);
}
