import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createKindIndex } from '../src/recording/tables/kind-index.ts';
import { orderOf, pageOf, reposition } from '../src/recording/tables/row-order.ts';
import { selectRows } from '../src/recording/tables/select-rows.ts';
import type { TableRow } from '../src/register/index.ts';

const compartments = fc.subarray(['a', 'b', 'c']);
const seen = fc.tuple(
  fc.constantFrom('x', 'y', 'z'),
  compartments.map((each) => each.join(' ')),
);
const row = fc.record({
  c: fc.constantFrom('open', 'a', 'b'),
  f: fc.record({ one: fc.array(seen, { maxLength: 4 }), two: fc.array(seen, { maxLength: 4 }) }),
});

test('counts and matches are what looking at every record gives, whatever changed before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), row), { maxLength: 60 }),
      compartments,
      fc.subarray(['x', 'y', 'z']),
      fc.subarray(['x', 'y', 'z']),
      (changes, own, one, two) => {
        const index = createKindIndex('person');
        const records = new Map<number, (typeof changes)[number][1]>();
        for (const [id, each] of changes) {
          records.set(id, each);
          index.put(String(id), { ...each, t: [], w: [], k: {} } satisfies TableRow);
        }
        const member = new Set(['open', ...own]);
        const filters = new Map(Object.entries({ one, two }).filter(([, values]) => values.length > 0));
        const { matches, total, counts } = selectRows(index, member, { filters, facets: ['one', 'two'] });
        const valuesOf = (each: (typeof changes)[number][1], facet: 'one' | 'two'): Set<string> =>
          new Set(
            each.f[facet].flatMap(([value, audience]) =>
              audience === '' || audience.split(' ').every((place) => member.has(place)) ? [value] : [],
            ),
          );
        const passes = (each: (typeof changes)[number][1], facet: 'one' | 'two'): boolean => {
          const wanted = filters.get(facet);
          return !wanted || wanted.some((value) => valuesOf(each, facet).has(value));
        };
        const readable = [...records].filter(([, each]) => member.has(each.c));
        const expected = readable.filter(([, each]) => passes(each, 'one') && passes(each, 'two'));
        expect(total).toBe(expected.length);
        expect(index.ids.filter((_, at) => matches[at] === 1).toSorted()).toEqual(
          expected.map(([id]) => String(id)).toSorted(),
        );
        for (const [facet, other] of [
          ['one', 'two'],
          ['two', 'one'],
        ] as const)
          for (const value of ['x', 'y', 'z'])
            expect(counts.get(facet)?.get(value) ?? 0).toBe(
              readable.filter(([, each]) => passes(each, other) && valuesOf(each, facet).has(value)).length,
            );
      },
    ),
  );
});

test('an order kept by repositioning is the order of sorting anew', () => {
  const key = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined });
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 20 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), key), { maxLength: 40 }),
      (first, changes) => {
        const sorted = (keys: readonly (string | undefined)[]): number[] =>
          keys
            .flatMap((each, at) => (each === undefined ? [] : [at]))
            .sort((a, b) =>
              (keys[a] ?? '') < (keys[b] ?? '') ? -1 : (keys[a] ?? '') > (keys[b] ?? '') ? 1 : a - b,
            );
        const rows = orderOf([...first], sorted(first));
        for (const [at, each] of changes) {
          const position = Math.min(at, rows.keys.length);
          reposition(rows, position, each);
        }
        const size = rows.keys.length;
        const all = new Uint8Array(size).fill(1);
        const expected = [
          ...sorted(rows.keys),
          ...rows.keys.flatMap((each, at) => (each === undefined ? [at] : [])),
        ];
        expect(pageOf(rows, all, { isDescending: false, from: 0, count: size + 1 })).toEqual(expected);
      },
    ),
  );
});
