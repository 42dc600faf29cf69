import type { Catalogue } from './kind.ts';
import { propertyOf } from './kind.ts';
import { checkText, checkValue } from './value.ts';

/** Random, never dense. */
export type RecordId = string & { readonly __brand: 'RecordId' };
export type ClaimId = string & { readonly __brand: 'ClaimId' };
export type DecisionId = string & { readonly __brand: 'DecisionId' };

/** What the source's statement is worth by itself, whoever made it; Admiralty scale, 6 = cannot be judged. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;
/** How far the source as such is trusted; Admiralty scale, F = cannot be judged. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export type Status = 'stated' | 'retracted' | 'superseded' | 'rejected';
export type Review = 'draft' | 'reviewed' | 'disputed';

/** An id and a kind; `handle` is the word that addresses it (`camp-14`), `origin` where it was first listed. */
export type RecordHead = {
  readonly id: RecordId;
  readonly kind: string;
  readonly handle: string | null;
  readonly origin: string | null;
};

/**
 * The only way a value enters: who said it, where, and how it stood when it was entered.
 * `value` is the canonical text of the property's type; `given` the source's own words where `value` is a reading of them.
 */
export type Claim = {
  readonly id: ClaimId;
  readonly record: RecordId;
  readonly property: string;
  readonly value: string;
  readonly given: string | null;
  readonly lang: string | null;
  readonly unit: string | null;
  readonly source: RecordId;
  readonly locator: string;
  readonly credibility: Credibility | null;
  readonly review: Review;
};

export const VERDICTS = [
  'stated',
  'retracted',
  'superseded',
  'rejected',
  'draft',
  'reviewed',
  'disputed',
  'lead',
  'no-lead',
] as const;
/** What a decision does to a claim: change its status, its review, or whether an editor lets it lead. */
export type Verdict = (typeof VERDICTS)[number];

/** A later decision about a claim. Decisions are appended; the claim itself never changes. */
export type Decision = {
  readonly id: DecisionId;
  readonly claim: ClaimId;
  readonly verdict: Verdict;
  readonly reason: string;
  /** UTC time, ISO 8601. */
  readonly at: string;
  readonly by: string;
};

/** BCP 47 (RFC 5646): language, script, region, private use, each in its usual case. */
const LANGUAGE_TAG = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-x(-[a-z0-9]{1,8})+)?$/;

/**
 * Checks a claim against the catalogue. Returns every problem, each saying what to do; none means acceptable.
 *
 * @example
 * ```ts
 * const claim = { property: 'names', value: 'Yodok', given: null, lang: null, unit: null, source: '', locator: '' };
 * checkClaim(new Map(), 'camp', claim) // => ["there is no kind \"camp\"; the data dictionary lists the kinds"]
 * ```
 */
export function checkClaim(
  catalogue: Catalogue,
  kind: string,
  claim: Readonly<
    Record<'property' | 'value' | 'source' | 'locator', string> &
      Record<'given' | 'lang' | 'unit', string | null>
  >,
): string[] {
  if (!catalogue.has(kind)) return [`there is no kind "${kind}"; the data dictionary lists the kinds`];
  const property = propertyOf(catalogue, kind, claim.property);
  if (!property)
    return [`a ${kind} has no property "${claim.property}"; the data dictionary lists its properties`];
  const problems: string[] = [];
  if (claim.source === '') problems.push(`${claim.property} has no source; every claim needs one`);
  if (claim.locator.trim() === '')
    problems.push(
      `${claim.property} has no locator; say where in the source it stands (page, paragraph, heading)`,
    );
  const wrong = checkValue(property, claim.value);
  if (wrong) problems.push(wrong);
  for (const name of ['given', 'lang', 'unit', 'locator'] as const) {
    const unfit = checkText(name, claim[name] ?? '');
    if (unfit) problems.push(`${claim.property}: ${unfit}`);
  }
  if (claim.lang !== null && !LANGUAGE_TAG.test(claim.lang))
    problems.push(
      `${claim.property} has the language "${claim.lang.slice(0, 40)}"; write a BCP 47 tag, for example en, ko-Hang or ko-Latn-x-mr`,
    );
  if (property.type === 'name' && claim.lang === null)
    problems.push(
      `${claim.property} needs a language tag that names its script, for example ko-Hang or ko-Latn`,
    );
  if (property.type === 'number' && property.units.length > 0 && !property.units.includes(claim.unit ?? ''))
    problems.push(`${claim.property} needs a unit, one of ${property.units.join(', ')}`);
  return problems;
}
