import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Placement } from '../src/internships/capacity.ts';
import { capacityProblems, placesTaken } from '../src/internships/capacity.ts';
import { internshipKind } from '../src/internships/internship-kind.ts';
import { internshipModule } from '../src/internships/internship-module.ts';
import { isReason, OFFER_REASONS, REJECT_REASONS } from '../src/internships/reasons.ts';
import { CRITERIA, SCORES } from '../src/internships/scorecard-criteria.ts';
import { disagreements, meanOf, readCard } from '../src/internships/scorecard.ts';
import type { ScoreCard } from '../src/internships/scorecard.ts';
import { termOf, termsOf } from '../src/internships/term.ts';

const { moves, stages, first } = internshipKind;
const rules = Object.entries(moves);

describe('the kind of an internship', () => {
  test('lets nobody come to an offer but through an interview that was held and scored', () => {
    /** Every way through the stages, each stage once, and the moves on it. */
    const ways = (
      stage: string,
      passed: readonly string[],
      made: readonly string[],
    ): readonly (readonly string[])[] =>
      stage === 'offer'
        ? [made]
        : rules.flatMap(([name, rule]) =>
            rule.from.includes(stage as never) && !passed.includes(rule.to)
              ? ways(rule.to, [...passed, rule.to], [...made, name])
              : [],
          );
    const all = ways(first, [first], []);
    expect(all.length).toBeGreaterThan(0);
    for (const way of all) expect(way.slice(-4)).toEqual(['invite', 'held', 'scored', 'offer']);
    expect(moves.invite.needs).toContain('two scorecards');
    expect(moves.held.needs).toEqual(expect.arrayContaining(['slot booked', 'slot over']));
    expect(moves.scored.needs).toContain('interview scorecard');
    expect(moves.offer.needs).toContain('interview scorecard');
  });

  test('lets an applicant withdraw from every stage that is no end, and us reject from every one before the internship', () => {
    const open = Object.entries(stages).flatMap(([name, rule]) => (rule.isEnd ? [] : [name]));
    expect([...moves.withdraw.from].sort()).toEqual(open.sort());
    expect([...moves.reject.from].sort()).toEqual(open.filter((name) => name !== 'active').sort());
    expect(Object.keys(internshipModule.reasons?.['reject'] ?? {})).toContain('others stronger');
    expect(Object.keys(internshipModule.reasons?.['offer'] ?? {})).toContain('strong');
  });

  test('leaves accepting and declining to the applicant, lapsing to the clock', () => {
    expect([moves.accept.by, moves.decline.by, moves.lapse.by]).toEqual([['person'], ['person'], ['clock']]);
  });

  test('asks for references after an offer was accepted, and nowhere else', () => {
    const asking = rules
      .filter(([, rule]) => rule.tasks?.includes('ask for references'))
      .map(([name]) => name);
    expect(asking).toEqual(['accept']);
  });

  test('keeps every ended case for a number of days, and gives every stage that waits for us a due date', () => {
    for (const [name, rule] of Object.entries(stages)) {
      expect(rule.isEnd === true, name).toBe(rule.keptDays !== undefined);
      if (!rule.isEnd && name !== 'active') expect(rule.dueDays, name).toBeGreaterThan(0);
    }
  });

  test('says everything in both languages', () => {
    const texts = [
      ...Object.values(stages).flatMap(({ label, standing }) => [label, standing]),
      ...Object.values(moves).map(({ label }) => label),
      ...[...OFFER_REASONS, ...REJECT_REASONS].map(({ label }) => label),
    ];
    for (const { en, ko } of texts) {
      expect(en).toMatch(/[a-z]/);
      expect(ko).toMatch(/[가-힣]/);
    }
  });
});

describe('scorecards', () => {
  const whole = (name: 'review' | 'interview', score = '4'): Record<string, string> => ({
    ...Object.fromEntries(
      CRITERIA[name].flatMap(({ id }) => [
        [`score-${id}`, score],
        [`comment-${id}`, 'Shown on the second page.'],
      ]),
    ),
    verdict: 'yes',
  });
  const read = (fields: Record<string, string>) => readCard('review', (field) => fields[field] ?? '');

  test.each(['review', 'interview'] as const)(
    'of the %s say in words what each score means, in both languages',
    (name) => {
      for (const { anchors, label, question } of CRITERIA[name]) {
        expect(Object.keys(anchors).map(Number)).toEqual([...SCORES]);
        for (const { en, ko } of [label, question, ...Object.values(anchors)]) {
          expect(en).toMatch(/[a-z]/);
          expect(ko).toMatch(/[가-힣]/);
        }
        expect(new Set(Object.values(anchors).map(({ en }) => en)).size).toBe(SCORES.length);
      }
    },
  );

  test('need a score and a comment for every criterion, and a verdict', () => {
    const { card } = read(whole('review'));
    expect(card?.verdict).toBe('yes');
    expect(meanOf(card as ScoreCard)).toBe(4);
    for (const field of Object.keys(whole('review'))) {
      const given = { ...whole('review'), [field]: '' };
      expect(read(given).problems.map((problem) => problem.field)).toEqual([field]);
    }
  });

  test.each(['0', '6', '2.5', 'x', '१'])('take no score of %s', (score) => {
    expect(read({ ...whole('review'), 'score-purpose': score }).problems).toEqual([
      { field: 'score-purpose', code: 'score missing' },
    ]);
  });

  test('show where two people lie two scores apart', () => {
    const one = read(whole('review', '2')).card as ScoreCard;
    const other = read({ ...whole('review', '3'), 'score-writing': '4' }).card as ScoreCard;
    expect(disagreements('review', [one, other]).map(({ id }) => id)).toEqual(['writing']);
  });
});

describe('places', () => {
  const placement = (id: string, start: string, end: string, supervisor = 'anna'): Placement => ({
    case: id,
    supervisor,
    start,
    end,
  });
  const terms = { placesPerTerm: 2, internsPerSupervisor: 1 };

  test('are counted by half-years, and an internship takes one in each it touches', () => {
    expect([termOf('2026-06-30'), termOf('2026-07-01')]).toEqual(['2026-1', '2026-2']);
    expect(termsOf({ start: '2026-11-01', end: '2027-07-01' })).toEqual(['2026-2', '2027-1', '2027-2']);
    const taken = placesTaken([
      placement('a', '2026-05-01', '2026-07-31'),
      placement('b', '2026-07-01', '2026-08-01'),
    ]);
    expect([...taken]).toEqual([
      ['2026-1', 1],
      ['2026-2', 2],
    ]);
  });

  test('are refused where the half-year is full, and free again for the case that holds one', () => {
    const taken = [
      placement('a', '2026-01-10', '2026-03-10'),
      placement('b', '2026-04-01', '2026-06-01', 'ben'),
    ];
    const wanted = placement('c', '2026-06-15', '2026-08-15');
    expect(capacityProblems(taken, wanted, terms)).toEqual([
      { code: 'term full', term: '2026-1', places: 2 },
    ]);
    expect(capacityProblems(taken, { ...wanted, case: 'a' }, terms)).toEqual([]);
  });

  test('a supervisor has at once no more than allowed, one after the other as many as there are', () => {
    const taken = [placement('a', '2026-01-10', '2026-03-10'), placement('b', '2026-03-11', '2026-05-01')];
    const many = { ...terms, placesPerTerm: 9 };
    expect(capacityProblems(taken, placement('c', '2026-05-02', '2026-07-01'), many)).toEqual([]);
    expect(capacityProblems(taken, placement('c', '2026-05-01', '2026-07-01'), many)).toEqual([
      { code: 'supervisor full', most: 1 },
    ]);
    // Two that do not overlap each other need one place beside a third that overlaps both.
    expect(
      capacityProblems(taken, placement('c', '2026-02-01', '2026-04-01'), {
        ...many,
        internsPerSupervisor: 2,
      }),
    ).toEqual([]);
  });

  test('never exceed what is allowed, whatever is asked for in whatever order', () => {
    const day = fc
      .integer({ min: 0, max: 700 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const asked = fc.record({ start: day, end: day, supervisor: fc.constantFrom('anna', 'ben', 'cho') });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 30 }), fc.integer({ min: 0, max: 4 }), (all, places) => {
        const limits = { placesPerTerm: places, internsPerSupervisor: 2 };
        const taken: Placement[] = [];
        for (const [at, { start, end, supervisor }] of all.entries()) {
          const wanted = placement(
            String(at),
            start < end ? start : end,
            start < end ? end : start,
            supervisor,
          );
          if (capacityProblems(taken, wanted, limits).length === 0) taken.push(wanted);
        }
        for (const count of placesTaken(taken).values()) expect(count).toBeLessThanOrEqual(places);
        for (const { start: on } of taken)
          for (const who of ['anna', 'ben', 'cho'])
            expect(
              taken.filter(({ supervisor, start, end }) => supervisor === who && start <= on && end >= on)
                .length,
            ).toBeLessThanOrEqual(2);
      }),
    );
  });
});

test('reasons are codes of their list', () => {
  expect(isReason('reject', 'others stronger')).toBe(true);
  expect(isReason('offer', 'others stronger')).toBe(false);
});
