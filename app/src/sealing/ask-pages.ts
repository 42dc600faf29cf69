import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { whenOf } from '../recording/claim-words.ts';
import { recordTitles } from '../recording/names-store.ts';
import { html } from '../ui/html.ts';
import { button, choiceField, form, problemOf, problemSummary, textArea } from '../workbench/form.ts';
import type { Problem } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { sealingMessages } from './messages.ts';
import { askToOpen } from './opening-actions.ts';
import { sealedThings } from './sealed-things.ts';

const PATH = '/sealed/ask/:record';

/** Asking to open sealed values and files of one record. */
export const askRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: PATH,
    policy: 'ask to open',
    record: 'record',
    handle: (request, person, services) => askPage(request, person, services, []),
  },
  { method: 'POST', path: PATH, policy: 'ask to open', record: 'record', handle: ask },
];

async function askPage(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  problems: readonly Problem[],
): Promise<Answer> {
  const { lang, href, params, query } = request;
  const t = sealingMessages[lang];
  const { register } = services;
  const record = params['record'] ?? '';
  const things = await sealedThings(services, register, person, record);
  if (!things) return { missing: true };
  const titles = await recordTitles(services, register, person, [
    record,
    ...things.claims.map(({ source }) => source),
  ]);
  const options = [
    ...things.claims.map(({ id, property, source, locator }) => {
      const label = propertyOf(register.catalogue, things.head.kind, property)?.label[lang] ?? property;
      return [`claim:${id}`, label, t.from(titles.get(source)?.[lang] ?? t.somebody, locator)] as const;
    }),
    ...things.files.map(({ id, at }) => [`file:${id}`, t.file(whenOf(at))] as const),
  ];
  const chosen = request.form.getAll('what');
  const file = query.get('file');
  return {
    page: {
      title: t.askTitle,
      section: 'sealed',
      help: t.help,
      ...(problems.length > 0 ? { status: 422 as const } : {}),
      body: html`${problemSummary(lang, problems)}
        <p class="lead">${t.askLead}</p>
        <p>
          ${t.record}:
          <a href="${href(`/records/${record}`)}">${titles.get(record)?.[lang] ?? t.hiddenRecord}</a>
        </p>
        ${
          options.length === 0
            ? html`<p class="quiet">${t.nothingSealed}</p>`
            : form(person, href(`/sealed/ask/${record}`), [
                choiceField({
                  name: 'what',
                  label: t.values,
                  hint: t.valuesHint,
                  type: 'checkbox',
                  values: chosen.length === 0 && file ? [`file:${file}`] : chosen,
                  options,
                  problem: problemOf(problems, 'what'),
                }),
                textArea({
                  name: 'reason',
                  label: t.reason,
                  hint: t.reasonHint,
                  value: request.form.get('reason') ?? '',
                  problem: problemOf(problems, 'reason'),
                }),
                button(t.ask),
              ])
        }`,
    },
  };
}

async function ask(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = sealingMessages[request.lang];
  const what = request.form.getAll('what');
  const of = (kind: string): string[] =>
    what.filter((each) => each.startsWith(`${kind}:`)).map((each) => each.slice(kind.length + 1));
  const asked = await askToOpen(services, person, request.params['record'] ?? '', {
    claims: of('claim'),
    files: of('file'),
    reason: request.form.get('reason') ?? '',
  });
  if (!asked) return { missing: true };
  if (asked.ok) return { redirect: `/sealed/${asked.id}`, notice: t.asked };
  const problems = asked.problems.map((problem): Problem => [
    problem.startsWith('reason') ? 'reason' : 'what',
    t.problems[problem],
  ]);
  return askPage(request, person, services, problems);
}
