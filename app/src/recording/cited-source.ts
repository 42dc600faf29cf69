import type { Catalogue, Property, RecordId } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import type { Language } from '../ui/language.ts';
import type { Problem } from '../workbench/form.ts';
import { fieldOf, readTyped } from './claim-form.ts';
import { recordingMessages } from './messages.ts';
import type { NewClaim, NewRecord } from './writing.ts';

/** The name under which a form asks for its source; no property of any kind is spelt like it. */
export const CITED = 'cited-source';

/** What a new source is described with; the rest can be added on its own page. */
export const SOURCE_PROPERTIES = [
  'title',
  'author',
  'publisher',
  'date',
  'url',
  'type',
  'tier',
  'reliability',
] as const;

/** A source states these of itself, on its own face. */
export const OWN_LOCATOR = 'title page';

/** A property of a new source, under field names of its own. */
export function newSourceProperty(catalogue: Catalogue, name: string): Property | undefined {
  const property = propertyOf(catalogue, 'source', name);
  return property && { ...property, name: `new-source-${name}` };
}

/** A source chosen, or made with the statement: the record and what it states of itself. */
export type CitedSource = {
  readonly id: RecordId;
  readonly records: readonly NewRecord[];
  readonly claims: readonly NewClaim[];
};

/** Reads the choice of a source, or the description of a new one, from a form. */
export function readCitedSource(
  lang: Language,
  catalogue: Catalogue,
  form: URLSearchParams,
  freshId: () => RecordId,
): { readonly source?: CitedSource; readonly problems: readonly Problem[] } {
  const t = recordingMessages[lang].form;
  const chosen = form.get(fieldOf('value', CITED)) ?? '';
  if (chosen !== 'new' && chosen !== '')
    return { source: { id: chosen as RecordId, records: [], claims: [] }, problems: [] };
  const title = newSourceProperty(catalogue, 'title');
  const isDescribed = (form.get(fieldOf('value', title?.name ?? '')) ?? '').trim() !== '';
  if (chosen === '' && !isDescribed) return { problems: [[fieldOf('find', CITED), t.sourceMissing]] };
  if (!isDescribed) return { problems: [[fieldOf('value', title?.name ?? ''), t.sourceTitleMissing]] };
  const id = freshId();
  const problems: Problem[] = [];
  const claims = SOURCE_PROPERTIES.flatMap((name): readonly NewClaim[] => {
    const property = newSourceProperty(catalogue, name);
    if (!property) return [];
    const { typed, problems: found } = readTyped(lang, property, form);
    problems.push(...found);
    return typed ? [{ record: id, property: name, source: id, locator: OWN_LOCATOR, ...typed }] : [];
  });
  const compartment = form.get('source-compartment') ?? OPEN_COMPARTMENT;
  return { source: { id, records: [{ id, kind: 'source', compartment }], claims }, problems };
}
