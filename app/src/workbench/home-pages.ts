import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { caseHomeLines } from '../casework/index.ts';
import { internshipHomeLines } from '../internships/index.ts';
import { proposalsToApprove } from '../publishing/index.ts';
import { draftStore, notificationsOf, readableOf, recordTitles } from '../recording/index.ts';
import { changesSince, countQueue, lastLook, openAssignments } from '../review/index.ts';
import { openingsToDecide } from '../sealing/index.ts';
import { numbersFor, triageMessages, waitingFor } from '../triage/index.ts';
import type { Content, Html } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { homeMessages } from './home-messages.ts';
import type { Answer, StaffRoute, WorkRequest } from './route.ts';
import type { Services } from './services.ts';
import { readStanding } from './standing.ts';
import { standingBody } from './standing-view.ts';

/** The start: what waits for this person, and how this copy stands. */
export const homeRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/', policy: 'own account', handle: home },
];

async function home(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href } = request;
  const t = homeMessages[lang];
  const { register, folder } = services;
  const may = (policy: Parameters<typeof permissionOf>[0]) =>
    permissionOf(policy, person, services.now()) !== 'no';
  const reads = may('read records');
  const lines: Content[] = [];
  const link = (path: string, text: string): Html => html`<li><a href="${href(path)}">${text}</a></li>`;

  if (may('review claims')) {
    const { states } = await countQueue(register, person, { state: 'waiting', whose: 'others' });
    if (states.waiting > 0) lines.push(link('/review', t.review(states.waiting)));
    if (states.returned > 0) lines.push(link('/review?state=returned', t.returned(states.returned)));
  }
  if (may('review claims')) {
    const numbers = waitingFor(person, await numbersFor(services, person));
    if (numbers > 0) lines.push(link('/review/numbers', triageMessages[lang].home(numbers)));
  }
  const casework = [
    ...(may('see cases') ? await caseHomeLines(services, person, lang) : []),
    ...(await internshipHomeLines(services, person, lang)),
  ];
  for (const { path, text } of casework) lines.push(link(path, text));
  if (may('see proposals')) {
    const waiting = await proposalsToApprove(services, person);
    if (waiting > 0) lines.push(link('/releases', t.proposals(waiting)));
  }
  const openings = await openingsToDecide(services, person);
  if (openings > 0) lines.push(link('/sealed', t.openings(openings)));
  if (may('discuss records')) {
    const look = await lastLook(register, person.user);
    const changes = await changesSince(register, person.user, look?.entry ?? 0);
    const seen = await readableOf(
      services,
      register,
      person,
      changes.map(({ record }) => record),
    );
    const count = changes.filter(({ record }) => seen.has(record)).length;
    if (count > 0) lines.push(link('/changes', t.changes(count)));
  }
  const waiting = [
    lines.length === 0
      ? null
      : html`<ul class="home-list">
          ${lines}
        </ul>`,
    reads ? await own(request, person, services) : null,
  ];
  const isEmpty = lines.length === 0 && waiting[1] === null;
  return {
    page: {
      title: t.title,
      section: 'home',
      body: [
        html`<p class="lead">${t.hello(person.name)}</p>`,
        isEmpty ? html`<p>${t.nothing}</p>` : waiting,
        html`<p><a href="${href('/tour')}">${t.tour}</a></p>`,
        html`<details class="home-standing">
          <summary>${t.standing}</summary>
          ${standingBody(lang, await readStanding(register, folder.releases))}
        </details>`,
      ],
      help: t.help,
    },
  };
}

/** What this person was told, looks after, and has not finished. */
async function own({ lang, href }: WorkRequest, person: SignedIn, services: Services): Promise<Content> {
  const t = homeMessages[lang];
  const { register } = services;
  const told = await notificationsOf(register, person);
  const assignments = await openAssignments(register, { user: person.user });
  const drafts = await draftStore.list(register, person);
  if (told.length + assignments.length + drafts.length === 0) return null;
  const titles = await recordTitles(services, register, person, [
    ...told.map(({ record }) => record),
    ...assignments.map(({ record }) => record),
    ...drafts.map(({ subject }) => subject).filter((subject) => subject !== ''),
  ]);
  const named = (record: string): Content => {
    const title = titles.get(record);
    return title ? html`<a href="${href(`/records/${record}`)}">${title[lang]}</a>` : null;
  };
  const list = (heading: string, items: readonly Content[]): Content =>
    items.length === 0
      ? null
      : html`<section>
          <h2>${heading}</h2>
          <ul class="home-list">
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>
        </section>`;
  return [
    list(
      t.told,
      told.flatMap(({ record, code, at }) =>
        titles.has(record)
          ? [
              html`${named(record)}: ${t.codes[code] ?? code}
                <span class="quiet small">${at.slice(0, 10)}</span>`,
            ]
          : [],
      ),
    ),
    list(
      t.assignments,
      assignments.flatMap(({ record, note }) =>
        titles.has(record)
          ? [
              html`${named(record)}${note === '' ? null : html`: ${note}`}
                <a class="small" href="${href(`/records/${record}/remarks`)}">…</a>`,
            ]
          : [],
      ),
    ),
    list(
      t.drafts,
      drafts.map(
        ({ id, form, subject, savedAt }) =>
          html`<a href="${href(draftAddress(form, subject, id))}"
              >${form === 'testimony' ? t.testimony : (titles.get(subject)?.[lang] ?? t.form)}</a
            >
            <span class="quiet small">${t.draft(savedAt.slice(0, 10), savedAt.slice(11, 16))}</span>`,
      ),
    ),
  ];
}

/** Forms are named `testimony`, `add <property>` and `new <kind>`; see the pages that open them. */
function draftAddress(form: string, subject: string, id: string): string {
  const [step, name = ''] = form.split(' ');
  const draft = `draft=${encodeURIComponent(id)}`;
  if (step === 'add') return `/records/${subject}/add?property=${encodeURIComponent(name)}&${draft}`;
  return step === 'new' ? `/records/new/${name}?${draft}` : `/testimony?${draft}`;
}
