import type { SignedIn } from '../accounts/roles.ts';
import { inOneTransaction, done } from '../casework/index.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, form } from '../workbench/form.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { sendAgain } from './mail-queue.ts';
import type { MailBody, MailRow } from './mail-store.ts';
import { mailRow, mailRows, openMail } from './mail-store.ts';
import { internshipMessages } from './messages.ts';

/** Letters on their way, and, without a mail server, the letters themselves. */
export const mailRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/internships/mail', policy: 'work on internships', handle: show },
  {
    method: 'POST',
    path: '/internships/mail/:mail/again',
    policy: 'work on internships',
    handle: again,
  },
];

async function show(request: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const { lang } = request;
  const t = internshipMessages[lang].mail;
  const { register, config } = services;
  const rows = await mailRows(register);
  // Reading letters is reading what stands in applications.
  await inOneTransaction(services, async (tx) => {
    await services.custody.append(tx, { actor: person.user, action: 'mail read', object: 'mail' });
    return done(null);
  });
  const letters: { readonly row: MailRow; readonly body: MailBody | undefined }[] = [];
  for (const row of rows) letters.push({ row, body: await openMail(services, register, row) });
  return {
    page: {
      title: t.title,
      section: 'internships',
      body: [
        html`<p class="lead">${t.lead}</p>`,
        config.secrets.smtpUrl === undefined ? html`<p class="notice">${t.kept}</p>` : null,
        letters.length === 0
          ? html`<p>${t.none}</p>`
          : html`<ul class="review-remarks mail-list">
              ${letters.map(({ row, body }) => html`<li>${letterOf(request, person, row, body)}</li>`)}
            </ul>`,
      ],
      help: t.help,
    },
  };
}

function letterOf(
  { lang, href }: WorkRequest,
  person: SignedIn,
  { id, at, state, tries, problem }: MailRow,
  body: MailBody | undefined,
): Content {
  const t = internshipMessages[lang].mail;
  return [
    html`<p>
      <b>${body ? body.subject : t.gone}</b>
      <span class="tag">${t.states[state]}</span>
      <span class="quiet small">${at.slice(0, 10)} ${state === 'sent' ? '' : t.tries(tries, problem)}</span>
    </p>`,
    body
      ? html`<details class="fold">
          <summary>${t.to} ${body.to}</summary>
          <p class="review-text" lang="${body.lang}">${body.text}</p>
          ${body.attachments.map(({ name }) => html`<p class="quiet">${t.attachment(name)}</p>`)}
        </details>`
      : null,
    state === 'failed' || state === 'kept'
      ? form(person, href(`/internships/mail/${id}/again`), button(t.again, { isQuiet: true }), {
          isPlain: true,
        })
      : null,
  ];
}

async function again({ params, lang }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const row = await mailRow(services.register, params['mail'] ?? '');
  if (!row) return { missing: true };
  if (await sendAgain(services, row.id))
    await inOneTransaction(services, async (tx) => {
      await services.custody.append(tx, { actor: person.user, action: 'mail again', object: row.case_id });
      return done(null);
    });
  return { redirect: '/internships/mail', notice: internshipMessages[lang].mail.againDone };
}
