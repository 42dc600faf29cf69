import type { Audience, Seen, TableRow } from '../../register/index.ts';

/** Values of a facet by record: equal sets of values are kept once, so that counting touches one number a record. */
export type SetColumn = {
  /** By position of the record; 0 is the empty set. */
  readonly sets: Int32Array;
  /** By number of the set: value and audience codes in turn. */
  readonly members: readonly (readonly number[])[];
};

/** All lines of one kind, held for filtering and searching; grows and changes as the register does. */
export type KindIndex = {
  readonly kind: string;
  /** Goes up with every change. */
  readonly version: number;
  readonly ids: readonly string[];
  readonly values: readonly string[];
  /** The compartments one must be in, by audience code; 0 is everyone. */
  readonly audiences: readonly (readonly string[])[];
  /** The compartment of each record, as a code of `places`. */
  readonly compartments: Int32Array;
  readonly places: readonly string[];
  readonly words: readonly string[];
  /** Words only some may search, by position. */
  readonly hiddenWords: ReadonlyMap<number, readonly Seen[]>;
  positionOf(record: string): number | undefined;
  facet(name: string): SetColumn | undefined;
  codeOf(value: string): number | undefined;
  put(record: string, row: TableRow): number;
};

export function createKindIndex(kind: string): KindIndex {
  const ids: string[] = [];
  const positions = new Map<string, number>();
  const values = createCodes();
  const audiences: (readonly string[])[] = [[]];
  const audienceCodes = new Map<Audience, number>([['', 0]]);
  const places = createCodes();
  const words: string[] = [];
  const hiddenWords = new Map<number, readonly Seen[]>();
  const facets = new Map<string, ReturnType<typeof createSetColumn>>();
  let compartments = new Int32Array(1024);
  let version = 0;

  const audienceCode = (audience: Audience): number => {
    let code = audienceCodes.get(audience);
    if (code === undefined) {
      code = audiences.push(audience.split(' ')) - 1;
      audienceCodes.set(audience, code);
    }
    return code;
  };

  return {
    kind,
    ids,
    audiences,
    words,
    hiddenWords,
    get version() {
      return version;
    },
    get compartments() {
      return compartments;
    },
    values: values.list,
    places: places.list,
    positionOf: (record) => positions.get(record),
    facet: (name) => facets.get(name),
    codeOf: values.find,
    put(record, row) {
      version += 1;
      let position = positions.get(record);
      if (position === undefined) {
        position = ids.push(record) - 1;
        positions.set(record, position);
      }
      compartments = roomFor(compartments, position);
      compartments[position] = places.code(row.c);
      words[position] = row.w.find(([, audience]) => audience === '')?.[0] ?? '';
      const hidden = row.w.filter(([, audience]) => audience !== '');
      if (hidden.length > 0) hiddenWords.set(position, hidden);
      else hiddenWords.delete(position);
      for (const [name, seen] of Object.entries(row.f)) {
        let column = facets.get(name);
        if (!column) facets.set(name, (column = createSetColumn()));
        column.set(
          position,
          seen.flatMap(([value, audience]) => [values.code(value), audienceCode(audience)]),
        );
      }
      for (const [name, column] of facets) if (!(name in row.f)) column.set(position, []);
      return position;
    },
  };
}

function createCodes() {
  const list: string[] = [];
  const codes = new Map<string, number>();
  return {
    list: list as readonly string[],
    find: (text: string): number | undefined => codes.get(text),
    code(text: string): number {
      let code = codes.get(text);
      if (code === undefined) {
        code = list.push(text) - 1;
        codes.set(text, code);
      }
      return code;
    },
  };
}

function createSetColumn() {
  let sets = new Int32Array(1024);
  const members: (readonly number[])[] = [[]];
  const known = new Map<string, number>([['', 0]]);
  return {
    get sets() {
      return sets;
    },
    members: members as readonly (readonly number[])[],
    set(position: number, set: readonly number[]): void {
      sets = roomFor(sets, position);
      const name = set.join(' ');
      let number = known.get(name);
      if (number === undefined) {
        number = members.push(set) - 1;
        known.set(name, number);
      }
      sets[position] = number;
    },
  };
}

function roomFor(array: Int32Array<ArrayBuffer>, position: number): Int32Array<ArrayBuffer> {
  if (position < array.length) return array;
  const larger = new Int32Array(Math.max(array.length * 2, position + 1));
  larger.set(array);
  return larger;
}
