import type { Catalogue, Claim, RecordId, SourceGrade, Standing } from '@unhidden/record';
import { deriveView, propertyOf } from '@unhidden/record';
import type { Dossier } from '../register/index.ts';
import { standingsOf, withheldBecause } from './publishable.ts';
import type { PublishChecks, Withheld } from './publishable.ts';
import type { PublicClaim, PublicProperty, PublicRecord, PublicValue } from './release-model.ts';
import { titleOf } from './record-title.ts';

/**
 * Copies what may be public of a record, field by field; nothing is passed through whole. The view is derived anew
 * from what may be public alone, so that nothing withheld can be read from an order, a lead or its reason.
 * `gradeOf` must know public grades only; `withhold` is told of every claim that stays behind and why.
 */
export function publishRecord(
  catalogue: Catalogue,
  dossier: Dossier,
  checks: PublishChecks,
  gradeOf: (source: RecordId) => SourceGrade | undefined,
  isPublic: (record: string) => boolean,
  withhold: (reason: Withheld) => void,
): PublicRecord {
  const { head } = dossier;
  const standings = standingsOf(dossier.claims, dossier.decisions);
  const allowed = new Map<string, PublicClaim>();
  for (const claim of dossier.claims) {
    const standing = standings.get(claim.id);
    const reason =
      standing &&
      (withheldBecause(catalogue, head, claim, standing, checks) ??
        withheldTarget(catalogue, head.kind, claim, isPublic));
    if (reason) withhold(reason);
    else if (standing) allowed.set(claim.id, publicClaim(claim, standing));
  }
  const open = dossier.claims.filter(({ id }) => allowed.has(id));
  const kind = { name: head.kind, properties: catalogue.get(head.kind)?.properties ?? [] };
  const view = deriveView({ id: head.id, kind }, open, dossier.decisions, gradeOf);
  const pick = (ids: readonly string[]) => ids.flatMap((id) => allowed.get(id) ?? []);
  const properties = view.properties.map((shown): PublicProperty => ({
    property: shown.property,
    values: shown.values.map(({ value, unit, claims }): PublicValue => ({
      value,
      unit,
      claims: pick(claims),
    })),
    past: pick(shown.past),
    leadBy: shown.leadBy,
    leadReason: shown.leadReason,
    contradiction: shown.contradiction,
  }));
  const handle = head.handle ?? head.id;
  return {
    id: head.id,
    kind: head.kind,
    handle,
    title: titleOf(catalogue, head.kind, properties, handle),
    properties,
  };
}

function withheldTarget(
  catalogue: Catalogue,
  kind: string,
  claim: Claim,
  isPublic: (record: string) => boolean,
): Withheld | undefined {
  if (!isPublic(claim.source)) return 'source not public';
  const isRef = propertyOf(catalogue, kind, claim.property)?.type === 'ref';
  return isRef && !isPublic(claim.value) ? 'points to a record that is not public' : undefined;
}

function publicClaim(claim: Claim, standing: Standing): PublicClaim {
  return {
    id: claim.id,
    value: claim.value,
    unit: claim.unit,
    lang: claim.lang,
    given: claim.given,
    source: claim.source,
    locator: claim.locator,
    credibility: claim.credibility,
    status: standing.status,
    review: standing.review,
    reason: standing.reason ?? null,
  };
}
