import { describe, expect, test } from 'vitest';
import type { PublicClaim, PublicRecord, ReleaseReader } from '../src/release/release-model.ts';
import { agencyTree, inTreeOrder } from '../src/site/responsible/agency-tree.ts';
import type { AgencyNode } from '../src/site/responsible/agency-tree.ts';

const CLAIM: Omit<PublicClaim, 'value'> = {
  id: 'c',
  unit: null,
  lang: null,
  given: null,
  source: 's',
  locator: 'p. 1',
  credibility: null,
  status: 'stated',
  review: 'reviewed',
  reason: null,
};

function agency(id: string, parents: readonly string[]): PublicRecord {
  const values = parents.map((value) => ({ value, unit: null, claims: [{ ...CLAIM, value }] }));
  const parent = {
    property: 'parent',
    values,
    leadBy: 'rule' as const,
    leadReason: null,
    contradiction: false,
    past: [],
  };
  return {
    id,
    kind: 'organisation',
    handle: id,
    title: { en: id, ko: id },
    properties: parents.length > 0 ? [parent] : [],
  };
}

/** Only what the tree reads of a release. */
function release(agencies: readonly PublicRecord[]): Pick<ReleaseReader, 'meta' | 'list' | 'recordById'> {
  return {
    meta: { counts: { organisation: agencies.length } } as unknown as ReleaseReader['meta'],
    list: () => ({ rows: agencies.map((each) => ({ ...each, cells: {} })), total: agencies.length }),
    recordById: (id) => agencies.find((each) => each.id === id),
  };
}

const shape = (nodes: readonly AgencyNode[]): readonly unknown[] =>
  nodes.map(({ agency: { id }, isAgain, below }) => [id, isAgain, shape(below)]);

describe('the tree of agencies', () => {
  test('puts each under the body a source names', () => {
    const tree = agencyTree(
      release([agency('bureau', ['ministry']), agency('camp', ['bureau']), agency('ministry', [])]),
    );
    expect(shape(tree)).toEqual([['ministry', false, [['bureau', false, [['camp', false, []]]]]]]);
  });

  test('shows a body placed under two under both, and opens it once', () => {
    const tree = agencyTree(
      release([
        agency('party', []),
        agency('state', []),
        agency('bureau', ['party', 'state']),
        agency('unit', ['bureau']),
      ]),
    );
    expect(shape(tree)).toEqual([
      ['party', false, [['bureau', false, [['unit', false, []]]]]],
      ['state', false, [['bureau', true, []]]],
    ]);
    expect(inTreeOrder(tree).map(({ id }) => id)).toEqual(['party', 'bureau', 'unit', 'state']);
  });

  test('loses nobody when sources place two bodies under each other', () => {
    const tree = agencyTree(release([agency('a', ['b']), agency('b', ['a']), agency('c', [])]));
    expect(
      inTreeOrder(tree)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['a', 'b', 'c']);
  });

  test('takes a body whose parent is not in the release for a top', () => {
    expect(shape(agencyTree(release([agency('a', ['withheld'])])))).toEqual([['a', false, []]]);
  });
});
