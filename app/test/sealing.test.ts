import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCustody } from '../src/custody/custody.ts';
import { isSealed } from '../src/keyring/index.ts';
import { findSealedName } from '../src/sealing/find-names.ts';
import { rebuildNames, widthOf } from '../src/sealing/name-index.ts';
import { openValues } from '../src/sealing/opening-actions.ts';
import { destroyRecordKeys } from '../src/sealing/record-key-store.ts';
import { rotateCompartment } from '../src/sealing/rotate-compartment.ts';
import type { Approver } from './setup/approve.ts';
import {
  agreed,
  asked,
  REASON,
  sealedWitness,
  signInApprover,
  signOpening,
  writeApprovers,
} from './setup/opening.ts';
import type { SealedRecords } from './setup/opening.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

const MINUTE = 60_000;

describe.each(engines)('sealed values on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let reviewer: { who: TestPerson; approver: Approver };
  let records: SealedRecords;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    reviewer = await signInApprover(bench);
    records = await sealedWitness(bench.services, documenter);
    writeApprovers(bench.services, [reviewer.approver]);
  });
  afterEach(() => bench.close());

  const fresh = async (who: TestPerson) => (await who.again()) ?? who.person;
  const text = async (response: Promise<Response>) => (await response).text();

  test('are kept sealed with the given words, each bound to its row', async () => {
    const { services } = bench;
    const rows = await services.register.db
      .selectFrom('claim')
      .selectAll()
      .where('record', '=', records.witness)
      .execute();
    const sealed = rows.filter(({ property }) => ['legal_name', 'contact'].includes(property));
    expect(sealed).toHaveLength(2);
    for (const { value } of sealed) expect(isSealed(value)).toBe(true);
    expect(isSealed(sealed.find(({ property }) => property === 'contact')?.given ?? '')).toBe(true);
    expect(JSON.stringify(rows)).not.toContain('synthetic contact');
    expect(rows.find(({ property }) => property === 'names')?.value).toBe('Synthetic Witness');
  });

  test('open through the pages: asked with a reason, agreed to with a passkey, shown once, and over after 15 minutes', async () => {
    const { services } = bench;
    const path = `/en/sealed/ask/${records.witness}`;
    const page = await text(documenter.request('GET', path));
    expect(page).toContain('Name behind an alias');
    expect(page).not.toContain('한가상');
    const what = records.claims.map((id) => `claim:${id}`);
    const short = await documenter.request('POST', path, { what, reason: 'too short' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('too short');
    const done = await documenter.request('POST', path, { what, reason: REASON });
    expect(done.status).toBe(303);
    const own = done.headers.get('Location') ?? '';
    const id = own.split('/').at(-1) ?? '';
    expect(await text(documenter.request('GET', own))).toContain('waits for a second person');
    expect((await documenter.request('POST', `${own}/open`)).status).toBe(422);

    expect(await text(reviewer.who.request('GET', '/en/sealed'))).toContain(id);
    const decide = await text(reviewer.who.request('GET', `${own}/decide`));
    expect(decide).toContain(REASON);
    expect(decide).not.toContain('한가상');
    const { nonce, assertion } = await signOpening(services, reviewer.approver, id);
    const form = { decision: 'approve', ticket: nonce, passkey: assertion };
    expect((await reviewer.who.request('POST', `${own}/decide`, form)).status).toBe(303);
    // Nobody but who asked opens it.
    expect((await reviewer.who.request('POST', `${own}/open`)).status).toBe(404);

    const entries = async () =>
      (await services.register.db.selectFrom('custody_entry').select('entry').execute()).length;
    const before = await entries();
    const shown = await documenter.request('POST', `${own}/open`);
    expect(shown.status).toBe(200);
    expect(shown.headers.get('Cache-Control')).toBe('no-store');
    const body = await shown.text();
    for (const said of ['한가상', 'synthetic contact 7', 'synthetic contact 7 as told'])
      expect(body).toContain(said);
    expect((await entries()) - before).toBe(1);
    expect(await text(documenter.request('GET', own))).not.toContain('한가상');

    bench.clock.advance(16 * MINUTE);
    const again = await bench.sessionFor(documenter.person.user);
    const late = await again.request('POST', `${own}/open`);
    expect(late.status).toBe(422);
    expect(await late.text()).not.toContain('한가상');
  });

  test('stay shut where the log cannot be told', async () => {
    const { services } = bench;
    const id = await asked(services, documenter, records);
    await agreed(services, reviewer.approver, id);
    const broken = {
      ...services,
      custody: { ...createCustody(services), append: () => Promise.reject(new Error('the log is full')) },
    };
    await expect(openValues(broken, documenter.person, id)).rejects.toThrow('the log is full');
    const rows = await services.register.db.selectFrom('unseal_opening').selectAll().execute();
    expect(rows).toEqual([]);
  });

  test('open ten times a day for a person and no more; administrators are told', async () => {
    const { services } = bench;
    const id = await asked(services, documenter, records);
    await agreed(services, reviewer.approver, id);
    for (let opened = 0; opened < 10; opened += 1)
      expect(await openValues(services, documenter.person, id)).toHaveLength(2);
    expect(await openValues(services, documenter.person, id)).toBe('quota person');
    const administrator = await bench.signIn(['administrator'], { name: 'Synthetic Administrator' });
    const page = await text(administrator.request('GET', '/en/sealed'));
    expect(page).toContain(documenter.person.name);
    expect(page).toContain('more than ten times');
    expect(bench.told.join('\n')).toContain('limit');
    // Not even a row written past the program gets past the tenth.
    const [row] = await services.register.db.selectFrom('unseal_opening').selectAll().limit(1).execute();
    const more = { ...row, id: 'another', n_person: 11, n_all: 11 } as NonNullable<typeof row>;
    await expect(services.register.db.insertInto('unseal_opening').values(more).execute()).rejects.toThrow();
    bench.clock.advance(24 * 60 * MINUTE);
    const next = await bench.sessionFor(documenter.person.user);
    expect(await openValues(services, next.person, id)).toBe('not approved');
  });

  test('open fifty times a day for everybody together', async () => {
    const { services } = bench;
    const people = await Promise.all(Array.from({ length: 6 }, () => bench.signIn(['documenter'])));
    writeApprovers(services, [reviewer.approver]);
    let opened = 0;
    for (const { person } of people) {
      const id = await asked(services, { person }, records);
      await agreed(services, reviewer.approver, id);
      for (let n = 0; n < 10; n += 1) {
        const result = await openValues(services, person, id);
        if (typeof result === 'string') expect([opened, result]).toEqual([50, 'quota all']);
        else opened += 1;
      }
    }
    expect(opened).toBe(50);
  });

  test('of a record out of reach are asked for, decided on and opened by nobody', async () => {
    const { services } = bench;
    const inside = await bench.signIn(['documenter'], { compartments: ['north'] });
    const closed = await sealedWitness(services, inside, { compartment: 'north' });
    writeApprovers(services, [reviewer.approver]);
    expect((await documenter.request('GET', `/en/sealed/ask/${closed.witness}`)).status).toBe(404);
    const id = await asked(services, inside, closed);
    expect((await reviewer.who.request('GET', `/en/sealed/${id}`)).status).toBe(404);
    expect(await text(reviewer.who.request('GET', '/en/sealed'))).not.toContain(id);
    const coordinator = await signInApprover(bench, ['coordinator']);
    writeApprovers(services, [coordinator.approver]);
    const decide = await text(coordinator.who.request('GET', `/en/sealed/${id}/decide`));
    expect(decide).toContain('a record you do not see');
    await agreed(services, coordinator.approver, id);
    expect(await openValues(services, inside.person, id)).toHaveLength(2);
    // A place in the database is no membership: the values were sealed for north.
    await services.register.db
      .insertInto('placement')
      .values(
        [closed.witness, closed.source].map((record) => ({
          record,
          number: 9,
          compartment: 'open',
          by: 'nobody',
          at: services.now().toISOString(),
        })),
      )
      .execute();
    const outside = await asked(services, documenter, closed);
    await agreed(services, coordinator.approver, outside);
    const values = await openValues(services, documenter.person, outside);
    expect(values).toMatchObject([{ opened: 'other compartment' }, { opened: 'other compartment' }]);
  });

  test('cannot be opened once their keys are destroyed, and are found no more', async () => {
    const { services } = bench;
    const id = await asked(services, documenter, records);
    await agreed(services, reviewer.approver, id);
    await destroyRecordKeys(services.register, [records.witness], services.now().toISOString());
    expect(await openValues(services, documenter.person, id)).toMatchObject([
      { opened: 'destroyed' },
      { opened: 'destroyed' },
    ]);
    expect(await services.register.db.selectFrom('blind_token').selectAll().execute()).toEqual([]);
    expect(await text(documenter.request('GET', `/en/sealed/${id}`))).toContain('The key was destroyed');
  });

  test('open after a rotation in another process', async () => {
    const { services } = bench;
    const id = await asked(services, documenter, records);
    await agreed(services, reviewer.approver, id);
    const counts = await rotateCompartment(services.ring, services.register, 'open');
    expect(counts).toMatchObject({ rewrapped: 1, current: 0, gone: 0, unreadable: [] });
    await services.ring.retireGenerations('open');
    expect(await openValues(services, documenter.person, id)).toHaveLength(2);
    expect(await rotateCompartment(services.ring, services.register, 'open')).toMatchObject({ rewrapped: 1 });
  });

  test('full names are found in any spelling, in their own compartment, by birth year, and not by family name', async () => {
    const { services } = bench;
    const inside = await bench.signIn(['documenter'], { compartments: ['north'] });
    const other = await sealedWitness(services, inside, { compartment: 'north', birth: '1970' });
    const person = await fresh(inside);
    const ask = (compartment: string, name: string, year?: number, who = person) =>
      findSealedName(services, who, { compartment, name, year });
    const hit = [{ record: records.witness, property: 'person.legal_name' }];
    expect(await ask('open', '한가상')).toEqual(hit);
    expect(await ask('open', 'Han Ka-sang')).toEqual(hit);
    expect(await ask('open', 'Ka-sang Han')).toEqual(hit);
    expect(await ask('open', '김가상')).toEqual([]);
    expect(await ask('open', '한')).toBe('no full name');
    const north = [{ record: other.witness, property: 'person.legal_name' }];
    expect(await ask('north', '한가상', 1970)).toEqual(north);
    expect(await ask('north', '한가상', 1971)).toEqual([]);
    expect(await ask('north', '한가상', undefined, documenter.person)).toBe('unknown');
    const page = await documenter.request('POST', '/en/sealed/find', { compartment: 'open', name: '한가상' });
    expect(await page.text()).toContain('One record has a sealed name');
    expect((await reviewer.who.request('GET', '/en/sealed/find')).status).toBe(404);
  });

  test('look-ups end at twenty a day', async () => {
    const { services } = bench;
    for (let n = 0; n < 20; n += 1)
      expect(
        await findSealedName(services, documenter.person, {
          compartment: 'open',
          name: '한가상',
          year: undefined,
        }),
      ).toHaveLength(1);
    expect(
      await findSealedName(services, documenter.person, {
        compartment: 'open',
        name: '한가상',
        year: undefined,
      }),
    ).toBe('quota');
  });

  test('an index gets the width that suits its size, and finds the same afterwards', async () => {
    const { services } = bench;
    const index = { compartment: 'open', property: 'person.legal_name' } as const;
    expect(await widthOf(services.register, index)).toBe(0);
    for (let n = 0; n < 12; n += 1)
      await sealedWitness(services, documenter, { name: `김가${String.fromCodePoint(0xac00 + n * 28)}` });
    expect(await widthOf(services.register, index)).toBeGreaterThan(0);
    const find = () =>
      findSealedName(services, documenter.person, { compartment: 'open', name: '한가상', year: undefined });
    expect(await find()).toHaveLength(1);
    await rebuildNames(services.ring, services.register, index);
    expect(await find()).toHaveLength(1);
  });
});
