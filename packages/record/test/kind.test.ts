import { describe, expect, test } from 'vitest';
import { catalogueOf, defineKind, propertyOf } from '../src/kind.ts';

const words = (text: string) => ({ en: text, ko: text });
const text = { label: words('Name'), help: words('Its name.') };
const kind = (
  name: string,
  properties: Parameters<typeof defineKind>[0]['properties'],
  title: string[] = [],
) => defineKind({ name, label: words(name), plural: words(name), help: words(name), title, properties });

describe('declaring a kind', () => {
  test('fills in one value, the public tier and nothing graphic', () => {
    const [property] = kind('camp', { name: { ...text, type: 'text' } }).properties;
    expect(property).toMatchObject({
      name: 'name',
      many: false,
      tier: 'public',
      graphic: false,
      choices: {},
      refs: [],
      units: [],
    });
  });

  test('keeps what is declared', () => {
    const [property] = kind('camp', {
      witness: { ...text, type: 'text', tier: 'sealed', many: true },
    }).properties;
    expect(property).toMatchObject({ tier: 'sealed', many: true });
  });

  test.each([
    [
      'a choice without choices',
      () => kind('camp', { type: { ...text, type: 'choice' } }),
      /camp\.type is a choice without choices/,
    ],
    [
      'a reference to no kind',
      () => kind('camp', { site: { ...text, type: 'ref' } }),
      /camp\.site refers to no kind/,
    ],
    [
      'an unknown title',
      () => kind('camp', { name: { ...text, type: 'text' } }, ['names']),
      /camp has no property names for its title/,
    ],
  ])('%s stops the program', (_what, declare, message) => {
    expect(declare).toThrow(message);
  });

  test('a declared kind cannot be changed', () => {
    const declared = kind('camp', { name: { ...text, type: 'text' } });
    expect(() => Object.assign(declared, { name: 'other' })).toThrow(TypeError);
    expect(() => Object.assign(declared.properties[0] ?? {}, { tier: 'public' })).toThrow(TypeError);
  });
});

describe('collecting kinds', () => {
  const camp = kind('camp', { name: { ...text, type: 'text' } });

  test('two kinds of one name stop the program', () => {
    expect(() => catalogueOf([camp, kind('camp', {})])).toThrow(/share a name/);
  });

  test('a reference to a kind that is not there stops the program', () => {
    const person = kind('person', { camp: { ...text, type: 'ref', refs: ['camp'] } });
    expect(() => catalogueOf([person])).toThrow(/person\.camp refers to the unknown kind camp/);
    expect(catalogueOf([person, camp]).size).toBe(2);
  });

  test('properties are found by kind and name, inherited names are not', () => {
    const catalogue = catalogueOf([camp]);
    expect(propertyOf(catalogue, 'camp', 'name')).toBe(camp.properties[0]);
    for (const name of ['names', 'constructor', '__proto__'])
      expect(propertyOf(catalogue, 'camp', name)).toBeUndefined();
    expect(propertyOf(catalogue, 'castle', 'name')).toBeUndefined();
  });
});
