import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, ClaimId, Decision, DecisionId, RecordId, Verdict } from '../src/claim.ts';
import type { SourceGrade } from '../src/grade.ts';
import { compareGrades } from '../src/grade.ts';
import { deriveView, standingOf } from '../src/view.ts';
import { dossierArbitrary, place, shuffled } from './claim-arbitrary.ts';

const RUNS = { numRuns: 500 };
const AFTER_ALL = '2026-12-31T00:00:00.000Z';

type Parts = {
  claims: readonly Claim[];
  decisions: readonly Decision[];
  grades: ReadonlyMap<RecordId, SourceGrade>;
};
const viewOf = ({ claims, decisions, grades }: Parts) =>
  deriveView({ id: 'r1', kind: place }, claims, decisions, (source) => grades.get(source));
const decisionsOn = (id: string, decisions: readonly Decision[]) =>
  decisions.filter(({ claim }) => claim === id);
const isStated = (claim: Claim, decisions: readonly Decision[]) =>
  standingOf(claim, decisionsOn(claim.id, decisions)).status === 'stated';

describe('laws of the view', () => {
  test('a lead value is always the value of one of the current claims', () => {
    fc.assert(
      fc.property(dossierArbitrary, (parts) => {
        for (const { property, values } of viewOf(parts).properties) {
          const lead = values[0];
          if (lead === undefined) continue;
          const current = parts.claims.filter(
            (claim) => claim.property === property && isStated(claim, parts.decisions),
          );
          expect(current.map(({ value, unit }) => ({ value, unit }))).toContainEqual({
            value: lead.value,
            unit: lead.unit,
          });
        }
      }),
      RUNS,
    );
  });

  test('every claim is shown exactly once, as a current value or as past', () => {
    fc.assert(
      fc.property(dossierArbitrary, (parts) => {
        const shown = viewOf(parts).properties.flatMap(({ values, past }) => [
          ...values.flatMap(({ claims }) => claims),
          ...past,
        ]);
        expect(shown.sort()).toEqual(parts.claims.map(({ id }) => id).sort());
      }),
      RUNS,
    );
  });

  test('retracting a claim and stating it again gives the same view', () => {
    fc.assert(
      fc.property(dossierArbitrary, fc.nat(), (parts, pick) => {
        const claim = parts.claims[pick % parts.claims.length];
        if (claim === undefined || !isStated(claim, parts.decisions)) return;
        const decide = (id: string, verdict: Verdict, at: string) => ({
          id: id as DecisionId,
          claim: claim.id,
          verdict,
          reason: 'again',
          at,
          by: 'editor',
        });
        const retracted = decide('x1', 'retracted', '2026-12-30T00:00:00.000Z');
        const restated = decide('x2', 'stated', AFTER_ALL);
        const before = viewOf(parts);
        expect(viewOf({ ...parts, decisions: [...parts.decisions, retracted] })).not.toEqual(before);
        expect(viewOf({ ...parts, decisions: [...parts.decisions, retracted, restated] })).toEqual(before);
      }),
      RUNS,
    );
  });

  test('the order of claims and of decisions does not change the view', () => {
    const reordered = dossierArbitrary.chain((parts) =>
      fc.record({
        parts: fc.constant(parts),
        claims: shuffled(parts.claims),
        decisions: shuffled(parts.decisions),
      }),
    );
    fc.assert(
      fc.property(reordered, ({ parts, claims, decisions }) => {
        expect(viewOf({ ...parts, claims, decisions })).toEqual(viewOf(parts));
      }),
      RUNS,
    );
  });

  test('a contradiction is shown if and only if a property of one value has two differing current values', () => {
    fc.assert(
      fc.property(dossierArbitrary, (parts) => {
        for (const { property, contradiction } of viewOf(parts).properties) {
          const current = parts.claims.filter(
            (claim) => claim.property === property && isStated(claim, parts.decisions),
          );
          const distinct = new Set(current.map(({ value, unit }) => `${value} ${unit}`));
          expect(contradiction).toBe(property !== 'names' && distinct.size >= 2);
        }
      }),
      RUNS,
    );
  });

  test("an editor's lead that is retracted no longer leads", () => {
    fc.assert(
      fc.property(dossierArbitrary, fc.nat(), (parts, pick) => {
        const claim = parts.claims[pick % parts.claims.length];
        if (claim === undefined) return;
        const decide = (id: string, verdict: Verdict, at: string) => ({
          id: id as DecisionId,
          claim: claim.id,
          verdict,
          reason: 'mine',
          at,
          by: 'editor',
        });
        const decisions = [
          ...parts.decisions,
          decide('x1', 'stated', '2026-12-28T00:00:00.000Z'),
          decide('x2', 'lead', '2026-12-29T00:00:00.000Z'),
        ];
        const leading = viewOf({ ...parts, decisions }).properties.find(
          ({ property }) => property === claim.property,
        );
        expect(leading).toMatchObject({ leadBy: 'editor', leadReason: 'mine' });
        expect(leading?.values[0]?.claims).toContain(claim.id);
        const after = viewOf({ ...parts, decisions: [...decisions, decide('x3', 'retracted', AFTER_ALL)] });
        const left = after.properties.find(({ property }) => property === claim.property);
        expect(left?.past).toContain(claim.id);
        expect(left?.leadReason).not.toBe('mine');
      }),
      RUNS,
    );
  });

  test('a record without decisions is led by the best graded source', () => {
    fc.assert(
      fc.property(dossierArbitrary, ({ claims, grades }) => {
        const gradeOf = (id: RecordId) => grades.get(id) ?? { reliability: null, tier: null, date: null };
        for (const { property, values, leadBy } of viewOf({ claims, decisions: [], grades }).properties) {
          const lead = values[0];
          const own = claims.filter((claim) => claim.property === property);
          const leading = own.filter(({ value, unit }) => value === lead?.value && unit === lead.unit);
          expect(leadBy).toBe('rule');
          expect(
            own.every((other) =>
              leading.some(({ source }) => compareGrades(gradeOf(source), gradeOf(other.source)) <= 0),
            ),
          ).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

describe('how a claim stands', () => {
  const decided = (...verdicts: Verdict[]) =>
    verdicts.map((verdict, index) => ({
      id: `d${index}` as DecisionId,
      claim: 'c1' as ClaimId,
      verdict,
      reason: `because ${index}`,
      at: `2026-01-0${index + 1}T00:00:00.000Z`,
      by: 'editor',
    }));

  test.each([
    [['retracted'], { status: 'retracted', review: 'draft', reason: 'because 0' }],
    [['retracted', 'stated'], { status: 'stated', review: 'draft' }],
    [['reviewed', 'disputed'], { status: 'stated', review: 'disputed' }],
    [['rejected', 'superseded'], { status: 'superseded', review: 'draft', reason: 'because 1' }],
    [['lead', 'no-lead'], { status: 'stated', review: 'draft' }],
    [
      ['lead'],
      { status: 'stated', review: 'draft', lead: { reason: 'because 0', at: '2026-01-01T00:00:00.000Z' } },
    ],
  ] as const)('after %j', (verdicts, standing) => {
    expect(standingOf({ review: 'draft' }, decided(...verdicts))).toEqual(standing);
  });

  test('the newest of two leads wins, and the older one leads again when the newest is withdrawn', () => {
    const claims = ['1980', '1990'].map((value, index): Claim => ({
      id: `c${index}` as ClaimId,
      record: 'r1' as RecordId,
      property: 'opened',
      value,
      given: null,
      lang: null,
      unit: null,
      source: 's1' as RecordId,
      locator: 'p. 1',
      credibility: null,
      review: 'reviewed',
    }));
    const decide = (id: string, claim: string, verdict: Verdict, day: number) => ({
      id: id as DecisionId,
      claim: claim as ClaimId,
      verdict,
      reason: id,
      at: `2026-01-0${day}T00:00:00.000Z`,
      by: 'editor',
    });
    const both = [decide('older', 'c0', 'lead', 1), decide('newer', 'c1', 'lead', 2)];
    const lead = (decisions: Decision[]) => viewOf({ claims, decisions, grades: new Map() }).properties[0];
    expect(lead(both)).toMatchObject({ leadReason: 'newer', values: [{ value: '1990' }, { value: '1980' }] });
    expect(lead([...both, decide('taken back', 'c1', 'no-lead', 3)])).toMatchObject({
      leadReason: 'older',
      values: [{ value: '1980' }, { value: '1990' }],
    });
  });
});

describe('grades of sources', () => {
  test('are ordered by reliability, then closeness, then date, and the order is total', () => {
    const grade = fc.record({
      reliability: fc.constantFrom(null, 'A' as const, 'C' as const, 'E' as const, 'F' as const),
      tier: fc.constantFrom(null, 'primary' as const, 'secondary' as const, 'tertiary' as const),
      date: fc.constantFrom(null, '2001', '200X', '2005/..', '2010-05', '1999/2011', 'not a date'),
    });
    fc.assert(
      fc.property(grade, grade, grade, (a, b, c) => {
        expect(Math.sign(compareGrades(a, b))).toBe(-Math.sign(compareGrades(b, a)) + 0);
        if (compareGrades(a, b) <= 0 && compareGrades(b, c) <= 0)
          expect(compareGrades(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
    const plain = { reliability: 'B', tier: 'primary', date: '2010' } as const;
    expect(compareGrades(plain, { ...plain, reliability: 'C' })).toBeLessThan(0);
    expect(compareGrades(plain, { ...plain, reliability: null })).toBeLessThan(0);
    expect(compareGrades(plain, { ...plain, tier: 'tertiary' })).toBeLessThan(0);
    expect(compareGrades(plain, { ...plain, date: '2009-12' })).toBeLessThan(0);
    expect(compareGrades(plain, { ...plain, date: null })).toBeLessThan(0);
  });
});
