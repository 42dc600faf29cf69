import { propertyOf } from '@unhidden/record';
import { permissionOf } from '../accounts/policy.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { StaffRoute, WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import type { ClaimContext } from './claim-view.ts';
import { othersSince } from './meanwhile.ts';
import { recordingMessages } from './messages.ts';
import { seeNotifications } from './notification-store.ts';
import type { RecordDossier } from './record-dossier.ts';
import { readRecordDossier } from './record-dossier.ts';
import { recordBody } from './record-view.ts';
import { tellOfSharing } from './shared-pages.ts';
import { undoWriting } from './undo-actions.ts';

/** One record as staff work on it. */
export const recordRoutes: readonly StaffRoute[] = [
  {
    method: 'GET',
    path: '/records/:id',
    policy: 'read records',
    record: 'id',
    handle: async (request, person, services) => {
      const { register } = services;
      const id = request.params['id'] ?? '';
      const dossier = await readRecordDossier(services, register, person, id);
      if (!dossier) return { missing: true };
      await tellOfReading(services, person, dossier);
      await tellOfSharing(services, person, dossier);
      const told = await seeNotifications(services, register, person, id);
      const ctx = claimContext(services, request, person, dossier);
      return {
        page: {
          title: dossier.title[request.lang],
          body: recordBody(ctx, register.catalogue, person, {
            done: request.query.get('done'),
            told,
            others: await savedMeanwhile(services, request, person, dossier),
          }),
          help: ctx.t.help,
          section: 'records',
        },
      };
    },
  },
  {
    method: 'POST',
    path: '/records/:id/undo',
    policy: 'write records',
    record: 'id',
    handle: async ({ form, params, lang }, person, services) => {
      const t = recordingMessages[lang].record;
      const undone = await undoWriting(services, person, form.get('batch') ?? '');
      return { redirect: `/records/${params['id']}`, notice: undone.ok ? t.undone : t.cannotUndo };
    },
  },
];

export function claimContext(
  services: Services,
  request: Pick<WorkRequest, 'lang' | 'href'>,
  person: SignedIn,
  dossier: RecordDossier,
): ClaimContext {
  return {
    request,
    dossier,
    claims: new Map(dossier.claims.map((claim) => [claim.id, claim])),
    claimsOf: Map.groupBy(dossier.claims, ({ batch }) => batch),
    decisionsOf: Map.groupBy(dossier.decisions, ({ batch }) => batch),
    decisionsAbout: Map.groupBy(dossier.decisions, ({ claim }) => claim),
    t: recordingMessages[request.lang].record,
    mayWrite: permissionOf('write records', person, services.now()) === 'yes',
    shared: { source: new Map(), grade: new Map(), batch: new Map() },
  };
}

/** A page that shows protected values is itself an event; the values shown are those of the page as a whole. */
export async function tellOfReading(
  services: Services,
  person: SignedIn,
  dossier: RecordDossier,
): Promise<void> {
  const { register, custody } = services;
  const isProtected = dossier.view.properties.some(
    ({ property }) => propertyOf(register.catalogue, dossier.head.kind, property)?.tier === 'protected',
  );
  if (!isProtected) return;
  await register.db
    .transaction()
    .execute((db) =>
      custody.append(
        { db, engine: register.engine },
        { actor: person.user, action: 'record read protected', object: dossier.head.id },
      ),
    );
}

/** Where a form was saved after others had written of the same property: what they wrote. */
async function savedMeanwhile(
  services: Services,
  { query }: Pick<WorkRequest, 'query'>,
  person: SignedIn,
  dossier: RecordDossier,
) {
  const seen = query.get('seen');
  const done = query.get('done') ?? '';
  if (seen === null || !/^\d{1,15}$/.test(seen)) return [];
  const touched = new Set([
    ...dossier.claims.filter(({ batch }) => batch === done).map(({ id }) => id),
    ...dossier.decisions.filter(({ batch }) => batch === done).map(({ claim }) => claim),
  ]);
  const properties = dossier.claims.filter(({ id }) => touched.has(id)).map(({ property }) => property);
  const own = dossier.entries.get(done)?.seq ?? 0;
  const others = await othersSince(services, services.register, person, {
    record: dossier.head.id,
    properties,
    seen: Number(seen),
  });
  return others.filter(({ seq }) => seq < own);
}
