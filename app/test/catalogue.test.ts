import { expect, test } from 'vitest';
import { kinds } from '../src/kinds/index.ts';

const properties = kinds.flatMap((kind) =>
  kind.properties.map((property) => ({ kind, property, path: `${kind.name}.${property.name}` })),
);

test('every kind, property and choice has its words in English and in Korean', () => {
  const words = [
    ...kinds.flatMap(({ name, label, plural, help }) =>
      [label, plural, help].map((text) => ({ path: name, text })),
    ),
    ...properties.flatMap(({ property, path }) =>
      [property.label, property.help, ...Object.values(property.choices)].map((text) => ({ path, text })),
    ),
  ];
  const poor = words.filter(
    ({ text }) =>
      !/[a-z]/i.test(text.en) || !/\p{Script=Hangul}/u.test(text.ko) || /\p{Script=Hangul}/u.test(text.en),
  );
  expect(poor).toEqual([]);
});

test('a help text is one plain sentence that ends', () => {
  const open = properties.filter(({ property: { help } }) => !/[.]$/.test(help.en) || !/[.]$/.test(help.ko));
  expect(open.map(({ path }) => path)).toEqual([]);
});

test('names are words joined by underscores', () => {
  expect(
    [...kinds.map(({ name }) => name), ...properties.map(({ property }) => property.name)].filter(
      (name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name),
    ),
  ).toEqual([]);
});

test('two properties of one kind never share a label', () => {
  for (const kind of kinds)
    for (const language of ['en', 'ko'] as const) {
      const labels = kind.properties.map(({ label }) => label[language]);
      expect(
        labels.filter((label, index) => labels.indexOf(label) !== index),
        `${kind.name} ${language}`,
      ).toEqual([]);
    }
});

test('every kind is named by a public property, but for kinship, where nothing is public', () => {
  const hidden = kinds.filter(({ title, properties: own }) =>
    own.some(({ name, tier }) => name === title[0] && tier !== 'public'),
  );
  expect(hidden.map(({ name }) => name)).toEqual(['kinship']);
  expect(
    properties.filter(({ kind, property }) => kind.name === 'kinship' && property.tier === 'public'),
  ).toEqual([]);
});

test('these properties, and no others, are protected', () => {
  expect(properties.filter(({ property }) => property.tier === 'protected').map(({ path }) => path)).toEqual(
    PROTECTED,
  );
});

test('these properties, and no others, are sealed', () => {
  expect(properties.filter(({ property }) => property.tier === 'sealed').map(({ path }) => path)).toEqual(
    SEALED,
  );
});

test('these properties, and no others, stand behind a warning', () => {
  expect(properties.filter(({ property }) => property.graphic).map(({ path }) => path)).toEqual(GRAPHIC);
});

const PROTECTED = [
  'person.birth',
  'person.birthplace',
  'person.occupation',
  'person.songbun',
  'person.health',
  'detention.because_of',
  'detention.because_of_relation',
  'detention.generation',
  'detention.arrest_place',
  'detention.cell',
  'detention.release_circumstances',
  'sentence.because_of_person',
  'kinship.person',
  'kinship.relative',
  'kinship.relation',
  'kinship.from',
  'kinship.to',
  'kinship.note',
  'involvement.person',
  'outcome.person',
  'source.interviewer',
  'source.interview_date',
];

const SEALED = [
  'camp.burial_place',
  'camp.inside_contact',
  'person.address_before_arrest',
  'person.home_place',
  'person.legal_name',
  'person.contact',
  'person.current_location',
  'person.face',
  'person.national_id',
  'person.relatives_in_country',
  'person.escape_route',
  'person.protection_need',
  'detention.reported_by',
  'sentence.witness_identity',
  'kinship.relative_whereabouts',
  'post.witness_identity',
  'act.place',
  'act.witness_identity',
  'involvement.witness_identity',
  'condition.witness_identity',
  'observation.sealed_place',
  'outcome.witness_identity',
  'approach.intermediary',
  'source.witness_identity',
  'source.interpreter',
  'source.interview_place',
  'source.recording',
  'source.channel',
];

const GRAPHIC = [
  'camp.event',
  'act.victims_note',
  'act.perpetrator_note',
  'act.method',
  'act.statement',
  'condition.graphic_statement',
];
