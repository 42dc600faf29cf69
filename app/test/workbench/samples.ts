import { createUser } from '../../src/accounts/index.ts';
import { listCompartments, writeMembership } from '../../src/accounts/compartment-store.ts';
import { changeRoles, invitePerson } from '../../src/accounts/people-actions.ts';
import { askRecovery, openRecoveries } from '../../src/accounts/recovery-actions.ts';
import { openRoleRequests } from '../../src/accounts/role-requests.ts';
import type { UserId } from '../../src/accounts/roles.ts';
import { permissionOf } from '../../src/accounts/policy.ts';
import type { Action } from '../../src/publishing/proposal.ts';
import { addProposal } from '../../src/publishing/proposal-store.ts';
import { draftStore } from '../../src/recording/index.ts';
import { keepUpload } from '../../src/recording/importing/import-files.ts';
import { saveFilter } from '../../src/recording/tables/saved-filters.ts';
import { inTransaction } from '../../src/register/index.ts';
import { success } from '../../src/platform/result.ts';
import { askToOpen } from '../../src/sealing/opening-actions.ts';
import { sealedThings } from '../../src/sealing/sealed-things.ts';
import { assign } from '../../src/review/review-actions.ts';
import { valueOf } from '../setup/outcomes.ts';
import { valueOf as resultOf } from '../setup/results.ts';
import type { TestPerson } from '../setup/workbench.ts';
import { ELSEWHERE, giveKey, HERE } from './actors.ts';
import { caseFilesOf, ownCase } from './case-samples.ts';
import { applicationFor, freeTime, keptLetter, scoredBy } from './internship-samples.ts';
import type { Cast, Entered } from './cast.ts';
import { enter } from './cast.ts';

/** What a parameter of a path may hold, for one person. */
export type Objects = {
  /** There, and for whoever the policy lets pass. */
  readonly own: string;
  /** There, but of another person or compartment; none where the policy alone decides. */
  readonly forbidden: readonly string[];
  readonly absent: string;
  /** Naming what is not there makes it, so that there is no absent object. */
  readonly isMade?: true;
  /** Whatever is there, none of it is for this person, though others of the policy see theirs. */
  readonly isNone?: boolean;
};

/** Made for the person who will ask, or for an insider where the policy lets that person ask for nothing. */
type Sample = (cast: Cast, owner: TestPerson) => Objects | Promise<Objects>;

const NOWHERE = '00000000-0000-4000-8000-000000000000';

/** Sample values of every parameter there is, by the path up to it. A new parameter needs a line here. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  '/set-up/:token': ({ setUpToken }) => ({ own: setUpToken, forbidden: [], absent: NOWHERE }),
  '/invitation/:token': async ({ bench: { services }, admin }) => {
    const name = `Synthetic invited ${services.newId().slice(0, 8)}`;
    const given = { name, roles: new Set(['documenter'] as const), mayUsePassphrase: true };
    const invited = valueOf(await invitePerson(services, admin.person, given));
    return { own: invited.token, forbidden: [], absent: NOWHERE };
  },
  '/account/keys/:key': async (cast, { person }) => ({
    own: await giveKey(cast.bench, person.user),
    forbidden: [await giveKey(cast.bench, cast.stranger.person.user)],
    absent: NOWHERE,
  }),
  '/account/sessions/:session': async ({ bench, stranger }, { person }) => ({
    own: (await bench.sessionFor(person.user)).person.session,
    forbidden: [stranger.person.session],
    absent: NOWHERE,
  }),
  '/account/recovery/:recovery': async (cast, { person }) => ({
    own: await recoveryOf(cast, person.user),
    forbidden: [await recoveryOf(cast, cast.stranger.person.user)],
    absent: NOWHERE,
  }),
  '/people/requests/:request': async (cast) => {
    const { services } = cast.bench;
    const user = await somebody(cast);
    const given = { roles: new Set(['documenter', 'reviewer'] as const), mayUsePassphrase: false };
    valueOf(await changeRoles(services, cast.admin.person, user, given));
    const asked = (await openRoleRequests(services.register, services)).find((one) => one.user === user);
    return { own: asked?.id ?? '', forbidden: [], absent: NOWHERE };
  },
  '/people/recoveries/:recovery': async (cast) => ({
    own: await recoveryOf(cast, await somebody(cast)),
    forbidden: [],
    absent: NOWHERE,
  }),
  '/people/:user': async (cast) => ({ own: await somebody(cast), forbidden: [], absent: NOWHERE }),
  '/compartments/:compartment': async ({ bench: { services } }) => {
    const ids = new Set((await listCompartments(services.register, services)).map(({ id }) => id));
    if (!ids.has(HERE) || !ids.has(ELSEWHERE)) throw new Error('a compartment is missing');
    return { own: HERE, forbidden: [ELSEWHERE], absent: NOWHERE };
  },
  '/compartments/:compartment/members/:user': async (cast) => ({
    own: await member(cast),
    forbidden: [cast.stranger.person.user],
    absent: NOWHERE,
  }),
  '/records/kind/:kind': () => ({ own: 'person', forbidden: [], absent: 'nothing' }),
  '/records/new/:kind': () => ({ own: 'person', forbidden: [], absent: 'nothing' }),
  '/records/views/:id': async (cast, owner) => ({
    own: await viewOf(cast, owner),
    forbidden: [await viewOf(cast, cast.stranger)],
    absent: NOWHERE,
  }),
  '/import/file/:file': async (cast, owner) => ({
    own: await uploadOf(cast, owner),
    forbidden: [await uploadOf(cast, cast.stranger)],
    absent: NOWHERE,
  }),
  '/import/:batch': async (cast, owner) => ({
    own: (await enter(cast.bench, owner, HERE, 'import')).batch,
    forbidden: [
      (await enter(cast.bench, cast.stranger, ELSEWHERE, 'import')).batch,
      (await enter(cast.bench, cast.insider, HERE, 'import')).batch,
      cast.here.batch,
    ],
    absent: NOWHERE,
  }),
  '/testimony/saved/:batch': async (cast, owner) => ({
    own: (await enter(cast.bench, owner, HERE, 'testimony')).batch,
    forbidden: [
      (await enter(cast.bench, cast.stranger, ELSEWHERE, 'testimony')).batch,
      (await enter(cast.bench, cast.insider, HERE, 'testimony')).batch,
    ],
    absent: NOWHERE,
  }),
  '/drafts/:id': async (cast, owner) => ({
    own: await draftOf(cast, owner),
    forbidden: [await draftOf(cast, cast.stranger)],
    absent: NOWHERE,
    isMade: true,
  }),
  '/records/:id': (cast, owner) => recordsFor(cast, owner, cast.here.person),
  '/records/:id/files': (cast, owner) => recordsFor(cast, owner, cast.filed.source),
  '/records/:id/files/:file': ({ filed, filedElsewhere }) => ({
    own: filed.file,
    forbidden: [filedElsewhere.file],
    absent: NOWHERE,
  }),
  '/consent/:person': (cast, owner) => recordsFor(cast, owner, cast.confided.person),
  '/sealed/ask/:record': (cast, owner) => recordsFor(cast, owner, cast.here.person),
  '/sealed/:request': async (cast, owner) => {
    const { roles } = owner.person;
    const asks = permissionOf('ask to open', owner.person, cast.bench.clock.now()) === 'yes';
    const decides = permissionOf('let open', owner.person, cast.bench.clock.now()) !== 'no';
    return {
      own: await openingOf(cast, asks ? owner : cast.insider, cast.here),
      forbidden: [
        ...(roles.has('coordinator') ? [] : [await openingOf(cast, cast.stranger, cast.elsewhere)]),
        ...(decides ? [] : [await openingOf(cast, cast.insider, cast.here)]),
      ],
      absent: NOWHERE,
      isNone: !asks && !decides,
    };
  },
  '/sealed/:request/decide': async (cast, { person }) => ({
    own: await openingOf(cast, cast.insider, cast.here),
    forbidden: person.roles.has('coordinator') ? [] : [await openingOf(cast, cast.stranger, cast.elsewhere)],
    absent: NOWHERE,
  }),
  '/sealed/:request/end': openingsOf,
  '/sealed/:request/open': openingsOf,
  '/sealed/:request/file': openingsOf,
  '/sealed/:request/file/:file': ({ filed, filedElsewhere }) => ({
    own: filed.file,
    forbidden: [filedElsewhere.file],
    absent: NOWHERE,
  }),
  '/records/:id/claims/:claim': ({ here, elsewhere, claimFromElsewhere }) => ({
    own: here.claim,
    forbidden: [claimFromElsewhere, elsewhere.claim],
    absent: NOWHERE,
  }),
  '/cases/:case': (cast, owner) => ownCase(cast, owner),
  '/cases/:case/ask': (cast) => applicationFor(cast, 'received'),
  '/cases/:case/invite': (cast) => applicationFor(cast, 'review'),
  '/cases/:case/offer': (cast) => applicationFor(cast, 'decision'),
  '/cases/:case/reject': (cast) => applicationFor(cast, 'received'),
  '/cases/:case/reviewers': (cast) => applicationFor(cast, 'review'),
  '/cases/:case/interview': (cast) => applicationFor(cast, 'booked'),
  '/cases/:case/calendar': (cast) => applicationFor(cast, 'booked'),
  '/internships/times/:slot': freeTime,
  '/internships/mail/:mail': keptLetter,
  '/reviews/:review': scoredBy,
  '/cases/:case/match': (cast, owner) => ownCase(cast, owner, 'missing'),
  '/cases/:case/file/:file': caseFilesOf,
  '/cases/:case/file/:file/page/:page': () => ({ own: 'page-1', forbidden: [], absent: 'page-98765' }),
  '/assignments/:id': async (cast, owner) => ({
    own: await assignmentOf(cast, owner, cast.here.person),
    forbidden: [
      await assignmentOf(cast, cast.stranger, cast.elsewhere.person),
      await assignmentOf(cast, cast.insider, cast.here.person),
    ],
    absent: NOWHERE,
  }),
  '/releases/:proposal': async (cast) => ({
    own: await proposalOf(cast, 'publish'),
    forbidden: [],
    absent: NOWHERE,
  }),
  '/releases/:proposal/confirm': async (cast) => ({
    own: await proposalOf(cast, 'remove'),
    forbidden: [],
    absent: NOWHERE,
  }),
};
/** An own record; a partner is shown none of the open ones. */
function recordsFor({ elsewhere, open }: Cast, { person }: TestPerson, own: string): Objects {
  const isClosed = !person.compartments.has('open');
  return {
    own,
    forbidden: [elsewhere.person, elsewhere.source, ...(isClosed ? [open.person] : [])],
    absent: NOWHERE.replaceAll('-', ''),
  };
}

/** By somebody else, so that whoever asks may approve it. */
async function proposalOf({ bench: { services }, stranger }: Cast, action: Action): Promise<string> {
  const id = services.newId();
  await addProposal(services.register, services.ring, {
    id,
    action,
    proposer: stranger.person.user,
    base: null,
    target: 1,
    asOf: '2026-03-02',
    tables: {},
    withdrawn: { records: [], claims: [] },
    reason: 'because',
    at: services.now().toISOString(),
  });
  return id;
}

async function somebody({ bench: { services } }: Cast): Promise<UserId> {
  const name = `Synthetic somebody ${services.newId().slice(0, 8)}`;
  return createUser(services, { name, roles: ['documenter'] });
}

async function member(cast: Cast): Promise<UserId> {
  const { services } = cast.bench;
  const user = await somebody(cast);
  const expiresAt = new Date(services.now().getTime() + 30 * 86_400_000).toISOString();
  await writeMembership(
    services.register,
    services,
    { compartment: HERE, user, version: 1, standing: 'member', expiresAt },
    { by: 'test', at: services.now().toISOString() },
  );
  return user;
}

/** What only who asked may go on with. */
async function openingsOf(cast: Cast, owner: TestPerson): Promise<Objects> {
  return {
    own: await openingOf(cast, owner, cast.here),
    forbidden: [
      await openingOf(cast, cast.insider, cast.here),
      await openingOf(cast, cast.stranger, cast.elsewhere),
    ],
    absent: NOWHERE,
  };
}

async function openingOf({ bench: { services } }: Cast, { person }: TestPerson, { person: record }: Entered) {
  const { claims } = (await sealedThings(services, services.register, person, record)) ?? { claims: [] };
  const asked = await askToOpen(services, person, record, {
    claims: claims.map(({ id }) => id),
    files: [],
    reason: 'because the test has to open something',
  });
  if (!asked?.ok) throw new Error('nothing could be asked for');
  return asked.id;
}

async function recoveryOf({ bench: { services }, admin }: Cast, user: UserId): Promise<string> {
  const [before] = await openRecoveries(services.register, services, user);
  if (before) return before.id;
  valueOf(await askRecovery(services, admin.person, user));
  return (await openRecoveries(services.register, services, user))[0]?.id ?? '';
}

async function viewOf({ bench: { services } }: Cast, { person }: TestPerson): Promise<string> {
  const view = { kind: 'person', name: 'A view', query: '', share: '' };
  return resultOf(await saveFilter(services, person, view));
}

function uploadOf({ bench: { services } }: Cast, { person }: TestPerson): Promise<string> {
  const content = Buffer.from('name,page\nKim Synthetic,p. 1\n');
  return keepUpload(services, person, { name: 'list.csv', content }, ['name', 'page']);
}

async function draftOf({ bench: { services } }: Cast, { person }: TestPerson): Promise<string> {
  const fields = new URLSearchParams({ note: 'a draft' });
  const id = services.newId();
  const saved = await inTransaction(services.register, async (tx) =>
    success(
      await draftStore.save(services, tx, person, {
        id,
        form: 'testimony',
        subject: '',
        window: id,
        base: '',
        fields,
      }),
    ),
  );
  if (!saved.ok) throw new Error('the draft was not kept');
  return id;
}

async function assignmentOf(
  { bench: { services } }: Cast,
  { person }: TestPerson,
  record: string,
): Promise<string> {
  return resultOf(await assign(services, person, { record, user: person.user, note: 'look at it' }));
}
