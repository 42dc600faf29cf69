import type { Kind, Property } from '@unhidden/record';
import type { SignedIn } from '../../accounts/roles.ts';
import { COMPARTMENT } from './select-rows.ts';

const MOST_DEFAULTS = 4;
const SHORT: ReadonlySet<Property['type']> = new Set(['choice', 'date', 'number', 'ref']);

/** The column that names the record; always the first. */
export const TITLE = 'title';

/** Columns a person may choose: protected ones only with a role that works on content, sealed ones never. */
export function columnsFor(kind: Kind, person: Pick<SignedIn, 'roles'>): readonly Property[] {
  return kind.properties.filter(
    ({ tier }) => tier === 'public' || (tier === 'protected' && mayReadProtected(person)),
  );
}

/** A partner reads what is shared, and of that the public tier alone. */
export function mayReadProtected({ roles }: Pick<SignedIn, 'roles'>): boolean {
  return ['documenter', 'reviewer', 'publisher', 'analyst', 'caseworker'].some((role) =>
    (roles as ReadonlySet<string>).has(role),
  );
}

/** What a table shows until somebody chooses: the short columns, never a protected one. */
export function defaultColumns(kind: Kind): readonly string[] {
  const open = kind.properties.filter(({ tier, name }) => tier === 'public' && !kind.title.includes(name));
  const short = open.filter(({ type }) => SHORT.has(type));
  return [...short, ...open.filter(({ type }) => !SHORT.has(type))]
    .slice(0, MOST_DEFAULTS)
    .map(({ name }) => name);
}

export const REVIEW = '@review';
export const CONTESTED = '@contested';
export const SOURCE = '@source';

/** What a kind's table can be narrowed by, in the order shown. */
export function facetsOf(kind: Kind): readonly string[] {
  const stated = kind.properties.filter(
    ({ tier, type }) => tier === 'public' && (type === 'choice' || type === 'ref'),
  );
  return [REVIEW, CONTESTED, ...stated.map(({ name }) => name), COMPARTMENT, SOURCE];
}

/** Files and coordinates have no order; a reference would be ordered by an id. */
export function isSortable({ type }: Pick<Property, 'type'>): boolean {
  return type !== 'file' && type !== 'place' && type !== 'ref';
}
