import type { Claim, RecordId, SourceGrade } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { releaseChecks } from '../publishing/release-checks.ts';
import type { Dossier, Store } from '../register/index.ts';
import { dossiersOf } from '../register/index.ts';
import { publishRecord } from '../release/publish-record.ts';
import type { PublishChecks, Withheld } from '../release/publishable.ts';
import { hasPublicStatement } from '../release/publishable.ts';
import type { PublicRecord } from '../release/release-model.ts';
import type { Services } from '../workbench/services.ts';
import { readableOf } from './access.ts';

/** What a release built now would show of a record, and what of it stays behind and why. */
export type PublicPreview = {
  /** Undefined where the record would not appear at all. */
  readonly shown: PublicRecord | undefined;
  readonly behind: readonly { readonly claim: Claim; readonly reason: Withheld }[];
};

/** Made with the release's own rules from the statements this person may read. */
export async function previewPublic(
  services: Services,
  store: Store,
  person: SignedIn,
  record: string,
): Promise<PublicPreview> {
  const { catalogue } = services.register;
  const checks = await releaseChecks(services, store, catalogue);
  const dossiers = await dossiersAround(services, store, person, record);
  const published = publishedAmong(services, checks, [...dossiers.values()]);
  const isPublic = (id: string) => published.has(id);
  const own = dossiers.get(record);
  if (!own) return { shown: undefined, behind: [] };
  const publish = (dossier: Dossier, gradeOf: (id: RecordId) => SourceGrade | undefined, withhold = ignore) =>
    publishRecord(catalogue, dossier, checks, gradeOf, isPublic, withhold);
  const gradeOf = (id: RecordId): SourceGrade | undefined => {
    const source = dossiers.get(id);
    if (!source || !isPublic(id)) return undefined;
    const { properties } = publish(source, () => undefined);
    const lead = (name: string) =>
      properties.find(({ property }) => property === name)?.values[0]?.value ?? null;
    return {
      reliability: lead('reliability') as SourceGrade['reliability'],
      tier: lead('tier') as SourceGrade['tier'],
      date: lead('date'),
    };
  };
  // Asked claim by claim, because a record as a whole says only how many stay behind.
  const behind = own.claims.flatMap((claim) => {
    const found: { readonly claim: Claim; readonly reason: Withheld }[] = [];
    publish(
      { ...own, claims: [claim] },
      () => undefined,
      (reason) => found.push({ claim, reason }),
    );
    return found;
  });
  const shown = published.has(record) ? publish(own, gradeOf) : undefined;
  if (shown) return { shown, behind };
  const named = new Set(behind.map(({ claim }) => claim.id));
  const rest = own.claims.filter(({ id }) => !named.has(id));
  return {
    shown,
    behind: [
      ...behind,
      ...rest.map((claim) => ({ claim, reason: 'record without a public statement' as const })),
    ],
  };
}

function ignore(_reason: Withheld): void {}

/** The record, what it refers to and every source any of these rests on, each as far as the person may read it. */
async function dossiersAround(
  services: Services,
  store: Store,
  person: SignedIn,
  record: string,
): Promise<ReadonlyMap<string, Dossier>> {
  const { catalogue } = services.register;
  const known = new Map<string, Dossier>();
  let waiting = [record];
  while (waiting.length > 0) {
    const readable = await readableOf(services, store, person, waiting);
    const found = await dossiersOf(store, [...readable]);
    const sources = await readableOf(
      services,
      store,
      person,
      found.flatMap(({ claims }) => claims.map(({ source }) => source)),
    );
    const next = new Set<string>();
    for (const { head, claims, decisions } of found) {
      const open = claims.filter(({ source }) => sources.has(source));
      known.set(head.id, { head, claims: open, decisions });
      for (const { property, value, source } of open) {
        next.add(source);
        // What a reference points to must be public itself; what that points to in turn does not matter here.
        const isRef = propertyOf(catalogue, head.kind, property)?.type === 'ref';
        if (isRef && head.id === record) next.add(value);
      }
    }
    waiting = [...next].filter((id) => !known.has(id));
    if (found.length === 0) break;
  }
  return known;
}

function publishedAmong(
  { register }: Services,
  checks: PublishChecks,
  dossiers: readonly Dossier[],
): ReadonlySet<string> {
  const published = new Set<string>();
  for (let before = -1; before !== published.size;) {
    before = published.size;
    for (const { head, claims, decisions } of dossiers)
      if (
        !published.has(head.id) &&
        hasPublicStatement(register.catalogue, head, claims, decisions, checks, (source) =>
          published.has(source),
        )
      )
        published.add(head.id);
  }
  return published;
}
