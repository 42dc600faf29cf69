import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, choiceField, form, problemOf, selectField, textField } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkPage, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { listAccounts } from './account-store.ts';
import { plainTable } from '../workbench/plain-table.ts';
import { smallForm } from './account-view.ts';
import {
  createCompartment,
  endMembership,
  grantMembership,
  isOwner,
  LONGEST_MEMBERSHIP_DAYS,
  mayJoin,
} from './compartment-actions.ts';
import { isCurrent, listCompartments, readMemberships } from './compartment-store.ts';
import type { Outcome } from './outcome.ts';
import { problemBox, problemsOf } from './passkey-view.ts';
import { peopleMessages } from './people-messages.ts';
import type { SignedIn } from './roles.ts';

type Failed = Extract<Outcome<unknown>, { ok: false }>;

/** Compartments of the person who asks. One they are not in looks as if there were none. */
export const compartmentRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/compartments',
    policy: 'own compartment',
    handle: async (request, person, services) => ({ page: await listPage(request, person, services) }),
  },
  {
    method: 'POST',
    path: '/compartments',
    policy: 'own compartment',
    handle: async (request, person, services) => {
      const made = await createCompartment(services, person, (request.form.get('name') ?? '').trim());
      return made.ok
        ? { redirect: `/compartments/${made.value}`, notice: peopleMessages[request.lang].compartmentMade }
        : { page: await listPage(request, person, services, made) };
    },
  },
  {
    method: 'GET',
    path: '/compartments/:compartment',
    policy: 'own compartment',
    handle: (request, person, services) => compartmentAnswer(request, person, services),
  },
  {
    method: 'POST',
    path: '/compartments/:compartment/members',
    policy: 'own compartment',
    handle: async (request, person, services) => {
      const compartment = request.params['compartment'] ?? '';
      if (!person.compartments.has(compartment)) return { missing: true };
      const granted = await grantMembership(services, person, compartment, {
        user: request.form.get('user') ?? '',
        standing: request.form.get('standing') === 'owner' ? 'owner' : 'member',
        until: request.form.get('until') ?? '',
      });
      if (!granted.ok) return compartmentAnswer(request, person, services, granted);
      return {
        redirect: `/compartments/${compartment}`,
        notice: peopleMessages[request.lang].membershipSaved,
      };
    },
  },
  {
    method: 'POST',
    path: '/compartments/:compartment/members/:user/end',
    policy: 'own compartment',
    handle: async (request, person, services) => {
      const { compartment = '', user = '' } = request.params;
      if (!person.compartments.has(compartment)) return { missing: true };
      const ended = await endMembership(services, person, compartment, user);
      if (!ended.ok) return compartmentAnswer(request, person, services, ended);
      return {
        redirect: user === person.user ? '/compartments' : `/compartments/${compartment}`,
        notice: peopleMessages[request.lang].membershipEnded,
      };
    },
  },
];

async function listPage(
  { lang, href, form: sent }: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<WorkPage> {
  const t = peopleMessages[lang];
  const { register } = services;
  const own = (await listCompartments(register, services)).filter(({ id }) => person.compartments.has(id));
  const memberships = await readMemberships(register, services, { user: person.user });
  return {
    title: t.compartments,
    section: 'compartments',
    ...(failed ? { status: 422 } : {}),
    body: [
      problemBox(lang, failed),
      html`<p class="lead">${t.compartmentsLead}</p>`,
      own.length === 0
        ? html`<p>${t.noCompartments}</p>`
        : plainTable(
            t.compartments,
            [t.compartmentName, t.yourStanding, t.until],
            own.map(({ id, name }) => {
              const membership = memberships.find(({ compartment }) => compartment === id);
              return [
                html`<a href="${href(`/compartments/${id}`)}">${name}</a>`,
                t.standings[membership?.standing === 'owner' ? 'owner' : 'member'],
                membership?.expiresAt.slice(0, 10),
              ];
            }),
          ),
      html`<h2>${t.newCompartment}</h2>`,
      form(person, href('/compartments'), [
        textField({
          name: 'name',
          label: t.compartmentName,
          hint: t.compartmentNameHint,
          value: sent.get('name') ?? '',
          problem: problemOf(problemsOf(lang, failed), 'name'),
        }),
        button(t.makeCompartment),
      ]),
    ],
    help: html`<p>${t.compartmentsHelp}</p>`,
  };
}

async function compartmentAnswer(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  failed?: Failed,
): Promise<Answer> {
  const { lang, href, params } = request;
  const t = peopleMessages[lang];
  const { register } = services;
  const id = params['compartment'] ?? '';
  const compartment = (await listCompartments(register, services)).find((one) => one.id === id);
  if (!compartment || !person.compartments.has(id)) return { missing: true };
  const now = services.now();
  const accounts = await listAccounts(register, services);
  const members = await readMemberships(register, services, { compartment: id });
  const owns = isOwner(members, person.user, now);
  const nameOf = (user: string): string => accounts.find((one) => one.user === user)?.name ?? t.someone;
  return {
    page: {
      title: compartment.name,
      section: 'compartments',
      ...(failed ? { status: 422 } : {}),
      body: [
        problemBox(lang, failed),
        html`<h2>${t.members}</h2>`,
        plainTable(
          t.members,
          [t.name, t.standing, t.until, ''],
          members
            .filter((one) => isCurrent(one, now))
            .map((one) => [
              nameOf(one.user),
              t.standings[one.standing === 'owner' ? 'owner' : 'member'],
              one.expiresAt.slice(0, 10),
              owns || one.user === person.user
                ? smallForm(
                    person,
                    href(`/compartments/${id}/members/${one.user}/end`),
                    one.user === person.user ? t.leave : t.endMembership,
                    one.user === person.user ? t.leave : t.endMembershipNamed(nameOf(one.user)),
                  )
                : null,
            ]),
        ),
        owns ? letIn(request, person, id, accounts.filter(mayJoin), now, failed) : html`<p>${t.notOwner}</p>`,
      ],
      help: html`<p>${t.compartmentsHelp}</p>`,
    },
  };
}

function letIn(
  { lang, href, form: sent }: WorkRequest,
  person: SignedIn,
  id: string,
  people: readonly { readonly user: string; readonly name: string }[],
  now: Date,
  failed?: Failed,
): Content {
  const t = peopleMessages[lang];
  const problems = problemsOf(lang, failed);
  const latest = new Date(now.getTime() + LONGEST_MEMBERSHIP_DAYS * 24 * 60 * 60_000);
  return [
    html`<h2>${t.let}</h2>`,
    form(person, href(`/compartments/${id}/members`), [
      selectField({
        name: 'user',
        label: t.person,
        value: sent.get('user') ?? '',
        problem: problemOf(problems, 'user'),
        options: [['', t.choose], ...people.map(({ user, name }) => [user, name] as const)],
      }),
      choiceField({
        name: 'standing',
        label: t.standing,
        type: 'radio',
        values: [sent.get('standing') ?? 'member'],
        options: (['member', 'owner'] as const).map((standing) => [standing, t.standings[standing]] as const),
      }),
      textField({
        name: 'until',
        label: t.until,
        hint: t.untilHint,
        type: 'date',
        width: 'middle',
        value: sent.get('until') ?? latest.toISOString().slice(0, 10),
        problem: problemOf(problems, 'until'),
      }),
      button(t.letButton),
    ]),
  ];
}
