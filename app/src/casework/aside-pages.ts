import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedIn } from '../accounts/roles.ts';
import { html } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import { plainTable } from '../workbench/plain-table.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { listAside, tryAgain } from './inbox/aside.ts';
import { caseworkMessages } from './messages.ts';

/** What came in and could not be made anything of. */
export const asideRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/cases/aside', policy: 'see cases', handle: show },
  { method: 'POST', path: '/cases/aside', policy: 'see cases', handle: again },
];

function show({ lang, href }: WorkRequest, person: SignedIn, services: Services): Answer {
  const t = caseworkMessages[lang].aside;
  const all = listAside(services);
  const { inbox } = services.folder.intake;
  const waiting = readdirSync(inbox).filter((name) => !existsSync(join(inbox, name, 'submission.age')));
  return {
    page: {
      title: t.title,
      section: 'cases',
      body: [
        html`<p class="lead">${t.lead}</p>`,
        waiting.length === 0 ? null : html`<p>${t.waiting(waiting.length)}</p>`,
        all.length === 0
          ? html`<p>${t.none}</p>`
          : plainTable(
              t.title,
              [t.what, t.name, ''],
              all.map(({ what, name }) => [
                t.whats[what] ?? what,
                html`<code>${name}</code>`,
                form(
                  person,
                  href('/cases/aside'),
                  [
                    html`<input type="hidden" name="what" value="${what}" />`,
                    html`<input type="hidden" name="name" value="${name}" />`,
                    button(t.again, { isQuiet: true }),
                  ],
                  { isPlain: true },
                ),
              ]),
            ),
        html`<p><a href="${href('/cases')}">${caseworkMessages[lang].bulk.back}</a></p>`,
      ],
      help: t.help,
    },
  };
}

async function again(
  { form: sent, lang }: WorkRequest,
  person: SignedIn,
  services: Services,
): Promise<Answer> {
  const t = caseworkMessages[lang].aside;
  const what = sent.get('what') === 'note' ? 'note' : 'submission';
  const isBack = await tryAgain(services, person, { what, name: sent.get('name') ?? '' });
  return { redirect: '/cases/aside', notice: isBack ? t.tried : t.gone };
}
