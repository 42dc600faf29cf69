import type { Property, RecordId } from '@unhidden/record';
import { checkText } from '@unhidden/record';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { Problem } from '../workbench/form.ts';
import type { WorkRequest } from '../workbench/route.ts';
import type { Services } from '../workbench/services.ts';
import { CITED, OWN_LOCATOR, readCitedSource } from './cited-source.ts';
import { fieldOf, readCredibility, readTyped } from './claim-form.ts';
import { draftStore } from './draft-store.ts';
import { tellOthers } from './meanwhile.ts';
import { recordingMessages } from './messages.ts';
import type { NewClaim, NewRecord, Writing } from './writing.ts';
import { freshId, writeClaims } from './write-claims.ts';

/** What a form is about: a record there is, or one of a kind that is made with it. */
export type ClaimTarget =
  | { readonly record: RecordId; readonly properties: readonly Property[] }
  | { readonly newKind: string; readonly properties: readonly Property[] };

export type Recorded =
  | { readonly record: RecordId; readonly batch: string; readonly hasOthers: boolean }
  | { readonly problems: readonly Problem[] };

/** Records what a form says: its values, its source when that is new, its record when that is new. All or nothing. */
export async function recordForm(
  services: Services,
  person: SignedIn,
  { form, lang }: Pick<WorkRequest, 'form' | 'lang'>,
  target: ClaimTarget,
): Promise<Recorded> {
  const read = readForm(services, { form, lang }, target);
  if (read.problems.length > 0) return { problems: read.problems };
  const { record, writing } = read;
  const { register } = services;
  return register.db.transaction().execute(async (db): Promise<Recorded> => {
    const tx: Store = { db, engine: register.engine };
    const written = await writeClaims(services, tx, person, writing);
    if (!written.ok) return { problems: written.problems.map((text) => ['', text] as const) };
    const hasOthers = await tellOthers(services, tx, person, {
      record,
      properties: target.properties.map(({ name }) => name),
      seen: Number(form.get('seen') ?? 0),
    });
    await draftStore.finish(services, tx, person, form.get('_draft') ?? '');
    return { record, batch: written.value.batch, hasOthers };
  });
}

function readForm(
  services: Services,
  { form, lang }: Pick<WorkRequest, 'form' | 'lang'>,
  target: ClaimTarget,
): { readonly record: RecordId; readonly writing: Writing; readonly problems: readonly Problem[] } {
  const t = recordingMessages[lang].form;
  const { catalogue } = services.register;
  const fresh = () => freshId(services) as RecordId;
  const problems: Problem[] = [];
  const record = 'record' in target ? target.record : fresh();
  const isOwnSource = 'newKind' in target && target.newKind === 'source';
  const cited = isOwnSource ? undefined : readCitedSource(lang, catalogue, form, fresh);
  problems.push(...(cited?.problems ?? []));
  const source = isOwnSource ? record : (cited?.source?.id ?? ('' as RecordId));
  const locator = isOwnSource ? OWN_LOCATOR : (form.get('locator') ?? '').trim();
  const credibility = readCredibility(form);
  const claims = target.properties.flatMap((property): readonly NewClaim[] => {
    const { typed, problems: found } = readTyped(lang, property, form);
    problems.push(...found);
    return typed ? [{ record, property: property.name, source, locator, credibility, ...typed }] : [];
  });
  const first = target.properties[0];
  if (claims.length === 0 && problems.every(([field]) => field.endsWith(CITED)) && first)
    problems.push([mainField(first), t.valueMissing]);
  if (locator === '') problems.push(['locator', t.locatorMissing]);
  else if (checkText('locator', locator)) problems.push(['locator', t.locatorWrong]);
  const records: readonly NewRecord[] =
    'newKind' in target
      ? [{ id: record, kind: target.newKind, compartment: form.get('compartment') ?? OPEN_COMPARTMENT }]
      : [];
  return {
    record,
    problems,
    writing: {
      form: records.length > 0 ? 'record' : 'claim',
      records: [...records, ...(cited?.source?.records ?? [])],
      claims: [...(cited?.source?.claims ?? []), ...claims],
    },
  };
}

/** The first field of a property: what a problem about a missing value leads to. */
export function mainField({ name, type }: Pick<Property, 'name' | 'type'>): string {
  const part = type === 'number' ? 'low' : type === 'place' ? 'lat' : type === 'ref' ? 'find' : 'value';
  return fieldOf(part, name);
}
