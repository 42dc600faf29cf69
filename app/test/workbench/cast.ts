import type { ClaimId, RecordId } from '@unhidden/record';
import { setUpAddress } from '../../src/accounts/index.ts';
import type { NewClaim, NewRecord } from '../../src/recording/index.ts';
import { freshId, writeClaims } from '../../src/recording/index.ts';
import { keepOriginal } from '../../src/sealing/file-actions.ts';
import { inTransaction } from '../../src/register/index.ts';
import type { TestPerson, TestWorkbench } from '../setup/workbench.ts';
import { startWorkbench } from '../setup/workbench.ts';
import type { Actor, Way } from './actors.ts';
import { ELSEWHERE, HERE, makeActors, WAYS } from './actors.ts';

/** Stands in sealed fields alone, so that it must stand on no page. */
export const SEALED_WORDS = 'Synthetic sealed whereabouts 7f3a';

/** An invented person with a source of their own, and a statement about them. */
export type Entered = {
  readonly person: RecordId;
  readonly source: RecordId;
  readonly claim: ClaimId;
  readonly batch: string;
};

/** Everybody and everything a route is asked with. */
export type Cast = {
  readonly bench: TestWorkbench;
  readonly actors: readonly Actor[];
  /** Has every content role where the actors are. */
  readonly insider: TestPerson;
  /** Has every content role in a compartment no actor is in. */
  readonly stranger: TestPerson;
  readonly admin: TestPerson;
  readonly here: Entered;
  readonly elsewhere: Entered;
  readonly open: Entered;
  /** Confided by the person it is about, whose consents are given and withdrawn. */
  readonly confided: Entered;
  /** Its source has an original attached. */
  readonly filed: Entered & { readonly file: string };
  readonly filedElsewhere: Entered & { readonly file: string };
  /** Says something of `here`, from a source of the other compartment. */
  readonly claimFromElsewhere: ClaimId;
  /** The person of the invented world of whom most is said. */
  readonly known: string;
  /** The one-time part of the first administrator's address. */
  readonly setUpToken: string;
};

const CONTENT = ['documenter', 'reviewer', 'publisher', 'analyst', 'caseworker'] as const;

export async function makeCast(ways: readonly Way[] = WAYS): Promise<Cast> {
  const bench = await startWorkbench();
  const address = await setUpAddress(bench.services);
  const world = await bench.addWorld({ people: 6, claims: 150, sources: 4 });
  const actors = await makeActors(bench, ways);
  const insider = await bench.signIn(CONTENT, { compartments: [HERE], name: 'Synthetic Insider' });
  const stranger = await bench.signIn(CONTENT, { compartments: [ELSEWHERE], name: 'Synthetic Stranger' });
  const both = await bench.signIn(CONTENT, { compartments: [HERE, ELSEWHERE], name: 'Synthetic Between' });
  const admin = await bench.signIn(['administrator'], { name: 'Synthetic Keeper' });
  const here = await enter(bench, insider, HERE);
  const elsewhere = await enter(bench, stranger, ELSEWHERE);
  const open = await enter(bench, insider, 'open');
  const confided = await enter(bench, insider, HERE);
  const filed = await withFile(bench, insider, await enter(bench, insider, HERE));
  const filedElsewhere = await withFile(bench, stranger, await enter(bench, stranger, ELSEWHERE));
  const said = await write(
    bench,
    both,
    'claim',
    [],
    [
      {
        record: here.person,
        property: 'note',
        value: 'a note',
        lang: 'en',
        source: elsewhere.source,
        locator: 'p. 2',
      },
    ],
  );
  return {
    bench,
    actors,
    insider,
    stranger,
    admin,
    here,
    elsewhere,
    open,
    confided,
    filed,
    filedElsewhere,
    claimFromElsewhere: said.claims[0] ?? ('' as ClaimId),
    known: [...world.records('person')].sort((a, b) => b.claims.length - a.claims.length)[0]?.head.id ?? '',
    setUpToken: address?.split('/').at(-1) ?? '',
  };
}

/** Enters an invented person with a sealed value, from a source in the same compartment. */
export async function enter(
  bench: TestWorkbench,
  who: TestPerson,
  compartment: string,
  form = 'record',
): Promise<Entered> {
  const [source, person] = [freshId(bench.services) as RecordId, freshId(bench.services) as RecordId];
  const from = { source, locator: 'p. 1' };
  const { batch, claims } = await write(
    bench,
    who,
    form,
    [
      { id: source, kind: 'source', compartment },
      { id: person, kind: 'person', compartment },
    ],
    [
      { ...from, record: person, property: 'names', value: 'Synthetic Subject', lang: 'en' },
      { ...from, record: person, property: 'current_location', value: SEALED_WORDS, lang: 'en' },
      { ...from, record: source, property: 'title', value: 'A synthetic account', lang: 'en' },
    ],
  );
  return { person, source, batch, claim: claims[0] ?? ('' as ClaimId) };
}

async function withFile(
  { services }: TestWorkbench,
  { person }: TestPerson,
  entered: Entered,
): Promise<Entered & { readonly file: string }> {
  const content = new Blob(['a synthetic original']).stream();
  const original = { name: 'original.txt', type: 'text/plain', content };
  return { ...entered, file: await keepOriginal(services, person, entered.source, original) };
}

export async function write(
  { services }: TestWorkbench,
  who: TestPerson,
  form: string,
  records: readonly NewRecord[],
  claims: readonly NewClaim[],
): Promise<{ readonly batch: string; readonly claims: readonly ClaimId[] }> {
  const written = await inTransaction(services.register, (tx) =>
    writeClaims(services, tx, who.person, { form, records, claims }),
  );
  if (!written.ok) throw new Error(written.problems.join('\n'));
  return written.value;
}
