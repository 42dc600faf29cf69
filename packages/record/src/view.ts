import type { Claim, ClaimId, Decision, RecordId, Review, Status } from './claim.ts';
import type { SourceGrade } from './grade.ts';
import { compareRanks, rankOf } from './grade.ts';
import type { Kind, Property } from './kind.ts';

/** How a claim stands after all decisions about it. */
export type Standing = {
  readonly status: Status;
  readonly review: Review;
  /** Present while an editor lets the claim lead. */
  readonly lead?: { readonly reason: string; readonly at: string };
  /** Why it is no longer stated. */
  readonly reason?: string;
};

/** One distinct current value and the claims that state it. */
export type ValueView = {
  readonly value: string;
  readonly unit: string | null;
  readonly claims: readonly ClaimId[];
};

/** The current values of a property, lead first; `past` are claims that are no longer stated. */
export type PropertyView = {
  readonly property: string;
  readonly values: readonly ValueView[];
  readonly leadBy: 'editor' | 'rule';
  readonly leadReason: string | null;
  readonly contradiction: boolean;
  readonly past: readonly ClaimId[];
};

/** What the claims of a record add up to. Derived, never edited. */
export type RecordView = {
  readonly record: RecordId;
  readonly kind: string;
  readonly properties: readonly PropertyView[];
};

/**
 * Applies the decisions about one claim in the order of their time, whatever order they arrived in.
 *
 * @example
 * ```ts
 * standingOf({ review: 'draft' }, []).status // => "stated"
 * ```
 */
export function standingOf(claim: Pick<Claim, 'review'>, decisions: readonly Decision[]): Standing {
  if (decisions.length === 0) return { status: 'stated', review: claim.review };
  let status: Status = 'stated';
  let review: Review = claim.review;
  let lead: { reason: string; at: string } | undefined;
  let reason: string | undefined;
  for (const decision of [...decisions].sort(inTime)) {
    switch (decision.verdict) {
      case 'lead':
        lead = { reason: decision.reason, at: decision.at };
        break;
      case 'no-lead':
        lead = undefined;
        break;
      case 'draft':
      case 'reviewed':
      case 'disputed':
        review = decision.verdict;
        break;
      case 'stated':
        status = 'stated';
        reason = undefined;
        break;
      case 'retracted':
      case 'superseded':
      case 'rejected':
        status = decision.verdict;
        reason = decision.reason;
    }
  }
  return { status, review, ...(lead ? { lead } : {}), ...(reason === undefined ? {} : { reason }) };
}

function inTime(a: Decision, b: Decision): number {
  return order(a.at, b.at) || order(a.id, b.id);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Derives the view of one record from its claims, the decisions about them, and the grades of their sources.
 * The result does not depend on the order of any input. The lead value is an editor's choice where there is one,
 * otherwise the value from the best source; it is always the value of a current claim.
 *
 * @example
 * ```ts
 * const kind = { name: 'camp', properties: [] };
 * deriveView({ id: 'r1', kind }, [], [], () => undefined) // => {"record":"r1","kind":"camp","properties":[]}
 * ```
 */
export function deriveView(
  record: { readonly id: RecordId | string; readonly kind: Pick<Kind, 'name' | 'properties'> },
  claims: readonly Claim[],
  decisions: readonly Decision[],
  gradeOf: (source: RecordId) => SourceGrade | undefined,
): RecordView {
  const byClaim = Map.groupBy(decisions, (decision) => decision.claim);
  const byProperty = Map.groupBy(claims, (claim) => claim.property);
  const properties: PropertyView[] = [];
  for (const property of record.kind.properties) {
    const stated = byProperty.get(property.name);
    if (!stated) continue;
    const [only] = stated;
    // Most properties have one claim that nobody decided about, and a register derives millions of them.
    if (only && stated.length === 1 && !byClaim.has(only.id)) properties.push(viewOfOne(property.name, only));
    else properties.push(deriveProperty(property, stated, byClaim, gradeOf));
  }
  return { record: record.id as RecordId, kind: record.kind.name, properties };
}

const UNGRADED: SourceGrade = { reliability: null, tier: null, date: null };

function viewOfOne(property: string, { id, value, unit }: Claim): PropertyView {
  const values = [{ value, unit, claims: [id] }];
  return { property, values, leadBy: 'rule', leadReason: null, contradiction: false, past: [] };
}

function deriveProperty(
  property: Property,
  claims: readonly Claim[],
  decisions: ReadonlyMap<ClaimId, readonly Decision[]>,
  gradeOf: (source: RecordId) => SourceGrade | undefined,
): PropertyView {
  const ranked = claims.map((claim) => ({
    claim,
    standing: standingOf(claim, decisions.get(claim.id) ?? []),
    rank: rankOf(gradeOf(claim.source) ?? UNGRADED),
  }));
  const best = ranked
    .filter(({ standing }) => standing.status === 'stated')
    .sort((a, b) => latestLead(a, b) || compareRanks(a.rank, b.rank) || order(a.claim.id, b.claim.id));
  const past = ranked
    .filter(({ standing }) => standing.status !== 'stated')
    .map(({ claim }) => claim.id)
    .sort(order);
  const chosen = best[0]?.standing.lead;
  const groups = Map.groupBy(best, ({ claim: { value, unit } }) =>
    unit === null ? ` ${value}` : JSON.stringify([value, unit]),
  );
  const values = [...groups.values()].map((members): ValueView => {
    const first = members[0]?.claim;
    return {
      value: first?.value ?? '',
      unit: first?.unit ?? null,
      claims: members.map(({ claim }) => claim.id),
    };
  });
  return {
    property: property.name,
    values,
    leadBy: chosen ? 'editor' : 'rule',
    leadReason: chosen?.reason ?? null,
    contradiction: !property.many && values.length > 1,
    past,
  };
}

/** The newest editor's choice goes first; claims without one follow in any order. */
function latestLead(a: { standing: Standing }, b: { standing: Standing }): number {
  if (!a.standing.lead && !b.standing.lead) return 0;
  return order(b.standing.lead?.at ?? '', a.standing.lead?.at ?? '');
}
