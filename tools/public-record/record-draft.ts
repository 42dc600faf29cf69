import type { Claim, ClaimId, Decision, DecisionId, RecordHead, RecordId } from '@unhidden/record';
import { checkClaim } from '@unhidden/record';
import { catalogue } from '../../app/src/kinds/index.ts';
import { hashedId } from '../../app/src/platform/hashed-id.ts';

/** Where a value stands: the source's own id in the files, and the place in it. */
export type Citation = { readonly source_id: string; readonly locator: string };
export type ValueDetails = { readonly given?: string; readonly lang?: string; readonly unit?: string };

export const COMPILERS = 'compilers-notes';
export const LOCATOR_NOT_GIVEN = 'locator not given';
const DECIDED_AT = '2026-11-23T00:00:00.000Z';

/** Collects records and claims; every claim is checked against the catalogue the moment it is added. */
export function createDraft() {
  const records = new Map<RecordId, RecordHead>();
  const claims = new Map<ClaimId, Claim>();
  const decisions = new Map<DecisionId, Decision>();
  const handles = new Set<string>();
  const sources = new Map<string, RecordId>();

  function sourceOf(id: string): RecordId {
    const found = sources.get(id);
    if (!found) throw new Error(`${id} is cited and not among the sources`);
    return found;
  }

  function record(kind: string, origin: string, handle: string): RecordId {
    const id = hashedId('public-record', kind, origin) as RecordId;
    if (records.has(id)) throw new Error(`${kind} ${origin} is listed twice`);
    if (handles.has(`${kind}/${handle}`)) throw new Error(`two records want the address ${kind}/${handle}`);
    handles.add(`${kind}/${handle}`);
    records.set(id, { id, kind, handle, origin });
    return id;
  }

  function claim(
    to: RecordId,
    property: string,
    value: string,
    cited: Citation,
    details: ValueDetails = {},
  ): ClaimId {
    const kind = records.get(to)?.kind ?? '';
    const source = sourceOf(cited.source_id);
    const given = details.given === undefined || details.given === value ? null : details.given;
    const { lang = null, unit = null } = details;
    const id = hashedId(
      'claim',
      to,
      property,
      value,
      given ?? '',
      unit ?? '',
      lang ?? '',
      source,
      cited.locator,
    ) as ClaimId;
    const made: Claim = {
      id,
      record: to,
      property,
      value,
      given,
      lang,
      unit,
      source,
      locator: cited.locator,
      credibility: null,
      review: 'reviewed',
    };
    const problems = checkClaim(catalogue, kind, made);
    if (problems.length > 0) throw new Error(`${records.get(to)?.origin}: ${problems.join('; ')}`);
    claims.set(id, made);
    return id;
  }

  return {
    record,
    claim,
    /** Lists a source under the id by which the files cite it; every source comes before the first claim. */
    source(id: string, origin: string): RecordId {
      const made = record('source', origin, id);
      sources.set(id, made);
      return made;
    },
    sourceOf,
    /** Adds an English text unless the files hold none. */
    text(to: RecordId, property: string, value: string | null, cited: Citation, given?: string): void {
      if (value !== null)
        claim(to, property, value, cited, { lang: 'en', ...(given === undefined ? {} : { given }) });
    },
    lead(chosen: ClaimId, reason: string): void {
      const id = hashedId('lead', chosen) as DecisionId;
      decisions.set(id, { id, claim: chosen, verdict: 'lead', reason, at: DECIDED_AT, by: 'compilers' });
    },
    claimsOf: (of: RecordId, property: string) =>
      [...claims.values()].filter((made) => made.record === of && made.property === property),
    content: () => ({ records: records.values(), claims: claims.values(), decisions: decisions.values() }),
  };
}

export type Draft = ReturnType<typeof createDraft>;
