import type { Property, RecordId } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { CITED, SOURCE_PROPERTIES } from './cited-source.ts';
import type { ClaimTarget } from './claim-actions.ts';
import type { Found } from './record-search.ts';
import { findRecords, foundOf, lastSources } from './record-search.ts';

/** The property of a record a form is about; its kind alone where no property is chosen yet. */
export async function targetOf(
  { register }: Services,
  { params, query }: Pick<WorkRequest, 'params' | 'query'>,
): Promise<{ readonly kind: string } | { readonly target: ClaimTarget } | undefined> {
  const record = params['id'] ?? '';
  const head = await register.db
    .selectFrom('record')
    .select('kind')
    .where('id', '=', record)
    .executeTakeFirst();
  if (!head) return undefined;
  const property = propertyOf(register.catalogue, head.kind, query.get('property') ?? '');
  return property ? { target: { record: record as RecordId, properties: [property] } } : { kind: head.kind };
}

/** A new record is asked for what names it; a relation for what it joins. */
export function newTarget(
  { register }: Services,
  { params }: Pick<WorkRequest, 'params'>,
): ClaimTarget | undefined {
  const kind = register.catalogue.get(params['kind'] ?? '');
  if (!kind) return undefined;
  const names: readonly string[] = kind.name === 'source' ? SOURCE_PROPERTIES : kind.title;
  const properties = names.flatMap((name): readonly Property[] => {
    const property = propertyOf(register.catalogue, kind.name, name);
    return property ? [property] : [];
  });
  return { newKind: kind.name, properties };
}

export function formName(target: ClaimTarget): string {
  return 'record' in target ? `add ${target.properties[0]?.name ?? ''}` : `new ${target.newKind}`;
}

export function subjectOf(target: ClaimTarget): string {
  return 'record' in target ? target.record : '';
}

export function addressOf(target: ClaimTarget): string {
  return 'record' in target
    ? `/records/${target.record}/add?property=${target.properties[0]?.name ?? ''}`
    : `/records/new/${target.newKind}`;
}

/** Looks for everything the form asks to look for; sources used last are offered before anything is asked. */
export async function findAll(
  services: Services,
  person: SignedIn,
  target: ClaimTarget,
  typed: URLSearchParams,
): Promise<ReadonlyMap<string, readonly Found[]>> {
  const { register } = services;
  const found = new Map<string, readonly Found[]>();
  const look = async (name: string, kinds: readonly string[]): Promise<void> => {
    const asked = typed.get(`find-${name}`) ?? '';
    const chosen = typed.get(`value-${name}`) ?? '';
    const hits =
      asked.trim() !== ''
        ? await findRecords(services, register, person, kinds, asked)
        : name === CITED
          ? await lastSources(services, register, person)
          : undefined;
    const kept =
      chosen === '' || chosen === 'new' || hits?.some(({ id }) => id === chosen)
        ? []
        : (await foundOf(services, register, person, [chosen])).filter(({ kind }) => kinds.includes(kind));
    if (hits || kept.length > 0) found.set(`find-${name}`, [...kept, ...(hits ?? [])]);
  };
  await look(CITED, ['source']);
  for (const { name, type, refs } of target.properties) if (type === 'ref') await look(name, refs);
  return found;
}
