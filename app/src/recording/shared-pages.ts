import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import { addDisclosure, readConsentNow } from '../consent/index.ts';
import { success } from '../platform/result.ts';
import { inTransaction } from '../register/index.ts';
import { html } from '../ui/html.ts';
import type { Answer, StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { readableOf } from './access.ts';
import { recordTitles } from './names-store.ts';
import type { RecordDossier } from './record-dossier.ts';
import { sharedMessages } from './shared-messages.ts';

/** What a partner organisation was let in to read. */
export const sharedRoutes: readonly StaffRoute[] = [
  { method: 'GET', path: '/shared', policy: 'read shared', handle: list },
];

const MOST = 500;

async function list({ lang, href }: WorkRequest, person: SignedIn, services: Services): Promise<Answer> {
  const t = sharedMessages[lang];
  const { register } = services;
  const own = [...person.compartments].filter((compartment) => compartment !== OPEN_COMPARTMENT);
  const rows =
    own.length === 0
      ? []
      : await register.db
          .selectFrom('placement')
          .innerJoin('record', 'record.id', 'placement.record')
          .select(['record.id', 'record.kind'])
          .distinct()
          .where('placement.compartment', 'in', own)
          .orderBy('record.kind')
          .orderBy('record.id')
          .limit(MOST)
          .execute();
  const readable = await readableOf(
    services,
    register,
    person,
    rows.map(({ id }) => id),
  );
  const titles = await recordTitles(services, register, person, readable);
  const kinds = [...Map.groupBy(rows, ({ kind }) => kind)]
    .map(([kind, heads]) => [kind, heads.filter(({ id }) => titles.has(id))] as const)
    .filter(([, heads]) => heads.length > 0);
  return {
    page: {
      title: t.title,
      section: 'shared',
      body: [
        html`<p class="lead">${t.lead}</p>`,
        kinds.length === 0 ? html`<p>${t.empty}</p>` : null,
        kinds.map(
          ([kind, heads]) =>
            html`<section>
              <h2>${register.catalogue.get(kind)?.plural[lang] ?? kind}</h2>
              <ul>
                ${heads.map(({ id }) => html`<li><a href="${href(`/records/${id}`)}">${titles.get(id)?.[lang]}</a></li>`)}
              </ul>
            </section>`,
        ),
      ],
      help: t.help,
    },
  };
}

/** Remembers that a partner was shown something given in confidence, so that it can be recalled from them. */
export async function tellOfSharing(
  services: Services,
  person: SignedIn,
  dossier: RecordDossier,
): Promise<void> {
  if (!person.roles.has('partner')) return;
  const { register } = services;
  const { confided } = await readConsentNow(services, register);
  const shown = new Set(dossier.claims.map(({ source }) => source as string));
  const sources = confided.filter((source) => shown.has(source));
  if (sources.length === 0) return;
  const at = services.now().toISOString();
  const id = `share-${person.user}-${dossier.head.id}-${at.slice(0, 10)}`;
  await inTransaction(register, async (tx) => {
    const known = await tx.db.selectFrom('disclosure').select('id').where('id', '=', id).executeTakeFirst();
    if (known) return success(id);
    const shared = { kind: 'share', recipient: person.name, purpose: 'share', by: person.user } as const;
    await addDisclosure(tx, { id, ...shared, sources, rows: dossier.claims.length, at });
    await services.custody.append(tx, { actor: person.user, action: 'shared read', object: dossier.head.id });
    return success(id);
  });
}
