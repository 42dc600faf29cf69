import type { Claim, ClaimId, Decision, DecisionId, RecordHead, RecordId } from '@unhidden/record';
import { syntheticName } from './names.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';
import { locator, publisher, sourceTitle, statement } from './texts.ts';

/** How large an invented world is. `claims` counts all of them; people carry what the other kinds leave over. */
export type WorldSize = { readonly people: number; readonly claims: number; readonly sources: number };

export type SyntheticRecord = {
  readonly head: RecordHead;
  readonly claims: readonly Claim[];
  readonly decisions: readonly Decision[];
};

/** The kinds of a world, in the order their rows stand in an exchange folder. */
export const WORLD_KINDS = [
  'camp',
  'condition',
  'detention',
  'figure',
  'person',
  'sentence',
  'source',
] as const;
type WorldKind = (typeof WORLD_KINDS)[number];

export type World = {
  readonly heads: Readonly<Record<WorldKind, readonly RecordHead[]>>;
  /** Every record of a kind in the order of its address, made as it is asked for. */
  records(kind: WorldKind): Generator<SyntheticRecord>;
};

const CAMPS = 12;
const CLAIMS_OF = { camp: 6, condition: 4, detention: 5, figure: 5, sentence: 4, source: 6 } as const;
const PERSON_CLAIMS = 3;

/** An invented world: a pure function of its seed and size. Throws when the claims cannot be spread over the people. */
export function createWorld(seed: number, size: WorldSize): World {
  const counts = {
    camp: CAMPS,
    condition: Math.ceil(size.people / 100),
    detention: Math.ceil(size.people / 5),
    figure: Math.ceil(size.people / 200),
    person: size.people,
    sentence: Math.ceil(size.people / 50),
    source: size.sources,
  };
  const elsewhere = Object.entries(CLAIMS_OF).reduce(
    (sum, [kind, each]) => sum + each * counts[kind as WorldKind],
    0,
  );
  const extra = size.claims - elsewhere - PERSON_CLAIMS * size.people;
  if (extra < 0 || extra > EXTRAS.length * size.people)
    throw new RangeError(
      `${size.people} people and ${size.sources} sources need from ${size.claims - extra} to ${size.claims - extra + EXTRAS.length * size.people} claims, not ${size.claims}`,
    );
  const headsFor = (kind: WorldKind): RecordHead[] => headsOf(seed, kind, counts[kind]);
  const heads: Heads = {
    camp: headsFor('camp'),
    condition: headsFor('condition'),
    detention: headsFor('detention'),
    figure: headsFor('figure'),
    person: headsFor('person'),
    sentence: headsFor('sentence'),
    source: headsFor('source'),
  };
  const extrasOf = (n: number) =>
    Math.floor(((n + 1) * extra) / size.people) - Math.floor((n * extra) / size.people);
  return {
    heads,
    *records(kind) {
      for (const [n, head] of heads[kind].entries()) {
        const draft = createDraft(seed, head, n, heads);
        WRITERS[kind](draft, n, extrasOf);
        yield { head, claims: draft.claims, decisions: draft.decisions };
      }
    },
  };
}

type Heads = World['heads'];

function headsOf(seed: number, kind: WorldKind, count: number): RecordHead[] {
  const random = randomOf(seed, kind, 'ids');
  const ids = Array.from({ length: count }, () => random.id() as RecordId);
  // Files are in the order of addresses: handles for camps and sources, ids for the rest.
  if (kind === 'camp' || kind === 'source')
    return ids
      .map((id, n) => ({
        id,
        kind,
        handle: kind === 'camp' ? `synthetic-camp-${n + 1}` : `synthetic-${String(n + 1).padStart(6, '0')}`,
        origin: null,
      }))
      .sort((a, b) => (a.handle < b.handle ? -1 : 1));
  return ids.sort().map((id) => ({ id, kind, handle: null, origin: null }));
}

type Draft = ReturnType<typeof createDraft>;

function createDraft(seed: number, head: RecordHead, n: number, heads: Heads) {
  const random = randomOf(seed, head.kind, n);
  const claims: Claim[] = [];
  const decisions: Decision[] = [];
  const one = (kind: WorldKind): RecordHead => heads[kind][random.below(heads[kind].length)] ?? head;
  // A few sources carry much, most carry little.
  const source = (): RecordId =>
    (heads.source[Math.floor(heads.source.length * (random.below(1 << 16) / (1 << 16)) ** 2)] ?? head).id;
  const stated = (property: string, value: string, more: Partial<Claim> = {}): Claim => {
    const claim: Claim = {
      id: random.id() as ClaimId,
      record: head.id,
      property,
      value,
      given: null,
      lang: null,
      unit: null,
      source: head.kind === 'source' ? head.id : source(),
      locator: head.kind === 'source' ? 'title page' : locator(random),
      credibility: random.chance(0.2) ? random.pick([1, 2, 3, 4, 5, 6] as const) : null,
      review: 'reviewed',
      ...more,
    };
    claims.push(claim);
    return claim;
  };
  const decide = (claim: Claim, verdict: Decision['verdict'], reason: string): void => {
    const at = `2026-0${random.below(9) + 1}-1${random.below(10)}T09:00:00.000Z`;
    decisions.push({
      id: random.id() as DecisionId,
      claim: claim.id,
      verdict,
      reason,
      at,
      by: 'synthetic-editor',
    });
  };
  return { seed, head, random, claims, decisions, one, stated, decide };
}

type Writer = (draft: Draft, n: number, extrasOf: (n: number) => number) => void;

const WRITERS: Readonly<Record<WorldKind, Writer>> = {
  camp({ head, random, stated }) {
    const number = head.handle?.split('-').at(-1) ?? '';
    stated('names', `Synthetic camp ${number}`, { lang: 'en' });
    stated('names', `가상 ${number}호 관리소`, { lang: 'ko-Hang' });
    stated('number', number);
    stated('type', 'kwan-li-so');
    stated('status', random.pick(['operating', 'closed', 'unclear']));
    stated('opened', String(1958 + random.below(30)));
  },
  condition({ random, one, stated }) {
    stated('camp', one('camp').id);
    stated('topic', random.pick(['ration', 'housing', 'hours', 'work', 'medical', 'punishment']));
    sentence(stated, 'statement', random);
    stated('period', period(random));
  },
  detention({ random, one, stated }) {
    const camp = one('camp');
    stated('person', one('person').id);
    stated('camp', camp.id);
    stated('camp_as_given', `Synthetic camp ${camp.handle?.split('-').at(-1) ?? ''}`, { lang: 'en' });
    stated('from', date(random));
    stated('outcome', random.pick(['held', 'released', 'escaped', 'died', 'unknown']));
  },
  figure({ random, one, stated }) {
    const low = 100 + random.below(40_000);
    stated('measure', 'camp_population');
    stated('camp', one('camp').id);
    stated('value', random.chance(0.3) ? `||${low}` : `${low}||${low + random.below(20_000)}`, {
      unit: 'people',
    });
    stated('as_of', date(random));
    sentence(stated, 'method', random);
  },
  person(draft, n, extrasOf) {
    const { random, stated } = draft;
    const name = syntheticName(draft.seed, n);
    stated('names', name.hangul, { lang: 'ko-Hang' });
    stated('names', name.latin('mccune-reischauer'), { lang: 'ko-Latn' });
    stated('role', random.pick(['survivor', 'witness', 'victim', 'victim', 'victim', 'official']));
    const from = random.below(EXTRAS.length);
    for (let extra = 0; extra < extrasOf(n); extra += 1) EXTRAS[(from + extra) % EXTRAS.length]?.(draft, n);
  },
  sentence({ random, one, stated }) {
    stated('person', one('person').id);
    sentence(stated, 'statement', random);
    stated('term', random.pick(['for life', 'ten years', 'not told']), { lang: 'en' });
    stated('announced', random.pick(['yes', 'no', 'unknown']));
  },
  source({ random, stated }, n) {
    stated('title', sourceTitle(random, n + 1), { lang: 'en' });
    stated('publisher', publisher(random));
    stated('date', date(random));
    stated('type', random.pick(['report', 'testimony', 'news', 'memoir', 'ngo']));
    stated('tier', random.pick(['primary', 'secondary', 'tertiary']));
    stated('reliability', random.pick(['A', 'B', 'C', 'D', 'F']));
  },
};

/** What some people have besides names and a role: one claim each. */
const EXTRAS: readonly ((draft: Draft, n: number) => void)[] = [
  ({ seed, stated }, n) => stated('names', syntheticName(seed, n).latin('revised'), { lang: 'ko-Latn' }),
  ({ random, stated }) => stated('sex', random.pick(['female', 'male'])),
  ({ one, stated }) => stated('camp', one('camp').id),
  ({ random, stated }) => stated('period', period(random)),
  ({ random, stated, decide }) => {
    const death = stated('death', date(random));
    if (random.chance(0.1)) decide(death, 'retracted', 'The source withdrew it (synthetic).');
  },
  ({ random, stated }) => sentence(stated, 'basis', random),
  // Never published: a date of birth is protected, and a draft is not reviewed.
  ({ random, stated }) => stated('birth', date(random)),
  ({ random, stated }) => stated('note', statement(random).text, { lang: 'en', review: 'draft' }),
];

function sentence(stated: Draft['stated'], property: string, random: Random): void {
  const { text, lang } = statement(random);
  stated(property, text, { lang });
}

function date(random: Random): string {
  const year = 1955 + random.below(70);
  const month = String(random.below(12) + 1).padStart(2, '0');
  const shape = random.below(10);
  if (shape < 4) return String(year);
  if (shape < 6) return `${year}~`;
  return shape < 8 ? `${year}-${month}` : `${year}-${month}-${String(random.below(28) + 1).padStart(2, '0')}`;
}

function period(random: Random): string {
  const year = 1960 + random.below(50);
  return `${year}/${year + 1 + random.below(12)}`;
}
