import { accountNames, listAccounts } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { referenceOf } from '../casework/index.ts';
import { TIME_ZONES } from '../intake/time-zones.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { spanWords } from '../ui/zoned-time.ts';
import type { Problem } from '../workbench/form.ts';
import {
  button,
  choiceField,
  form,
  problemOf,
  problemSummary,
  selectField,
  textArea,
  textField,
} from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { internshipMessages } from './messages.ts';
import { addSlots, takeBackSlot } from './slot-actions.ts';
import { readSlots } from './slot-rules.ts';
import type { SlotProblem, SlotsGiven } from './slot-rules.ts';
import { slotsAfter, slotsById } from './slot-store.ts';
import type { InterviewSlot } from './slot-store.ts';

/** Times at which interviews can be held. */
export const timesRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/internships/times',
    policy: 'work on internships',
    handle: (request, person, services) => show(request, person, services),
  },
  { method: 'POST', path: '/internships/times', policy: 'work on internships', handle: add },
  {
    method: 'POST',
    path: '/internships/times/:slot/back',
    policy: 'work on internships',
    handle: takeBack,
  },
];

const NOTHING: SlotsGiven = { times: '', zone: 'Asia/Seoul', minutes: '45', place: '', interviewers: [] };

async function show(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  given: SlotsGiven = NOTHING,
  problems: readonly Problem[] = [],
): Promise<Answer> {
  const { lang, href } = request;
  const t = internshipMessages[lang].times;
  const slots = await slotsAfter(services, services.register, services.now().toISOString());
  const names = await accountNames(
    services.register,
    services,
    slots.flatMap(({ interviewers }) => interviewers),
  );
  return {
    page: {
      title: t.title,
      section: 'internships',
      status: problems.length > 0 ? 422 : 200,
      body: [
        problemSummary(lang, problems),
        html`<p class="lead">${t.lead}</p>`,
        html`<h2>${t.list}</h2>`,
        slots.length === 0
          ? html`<p>${t.none}</p>`
          : plainTable(
              t.list,
              [t.when, t.place, t.interviewers, t.state, ''],
              slots.map((slot) => [
                spanWords(lang, slot, slot.zone),
                slot.place,
                slot.interviewers.map((user) => names.get(user) ?? user).join(', '),
                stateOf(request, slot),
                slot.state === 'free' ? backForm(request, person, slot) : null,
              ]),
            ),
        html`<h2>${t.add}</h2>`,
        form(person, href('/internships/times'), [
          textArea({
            name: 'times',
            label: t.times,
            hint: t.timesHint,
            value: given.times,
            problem: problemOf(problems, 'times'),
          }),
          selectField({
            name: 'zone',
            label: t.zone,
            value: given.zone,
            problem: problemOf(problems, 'zone'),
            options: TIME_ZONES.map(([zone, words]) => [zone, `${words[lang]} (${zone})`] as const),
          }),
          textField({
            name: 'minutes',
            label: t.minutes,
            type: 'number',
            width: 'short',
            value: given.minutes,
            problem: problemOf(problems, 'minutes'),
          }),
          textField({
            name: 'place',
            label: t.place,
            hint: t.placeHint,
            value: given.place,
            problem: problemOf(problems, 'place'),
          }),
          choiceField({
            name: 'interviewers',
            type: 'checkbox',
            label: t.interviewers,
            values: given.interviewers,
            problem: problemOf(problems, 'interviewers'),
            options: await interviewersFor(services),
          }),
          button(t.addDo),
        ]),
      ],
      help: t.help,
    },
  };
}

function stateOf({ lang, href }: WorkRequest, { state, caseId }: InterviewSlot): Content {
  const t = internshipMessages[lang].times;
  return state === 'booked' && caseId !== null
    ? html`${t.states.booked}: <a href="${href(`/cases/${caseId}`)}">${referenceOf(caseId)}</a>`
    : t.states[state];
}

function backForm({ lang, href }: WorkRequest, person: SignedIn, slot: InterviewSlot): Content {
  const t = internshipMessages[lang].times;
  const label = html`${t.back}<span class="visually-hidden">: ${spanWords(lang, slot, slot.zone)}</span>`;
  return form(person, href(`/internships/times/${slot.id}/back`), button(label, { isQuiet: true }), {
    isPlain: true,
  });
}

/** Everybody who may score may hold an interview. */
async function interviewersFor(services: Services): Promise<readonly (readonly [string, string])[]> {
  return (await listAccounts(services.register, services))
    .filter(
      ({ standing, roles }) =>
        standing === 'active' &&
        permissionOf('score applications', { roles } as SignedIn, services.now()) !== 'no',
    )
    .map(({ user, name }) => [user, name] as const);
}

async function add(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { form: sent, lang } = request;
  const t = internshipMessages[lang].times;
  const allowed = new Set((await interviewersFor(services)).map(([user]) => user));
  const given: SlotsGiven = {
    times: (sent.get('times') ?? '').replaceAll('\r\n', '\n'),
    zone: sent.get('zone') ?? '',
    minutes: (sent.get('minutes') ?? '').trim(),
    place: (sent.get('place') ?? '').trim(),
    interviewers: sent.getAll('interviewers').filter((user) => allowed.has(user)),
  };
  const now = services.now();
  // What began within the last hours may still go on.
  const since = new Date(now.getTime() - 8 * 3_600_000).toISOString();
  const busy = (await slotsAfter(services, services.register, since)).filter(({ state }) => state !== 'over');
  const { times, problems } = readSlots(given, now, busy);
  if (problems.length > 0)
    return show(
      request,
      person,
      services,
      given,
      problems.map((problem) => [problem.field, wordsOf(lang, problem)] as const),
    );
  const { zone, place, interviewers } = given;
  const added = await addSlots(
    services,
    person,
    times.map((time) => ({ ...time, zone, place, interviewers })),
  );
  return { redirect: '/internships/times', notice: t.added(added.ok ? added.value.length : 0) };
}

function wordsOf(lang: WorkRequest['lang'], { code, line }: SlotProblem): string {
  const words = internshipMessages[lang].times.problems[code];
  return typeof words === 'string' ? words : words(line);
}

async function takeBack(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { params, lang } = request;
  const [slot] = await slotsById(services, services.register, [params['slot'] ?? '']);
  if (!slot) return { missing: true };
  const taken = await takeBackSlot(services, person, slot.id);
  if (taken.ok) return { redirect: '/internships/times', notice: internshipMessages[lang].times.takenBack };
  return show(
    request,
    person,
    services,
    NOTHING,
    taken.problems.map((each) => ['', each[lang]] as const),
  );
}
