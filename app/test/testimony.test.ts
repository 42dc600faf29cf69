import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfidences } from '../src/consent/consent-store.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { Fields, TestPerson, TestWorkbench } from './setup/workbench.ts';

describe.each(engines)('a testimony on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let camp: string;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    camp =
      (
        await bench.services.register.db
          .selectFrom('record')
          .select('id')
          .where('kind', '=', 'camp')
          .orderBy('id')
          .executeTakeFirst()
      )?.id ?? '';
  });
  afterEach(() => bench.close());

  /** Three people, two detentions, four acts: what the form of one account looks like when it is sent. */
  const told = (more: Fields = {}): Fields => ({
    'value-cited-source': 'new',
    'value-new-source-title': 'Synthetic testimony 17',
    'value-new-source-type': 'testimony',
    'value-new-source-tier': 'primary',
    confided: 'yes',
    witness: '0',
    locator: '00:12:30',
    'text-lang': 'en',
    'person-row': ['0', '1', '2'],
    'person-0-hangul': '갉뷁쉙',
    'value-person-0-birth': '1968',
    'known-0': 'public',
    'person-1-latin': 'Qaxq Zvuz',
    'known-1': 'sealed',
    'person-2-latin': 'Xozq Vaxv',
    'known-2': 'public',
    'detention-row': ['0', '1'],
    'value-detention-0-person': '0',
    'value-detention-0-camp': camp,
    'value-detention-0-from': '1995',
    'value-detention-1-person': '1',
    'value-detention-1-camp': camp,
    'locator-detention-1': '00:40:00',
    'act-row': ['0', '1', '2', '3'],
    ...Object.fromEntries(
      ['torture', 'forced_labour', 'killing', 'starvation'].flatMap((type, row) => [
        [`value-act-${row}-type`, type],
        [`value-act-${row}-camp`, camp],
      ]),
    ),
    'involvement-row': ['0'],
    'value-involvement-0-act': '0',
    'value-involvement-0-person': '1',
    'value-involvement-0-role': 'victim',
    _step: 'save',
    ...more,
  });
  const counts = async () => {
    const rows = await bench.services.register.db
      .selectFrom('record')
      .select(['kind', (record) => record.fn.countAll<number>().as('n')])
      .groupBy('kind')
      .execute();
    return new Map(rows.map(({ kind, n }) => [kind, n]));
  };

  test('becomes all its records in one transaction, with its locators, as drafts', async () => {
    const before = await counts();
    const sent = await documenter.request('POST', '/en/testimony', told());
    expect(sent.status, await sent.text()).toBe(303);
    const after = await counts();
    const added = Object.fromEntries(
      [...after].map(([kind, n]) => [kind, n - (before.get(kind) ?? 0)]).filter(([, n]) => n !== 0),
    );
    expect(added).toEqual({ source: 1, person: 3, detention: 2, act: 4, involvement: 1 });
    const batch = sent.headers.get('Location')?.split('/').at(-1) ?? '';
    const claims = await bench.services.register.db
      .selectFrom('claim')
      .selectAll()
      .where('batch', '=', batch)
      .execute();
    expect(new Set(claims.map(({ review }) => review))).toEqual(new Set(['draft']));
    expect(new Set(claims.map(({ locator }) => locator))).toEqual(
      new Set(['title page', '00:12:30', '00:40:00']),
    );
    const saved = await documenter.request('GET', `/ko/testimony/saved/${batch}`);
    expect(await saved.text()).toContain('Synthetic testimony 17');
  });

  test('seals a name that is not public and keeps one that is', async () => {
    const sent = await documenter.request('POST', '/en/testimony', told());
    const batch = sent.headers.get('Location')?.split('/').at(-1) ?? '';
    const names = await bench.services.register.db
      .selectFrom('claim')
      .select(['property', 'value'])
      .where('batch', '=', batch)
      .where('property', 'in', ['names', 'legal_name'])
      .execute();
    expect(
      names
        .filter(({ property }) => property === 'names')
        .map(({ value }) => value)
        .sort(),
    ).toEqual(['Xozq Vaxv', '갉뷁쉙']);
    expect(
      names
        .filter(({ property }) => property === 'legal_name')
        .every(({ value }) => value.startsWith('sealed:1:')),
    ).toBe(true);
  });

  test('is given in confidence by the person it says', async () => {
    const sent = await documenter.request('POST', '/en/testimony', told());
    const batch = sent.headers.get('Location')?.split('/').at(-1) ?? '';
    const confidences = await readConfidences(bench.services.register);
    const person = await bench.services.register.db
      .selectFrom('claim')
      .select('record')
      .where('batch', '=', batch)
      .where('value', '=', '갉뷁쉙')
      .executeTakeFirst();
    expect([...confidences.values()]).toEqual([person?.record]);
  });

  test('writes nothing while anything is wrong, and keeps all that was typed', async () => {
    const before = await counts();
    const sent = await documenter.request(
      'POST',
      '/ko/testimony',
      told({ locator: '', 'value-detention-0-from': '2013-02-30', 'value-act-0-type': '', witness: '' }),
    );
    expect(sent.status).toBe(422);
    const text = await sent.text();
    for (const words of ['갉뷁쉙', 'Qaxq Zvuz', '2013-02-30', '증언의 어디에', '이야기한 사람을 고르거나'])
      expect(text).toContain(words);
    expect(await counts()).toEqual(before);
  });

  test('asks whether somebody of the same name is the same person, and uses the record when it is', async () => {
    await documenter.request('POST', '/en/testimony', told());
    const asked = await documenter.request('POST', '/en/testimony', told());
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain('Say whether this is one of the people shown');
    const offered = (await (
      await documenter.request('GET', '/en/testimony/candidates?name=Xozq%20Vaxv')
    ).json()) as { id: string; facts: string }[];
    expect(offered).toHaveLength(1);
    const before = await counts();
    const sent = await documenter.request(
      'POST',
      '/en/testimony',
      told({ 'same-0': 'new', 'same-2': offered[0]?.id ?? '' }),
    );
    expect(sent.status).toBe(303);
    expect((await counts()).get('person')).toBe((before.get('person') ?? 0) + 2);
  });

  test('a row is added without script and nothing typed is lost', async () => {
    const more = await documenter.request('POST', '/en/testimony', told({ _step: 'add-act' }));
    expect(more.status).toBe(200);
    const text = await more.text();
    expect(text).toContain('value-act-4-type');
    expect(text).toContain('Qaxq Zvuz');
  });

  test('can be taken back in the same session', async () => {
    const sent = await documenter.request('POST', '/en/testimony', told());
    const address = sent.headers.get('Location') ?? '';
    const batch = address.split('/').at(-1) ?? '';
    expect((await documenter.request('POST', address, {})).status).toBe(303);
    const claims = await bench.services.register.db
      .selectFrom('claim')
      .select('id')
      .where('batch', '=', batch)
      .execute();
    const rejected = await bench.services.register.db
      .selectFrom('decision')
      .select('claim')
      .where('verdict', '=', 'rejected')
      .execute();
    expect(new Set(rejected.map(({ claim }) => claim))).toEqual(new Set(claims.map(({ id }) => id)));
  });

  test('names nobody of a compartment the person is not a member of', async () => {
    const insider = await bench.signIn(['documenter'], { compartments: ['north'] });
    await insider.request('POST', '/en/testimony', told({ 'source-compartment': 'north' }));
    const offered = await documenter.request('GET', '/en/testimony/candidates?name=Xozq%20Vaxv');
    expect(await offered.json()).toEqual([]);
    const inside = await insider.request('GET', '/en/testimony/candidates?name=Xozq%20Vaxv');
    expect(await inside.json()).toHaveLength(1);
  });
});
