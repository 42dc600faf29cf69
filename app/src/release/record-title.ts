import type { Catalogue, Words } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import type { PublicClaim } from './release-model.ts';

const LONGEST_TITLE = 120;
const ID = /^[0-9a-z]{16}$/;

/** As much of a stated property as naming a record takes. */
export type NamingProperty = {
  readonly property: string;
  readonly values: readonly {
    readonly value: string;
    readonly claims: readonly Pick<PublicClaim, 'lang'>[];
  }[];
};

/**
 * What a record is called in both languages, from the properties its kind names it by; where all are empty its
 * handle, or its kind where it has none but its id. */
export function titleOf(
  catalogue: Catalogue,
  kind: string,
  properties: readonly NamingProperty[],
  handle: string,
): Words {
  for (const name of catalogue.get(kind)?.title ?? []) {
    const stated = properties.find(({ property }) => property === name);
    const type = propertyOf(catalogue, kind, name)?.type;
    if (!stated || stated.values.length === 0 || type === undefined) continue;
    if (type === 'name') return namesIn(stated);
    const value = stated.values[0]?.value ?? '';
    const choice = propertyOf(catalogue, kind, name)?.choices[value];
    if (choice) return choice;
    if (type !== 'ref') return { en: shortened(value), ko: shortened(value) };
  }
  const label = ID.test(handle) ? catalogue.get(kind)?.label : undefined;
  return label ?? { en: handle, ko: handle };
}

/** A name in the reader's own script where one is stated; the lead name otherwise. */
function namesIn(names: NamingProperty): Words {
  const spelt = (...tags: string[]) =>
    names.values.find(({ claims }) => tags.some((tag) => (claims[0]?.lang ?? '').startsWith(tag)))?.value;
  const lead = names.values[0]?.value ?? '';
  return {
    en: spelt('en') ?? spelt('ko-Latn') ?? lead,
    ko: spelt('ko-Hang', 'ko-Kore') ?? spelt('ko') ?? lead,
  };
}

function shortened(text: string): string {
  return text.length <= LONGEST_TITLE ? text : `${text.slice(0, LONGEST_TITLE - 1).trimEnd()}…`;
}
