import { listAccounts } from '../accounts/index.ts';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import { CONTENT_ROLES } from '../accounts/roles.ts';
import type { CaseState } from '../casework/index.ts';
import { intakeSources } from '../publishing/intake-sources.ts';
import type { Content } from '../ui/html.ts';
import { html } from '../ui/html.ts';
import { button, choiceField, form, selectField, textArea } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { linkedSource } from './link-source.ts';
import { triageMessages } from './messages.ts';

/** What can be done with a submission besides its stages: making a source of it, comparing it with the register. */
export async function triagePanels(
  request: WorkRequest,
  person: SignedIn,
  services: Services,
  state: CaseState,
): Promise<Content> {
  const { lang, href } = request;
  const t = triageMessages[lang];
  return [
    state.kind === 'missing'
      ? html`<section class="case-part">
          <h2>${t.match}</h2>
          <p><a href="${href(`/cases/${state.id}/match`)}">${t.matchTitle}</a></p>
        </section>`
      : null,
    await linkPanel(request, person, services, state),
  ];
}

async function linkPanel(
  { lang, href }: WorkRequest,
  person: SignedIn,
  services: Services,
  state: CaseState,
): Promise<Content> {
  const t = triageMessages[lang];
  const linked = linkedSource(state);
  if (linked && state.stage !== 'assessed') {
    const source = (await intakeSources(services.register, services.ring)).get(linked.source);
    const isOpen = person.compartments.has(linked.compartment);
    return html`<section class="case-part">
      <h2>${t.linkedTo}</h2>
      <p>${isOpen ? html`<a href="${href(`/records/${linked.source}`)}">${t.openSource}</a>` : t.notYours}</p>
      <p>${state.kind === 'missing' ? t.never : source?.mayPublish ? t.mayPublish : t.mayNot}</p>
      ${state.kind === 'information' && mayLink(services, person) ? agreementForm(lang, href, person, state) : null}
    </section>`;
  }
  if (!mayLink(services, person) || !['unread', 'assessed'].includes(state.stage)) return null;
  if (state.stage === 'unread')
    return html`<section class="case-part">
      <h2>${t.link}</h2>
      <p>${t.linkFirst}</p>
    </section>`;
  const colleagues = (await listAccounts(services.register, services)).filter(
    ({ user, standing, roles }) =>
      user !== person.user && standing === 'active' && CONTENT_ROLES.some((role) => roles.has(role)),
  );
  return html`<section class="case-part">
    <h2>${t.link}</h2>
    <p>${t.linkLead}</p>
    ${form(person, href(`/cases/${state.id}/link`), [
      html`<input type="hidden" name="seen" value="${state.seq}" />`,
      selectField({
        name: 'colleague',
        label: t.colleague,
        options: [['', t.choose], ...colleagues.map(({ user, name }) => [user as string, name] as const)],
      }),
      button(t.linkDo),
    ])}
  </section>`;
}

function agreementForm(
  lang: WorkRequest['lang'],
  href: WorkRequest['href'],
  person: SignedIn,
  state: CaseState,
): Content {
  const t = triageMessages[lang];
  return html`<details class="fold">
    <summary>${t.agreement}</summary>
    <div>
      ${form(person, href(`/cases/${state.id}/agreement`), [
        html`<input type="hidden" name="seen" value="${state.seq}" />`,
        choiceField({
          name: 'agrees',
          type: 'radio',
          label: t.agreement,
          values: ['no'],
          options: [
            ['yes', t.agrees],
            ['no', t.agreesNot],
          ],
        }),
        textArea({ name: 'said', label: t.agreementText, rows: 2 }),
        button(t.agreementDo, { isQuiet: true }),
      ])}
    </div>
  </details>`;
}

function mayLink(services: Services, person: SignedIn): boolean {
  return permissionOf('link submissions', person, services.now()) === 'yes';
}
