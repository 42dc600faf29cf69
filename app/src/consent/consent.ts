/** What a person can agree to; each is asked for and given by itself. */
export const PURPOSES = [
  'analysis',
  'share',
  'court',
  'publish anonymised',
  'publish named',
  'contact',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Purposes that name who receives something. */
export const WITH_RECIPIENT: readonly Purpose[] = ['share', 'court'];

export type Consent = {
  readonly id: string;
  readonly person: string;
  /** Null: everything the person told us. */
  readonly source: string | null;
  readonly purpose: Purpose;
  /** '' where the purpose names nobody. */
  readonly recipient: string;
  /** Days, ISO 8601; the consent counts from the one up to and including the other. */
  readonly givenOn: string;
  readonly until: string | null;
};

export type Withdrawal = {
  readonly id: string;
  /** Null: every consent of the person. */
  readonly consent: string | null;
  readonly person: string;
  readonly at: string;
};

/** A use somebody wants to make of what a person told us. */
export type Use = {
  readonly purpose: Purpose;
  readonly recipient?: string;
  /** The source it comes from; a use without one concerns everything about the person. */
  readonly source: string | null;
};

/** Whether a consent still counts: begun, not expired, not withdrawn. A withdrawal ends every consent given until then. */
export function isInForce(consent: Consent, withdrawals: readonly Withdrawal[], now: Date): boolean {
  const day = now.toISOString().slice(0, 10);
  if (consent.givenOn > day || (consent.until !== null && consent.until < day)) return false;
  return !withdrawals.some(
    ({ consent: ended, person, at }) =>
      person === consent.person &&
      (ended === consent.id || (ended === null && consent.givenOn <= at.slice(0, 10))),
  );
}

/**
 * Whether a consent covers a use. To be named in public includes to be quoted without a name; nothing else includes
 * anything else, and a consent for one source never covers another or everything.
 */
export function covers(consent: Consent, use: Use): boolean {
  const isPurpose =
    consent.purpose === use.purpose ||
    (consent.purpose === 'publish named' && use.purpose === 'publish anonymised');
  return (
    isPurpose &&
    consent.recipient === (use.recipient ?? '') &&
    (consent.source === null || consent.source === use.source)
  );
}
