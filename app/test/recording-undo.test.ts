import type { Claim, ClaimId, Decision, DecisionId, RecordId, Verdict } from '@unhidden/record';
import { standingOf, VERDICTS } from '@unhidden/record';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TAKEN_BACK, undoOf } from '../src/recording/undo.ts';

const claim = (batch: string): Claim & { batch: string } => ({
  id: 'claim' as ClaimId,
  record: 'record' as RecordId,
  property: 'names',
  value: 'Synthetic',
  given: null,
  lang: 'en',
  unit: null,
  source: 'source' as RecordId,
  locator: 'p. 1',
  credibility: null,
  review: 'draft',
  batch,
});

const decided = (verdicts: readonly Verdict[], from: number, batch: string) =>
  verdicts.map((verdict, index): Decision & { batch: string } => ({
    id: `d${from + index}` as DecisionId,
    claim: 'claim' as ClaimId,
    verdict,
    reason: `reason ${from + index}`,
    at: new Date(Date.UTC(2026, 0, 1) + (from + index) * 1000).toISOString(),
    by: 'synthetic',
    batch,
  }));

const some = fc.array(fc.constantFrom(...VERDICTS), { maxLength: 6 });

test('taking decisions back restores how the statement stood, and there is then nothing left to take back', () => {
  fc.assert(
    fc.property(some, some, (before, own) => {
      const earlier = decided(before, 0, 'others');
      const mine = decided(own, 10, 'mine');
      const all = [...earlier, ...mine];
      const taken = undoOf('mine', [claim('first')], all);
      const undone = [
        ...all,
        ...taken.map((decision, index) => ({
          ...decision,
          id: `u${index}` as DecisionId,
          at: new Date(Date.UTC(2026, 0, 2) + index).toISOString(),
          by: 'synthetic',
          batch: 'undo',
        })),
      ];
      const [was, is] = [standingOf(claim('first'), earlier), standingOf(claim('first'), undone)];
      expect([is.status, is.review, is.lead?.reason]).toEqual([was.status, was.review, was.lead?.reason]);
      if (was.reason !== undefined) expect([was.reason, TAKEN_BACK]).toContain(is.reason);
      expect(undoOf('mine', [claim('first')], undone)).toEqual([]);
    }),
  );
});

test('a statement entered by mistake is rejected, unless it no longer stands', () => {
  fc.assert(
    fc.property(some, (verdicts) => {
      const decisions = decided(verdicts, 0, 'others');
      const isStated = standingOf(claim('mine'), decisions).status === 'stated';
      const taken = undoOf('mine', [claim('mine')], decisions);
      expect(taken.map(({ verdict }) => verdict)).toEqual(isStated ? ['rejected'] : []);
    }),
  );
});
