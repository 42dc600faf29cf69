import fc from 'fast-check';
import type { Claim, ClaimId, Decision, DecisionId, RecordId } from '../src/claim.ts';
import { VERDICTS } from '../src/claim.ts';
import type { SourceGrade } from '../src/grade.ts';
import { defineKind } from '../src/kind.ts';

const words = (text: string) => ({ en: text, ko: text });

/** A kind with a property of one value and one of many. */
export const place = defineKind({
  name: 'place',
  label: words('Place'),
  plural: words('Places'),
  help: words('A place.'),
  title: ['names'],
  properties: {
    names: { type: 'name', many: true, label: words('Names'), help: words('Names.') },
    opened: { type: 'date', label: words('Opened'), help: words('When it opened.') },
    held: { type: 'number', units: ['people'], label: words('Held'), help: words('How many.') },
  },
});

/** Few sources, values and times, so that equal ones meet often. */
const sources = ['s1', 's2', 's3', 's4'] as const;

const claim = fc.record({
  property: fc.constantFrom('names', 'opened', 'held'),
  value: fc.constantFrom('1980', '1981', '198X'),
  unit: fc.constantFrom(null, 'people'),
  source: fc.constantFrom(...sources),
  review: fc.constantFrom('draft', 'reviewed', 'disputed'),
});

export const claimsArbitrary: fc.Arbitrary<readonly Claim[]> = fc
  .array(claim, { minLength: 1, maxLength: 12 })
  .map((given) =>
    given.map((one, index): Claim => ({
      ...one,
      id: `c${String(index).padStart(2, '0')}` as ClaimId,
      record: 'r1' as RecordId,
      source: one.source as RecordId,
      given: null,
      lang: null,
      locator: 'p. 1',
      credibility: null,
    })),
  );

/** Decisions about these claims; several may carry the same time. */
export function decisionsArbitrary(claims: readonly Claim[]): fc.Arbitrary<readonly Decision[]> {
  const decision = fc.record({
    claim: fc.constantFrom(...claims.map(({ id }) => id)),
    verdict: fc.constantFrom(...VERDICTS),
    at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'),
    reason: fc.constantFrom('seen', 'checked', 'withdrawn'),
  });
  return fc.array(decision, { maxLength: 12 }).map((given) =>
    given.map((one, index) => ({
      ...one,
      id: `d${String(index).padStart(2, '0')}` as DecisionId,
      by: 'editor',
    })),
  );
}

const grade: fc.Arbitrary<SourceGrade> = fc.record({
  reliability: fc.constantFrom(null, 'A', 'B', 'F'),
  tier: fc.constantFrom(null, 'primary', 'secondary', 'tertiary'),
  date: fc.constantFrom(null, '2001', '2010', '200X', '2005/..', '[1999,2011]'),
});

export const gradesArbitrary: fc.Arbitrary<ReadonlyMap<RecordId, SourceGrade>> = fc
  .array(fc.option(grade), { minLength: sources.length, maxLength: sources.length })
  .map(
    (grades) =>
      new Map(
        sources.flatMap((source, index) =>
          grades[index] ? [[source as string as RecordId, grades[index]]] : [],
        ),
      ),
  );

/** Claims about one record, decisions about them and the grades of their sources. */
export const dossierArbitrary = claimsArbitrary.chain((claims) =>
  fc.record({ claims: fc.constant(claims), decisions: decisionsArbitrary(claims), grades: gradesArbitrary }),
);

/** The same list in another order. */
export function shuffled<Item>(items: readonly Item[]): fc.Arbitrary<readonly Item[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
}
