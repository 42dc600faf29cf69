import { accountNames } from '../accounts/account-store.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { readableOf } from '../recording/access.ts';
import { whenOf } from '../recording/claim-words.ts';
import { recordTitles } from '../recording/names-store.ts';
import { html } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { changesSince, keepLook, lastLook, newestEntry } from './changes-store.ts';
import { reviewMessages } from './messages.ts';

/** What colleagues wrote since a person last looked. */
export const changesRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/changes', policy: 'discuss records', handle: show },
  { method: 'POST', path: '/changes', policy: 'discuss records', handle: see },
];

async function show(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang, href } = request;
  const t = reviewMessages[lang];
  const { register } = services;
  const look = await lastLook(register, person.user);
  const all = await changesSince(register, person.user, look?.entry ?? 0);
  const readable = await readableOf(
    services,
    register,
    person,
    all.map(({ record }) => record),
  );
  const changes = all.filter(({ record }) => readable.has(record));
  const titles = await recordTitles(
    services,
    register,
    person,
    changes.map(({ record }) => record),
  );
  const people = await accountNames(
    register,
    services,
    changes.map(({ by }) => by),
  );
  const list = html`<ul class="review-changes">
    ${changes.map(
      ({ record, by, at, statements, decisions }) =>
        html`<li>
          <a href="${href(`/records/${record}`)}">${titles.get(record)?.[lang] ?? record}</a>:
          ${t.changed(statements, decisions)}
          <span class="small quiet">${people.get(by) ?? by}, ${whenOf(at)}</span>
        </li>`,
    )}
  </ul>`;
  const seen = form(person, href('/changes'), [
    html`<input type="hidden" name="entry" value="${String(await newestEntry(register))}" />`,
    button(t.seen, { isQuiet: true }),
  ]);
  return {
    page: {
      title: t.changes,
      body: [
        html`<p class="lead">${t.changesLead(look?.at.slice(0, 10))}</p>`,
        changes.length === 0 ? html`<p>${t.noChanges}</p>` : [list, seen],
      ],
      help: t.changesHelp,
    },
  };
}

async function see(
  { form: given, lang }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Answer> {
  const entry = Number.parseInt(given.get('entry') ?? '', 10);
  const newest = await newestEntry(services.register);
  if (Number.isSafeInteger(entry) && entry >= 0)
    await keepLook(services.register, person.user, Math.min(entry, newest), services.now().toISOString());
  return { redirect: '/changes', notice: reviewMessages[lang].seenDone };
}
