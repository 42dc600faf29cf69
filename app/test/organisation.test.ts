import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../../data/${path}`, import.meta.url), 'utf8');

type Words = { readonly en: string; readonly ko: string };
type Organisation = Readonly<Record<'name' | 'tagline' | 'affiliation' | 'contactNote', Words>> & {
  readonly contact: string | null;
  readonly featuredFigures: {
    readonly held: string;
    readonly died: string;
    readonly camps: readonly string[];
  };
  readonly contestedTotals: readonly string[];
  readonly latestReport: string;
  readonly campaignDemands: readonly string[];
  readonly topicCamps: Readonly<Record<string, readonly string[]>>;
  readonly topicPeople: Readonly<Record<string, readonly string[]>>;
  readonly themes: readonly {
    readonly id: string;
    readonly label: Words;
    readonly demands: readonly string[];
    readonly approaches: readonly string[];
  }[];
};

const organisation = JSON.parse(read('organisation.json')) as Organisation;
const addresses = read('public-record/records.csv')
  .split('\n')
  .slice(1)
  .map((line) => line.split(',')[0] ?? '');
const handlesOf = (kind: string) =>
  addresses
    .filter((address) => address.startsWith(`${kind}/`))
    .map((address) => address.slice(kind.length + 1));

test('every demand and every approach belongs to a theme, and no theme names another', () => {
  const sorted = (list: readonly string[]) => [...new Set(list)].sort();
  expect(sorted(organisation.themes.flatMap(({ demands }) => demands))).toEqual(handlesOf('demand').sort());
  expect(sorted(organisation.themes.flatMap(({ approaches }) => approaches))).toEqual(
    handlesOf('approach').sort(),
  );
});

test('every record the set-up features is in the bundled record', () => {
  const { featuredFigures, contestedTotals, latestReport, campaignDemands, topicCamps, topicPeople } =
    organisation;
  expect(handlesOf('figure')).toEqual(
    expect.arrayContaining([
      featuredFigures.held,
      featuredFigures.died,
      ...featuredFigures.camps,
      ...contestedTotals,
    ]),
  );
  expect(handlesOf('report')).toContain(latestReport);
  expect(handlesOf('demand')).toEqual(expect.arrayContaining([...campaignDemands]));
  expect(handlesOf('topic')).toEqual(
    expect.arrayContaining([...Object.keys(topicCamps), ...Object.keys(topicPeople)]),
  );
  expect(handlesOf('camp')).toEqual(expect.arrayContaining(Object.values(topicCamps).flat()));
  expect(handlesOf('person')).toEqual(expect.arrayContaining(Object.values(topicPeople).flat()));
});

test('the featured and contested numbers are the ones they stand for', () => {
  const values = new Map(
    read('public-record/claims/figure.csv')
      .split('\n')
      .map((line) => line.split(','))
      .filter(([, property]) => property === 'value')
      .map(([address = '', , value = '']) => [address.slice('figure/'.length), value]),
  );
  const { held, died, camps } = organisation.featuredFigures;
  expect([held, died, ...camps].map((id) => values.get(id))).toEqual(['||120000', '|400000|', '|4|', '|6|']);
  expect(organisation.contestedTotals.map((id) => values.get(id))).toEqual([
    '53000||65000',
    '80000||120000',
    '150000||200000',
    '|209000|',
    '|232400|',
    '|211400|',
    '|205800|',
    '|198900|',
    '|190000|',
    '|192000|',
  ]);
});

test('every text is there in both languages, and no contact is invented', () => {
  const { name, tagline, affiliation, contactNote, themes, contact } = organisation;
  for (const { en, ko } of [name, tagline, affiliation, contactNote, ...themes.map(({ label }) => label)]) {
    expect(en).toMatch(/[a-z]/);
    expect(ko).toMatch(/\p{Script=Hangul}/u);
  }
  expect(contact).toBeNull();
  expect(affiliation.en).toMatch(/affiliated with nobody/);
});
