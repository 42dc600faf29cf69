import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Consent, Withdrawal } from '../src/consent/consent.ts';
import { covers, isInForce, PURPOSES } from '../src/consent/consent.ts';

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const consents = fc.record<Consent>({
  id: fc.constant('c1'),
  person: fc.constant('p1'),
  source: fc.constantFrom(null, 's1', 's2'),
  purpose: fc.constantFrom(...PURPOSES),
  recipient: fc.constantFrom('', 'A court'),
  givenOn: day,
  until: fc.option(day, { nil: null }),
});

describe('a consent', () => {
  test('never counts before it was given, after it ended, or once everything was withdrawn', () => {
    fc.assert(
      fc.property(consents, day, day, (consent, today, withdrawnOn) => {
        const now = new Date(`${today}T12:00:00Z`);
        const open = isInForce(consent, [], now);
        expect(open).toBe(consent.givenOn <= today && (consent.until === null || consent.until >= today));
        const all: Withdrawal = { id: 'w', consent: null, person: 'p1', at: `${withdrawnOn}T00:00:00.000Z` };
        if (consent.givenOn <= withdrawnOn) expect(isInForce(consent, [all], now)).toBe(false);
        expect(isInForce(consent, [{ ...all, consent: 'c1' }], now)).toBe(false);
        expect(isInForce(consent, [{ ...all, person: 'p2' }], now)).toBe(open);
      }),
    );
  });

  test('covers its own purpose, recipient and source and nothing else, but for quoting without the name of whom it may name', () => {
    fc.assert(
      fc.property(
        consents,
        fc.constantFrom(...PURPOSES),
        fc.constantFrom('', 'A court'),
        fc.constantFrom(null, 's1', 's2'),
        (consent, purpose, recipient, source) => {
          if (!covers(consent, { purpose, recipient, source })) return;
          expect(
            consent.purpose === purpose ||
              (consent.purpose === 'publish named' && purpose === 'publish anonymised'),
          ).toBe(true);
          expect(consent.recipient).toBe(recipient);
          expect([null, source]).toContain(consent.source);
        },
      ),
    );
  });
});
