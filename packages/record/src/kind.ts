/** A text in the two languages of the interface. */
export type Words = { readonly en: string; readonly ko: string };

/**
 * Who may see a property's values: `public` may be published once reviewed; `protected` needs consent and two
 * approvals; `sealed` is encrypted, opened one at a time with a reason, and never published.
 */
export type Tier = 'public' | 'protected' | 'sealed';

export const VALUE_TYPES = [
  'text',
  'name',
  'date',
  'number',
  'choice',
  'place',
  'ref',
  'url',
  'file',
] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** One property of a kind; everything about it that forms, tables, exports and the documentation need. */
export type Property = {
  readonly name: string;
  readonly type: ValueType;
  /** Many current values are normal (names, authors); otherwise several differing values are a contradiction. */
  readonly many: boolean;
  readonly tier: Tier;
  readonly label: Words;
  readonly help: Words;
  /** For `choice`: the allowed values and their labels. */
  readonly choices: Readonly<Record<string, Words>>;
  /** For `ref`: the kinds a value may point to. */
  readonly refs: readonly string[];
  /** For `number`: the allowed units. */
  readonly units: readonly string[];
  /** Describes something a reader should be warned of before it is shown. */
  readonly graphic: boolean;
};

/** A type of record. Types, validation, tables, columns, API and documentation are derived from it. */
export type Kind = {
  readonly name: string;
  readonly label: Words;
  readonly plural: Words;
  readonly help: Words;
  readonly properties: readonly Property[];
  /** Properties whose lead value names the record, best first. */
  readonly title: readonly string[];
};

type PropertyInput = Pick<Property, 'type' | 'label' | 'help'> & Partial<Omit<Property, 'name'>>;
type KindInput = Omit<Kind, 'properties'> & { readonly properties: Readonly<Record<string, PropertyInput>> };

/**
 * Declares a kind and fills in defaults: one value, tier `public`, nothing graphic.
 *
 * Throws when a choice has no choices, a reference no kinds, or the title names an unknown property:
 * a wrong catalogue must stop the program, not the reader.
 *
 * @example
 * ```ts
 * const kind = defineKind({
 *   name: 'norm', label: { en: 'Norm', ko: '규범' }, plural: { en: 'Norms', ko: '규범' },
 *   help: { en: 'A rule of law.', ko: '법 규범.' }, title: ['instrument'],
 *   properties: { instrument: { type: 'text', label: { en: 'Instrument', ko: '문서' }, help: { en: 'Its name.', ko: '이름.' } } },
 * });
 * kind.properties[0]?.tier // => "public"
 * ```
 */
export function defineKind(input: KindInput): Kind {
  const properties = Object.entries(input.properties).map(([name, given]): Property => {
    const property = {
      name,
      many: false,
      tier: 'public' as const,
      choices: {},
      refs: [],
      units: [],
      graphic: false,
      ...given,
    };
    if (property.type === 'choice' && Object.keys(property.choices).length === 0)
      throw new Error(`${input.name}.${name} is a choice without choices`);
    if (property.type === 'ref' && property.refs.length === 0)
      throw new Error(`${input.name}.${name} refers to no kind`);
    return Object.freeze(property);
  });
  for (const name of input.title)
    if (!properties.some((property) => property.name === name))
      throw new Error(`${input.name} has no property ${name} for its title`);
  return Object.freeze({ ...input, properties });
}

/** The kinds of a register by name. */
export type Catalogue = ReadonlyMap<string, Kind>;

/**
 * Collects kinds into a catalogue; throws when two share a name or a reference names an unknown kind.
 *
 * @example
 * ```ts
 * catalogueOf([]).size // => 0
 * ```
 */
export function catalogueOf(kinds: readonly Kind[]): Catalogue {
  const catalogue = new Map(kinds.map((kind) => [kind.name, kind]));
  if (catalogue.size !== kinds.length) throw new Error('two kinds share a name');
  for (const kind of kinds)
    for (const property of kind.properties)
      for (const target of property.refs)
        if (!catalogue.has(target))
          throw new Error(`${kind.name}.${property.name} refers to the unknown kind ${target}`);
  return catalogue;
}

/**
 * Finds a property of a kind, or undefined.
 *
 * @example
 * ```ts
 * propertyOf(catalogueOf([]), 'camp', 'names') // => undefined
 * ```
 */
export function propertyOf(catalogue: Catalogue, kind: string, name: string): Property | undefined {
  return propertyIndex(catalogue).get(kind)?.get(name);
}

const indexes = new WeakMap<Catalogue, ReadonlyMap<string, ReadonlyMap<string, Property>>>();

function propertyIndex(catalogue: Catalogue): ReadonlyMap<string, ReadonlyMap<string, Property>> {
  let index = indexes.get(catalogue);
  if (!index) {
    index = new Map(
      [...catalogue].map(([name, kind]) => [
        name,
        new Map(kind.properties.map((property) => [property.name, property])),
      ]),
    );
    indexes.set(catalogue, index);
  }
  return index;
}
