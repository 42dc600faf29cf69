import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { currentTerms, prepareIntake } from '../src/casework/index.ts';
import { changeTerms, undoTerms } from '../src/casework/terms-actions.ts';
import { termsVersions } from '../src/casework/terms-store.ts';
import { termsSchema } from '../src/casework/terms-schema.ts';
import { FIRST_TERMS } from '../src/intake/terms.ts';
import { engines } from './setup/registers.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

describe.each(engines)('the terms of the internship, on %s', (engine) => {
  let bench: TestWorkbench;
  let coordinator: TestPerson;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await prepareIntake(bench.services);
    coordinator = await bench.signIn(['coordinator']);
  });
  afterEach(() => bench.close());

  const { version: _version, number: _number, ...FIRST } = FIRST_TERMS;
  const written = () =>
    termsSchema.parse(JSON.parse(readFileSync(bench.services.folder.intake.termsFile, 'utf8')));
  const typed = (given: Readonly<Record<string, string>> = {}) => ({
    step: 'change',
    seen: '1',
    isOpen: 'true',
    isPaid: 'false',
    creditHonoured: 'true',
    monthsAhead: '3',
    hoursPerWeek: '20',
    mostFiles: '6',
    mostFileMegabytes: '100',
    answerDays: '14',
    placesPerTerm: '6',
    internsPerSupervisor: '3',
    askedFormat: 'doc',
    accepted: FIRST_TERMS.accepted.join('\n'),
    placesEn: FIRST_TERMS.places.en,
    placesKo: FIRST_TERMS.places.ko,
    ...given,
  });

  test('are those of the mission until somebody changes them', async () => {
    expect(await currentTerms(bench.services, bench.services.register)).toEqual(FIRST_TERMS);
    expect(written()).toEqual(FIRST_TERMS);
    const page = await (await coordinator.request('GET', '/en/cases/terms')).text();
    expect(page).toContain('the terms of the mission');
  });

  test('change by numbers, with who and when, and the public side reads them at once', async () => {
    const done = await coordinator.request(
      'POST',
      '/en/cases/terms',
      typed({ hoursPerWeek: '16', isOpen: 'false' }),
    );
    expect(done.status).toBe(303);
    expect(written()).toEqual({ ...FIRST_TERMS, number: 2, hoursPerWeek: 16, isOpen: false });
    const page = await (await coordinator.request('GET', '/en/cases/terms')).text();
    expect(page.replaceAll(/\s+/g, ' ')).toContain('Hours a week preferred: 20 → 16');
    expect(page).toContain(coordinator.person.name);
    const korean = await (await coordinator.request('GET', '/ko/cases/terms')).text();
    expect(korean).toContain('제2판');
  });

  test('are taken back by a further version; nothing leaves the history', async () => {
    const { services } = bench;
    await changeTerms(services, coordinator.person, { ...FIRST, monthsAhead: 4 }, 1);
    await changeTerms(services, coordinator.person, { ...FIRST, monthsAhead: 5 }, 2);
    const undone = await undoTerms(services, coordinator.person, 3);
    expect(undone).toMatchObject({ ok: true, value: { number: 4, monthsAhead: 4 } });
    expect(written()).toMatchObject({ number: 4, monthsAhead: 4 });
    const versions = await termsVersions(services, services.register);
    expect(versions.map(({ terms, undoes }) => [terms.number, terms.monthsAhead, undoes])).toEqual([
      [4, 4, 3],
      [3, 5, null],
      [2, 4, null],
    ]);
    await expect(
      services.register.db.updateTable('intake_terms').set({ terms: '{}' }).execute(),
    ).rejects.toThrow('append-only');
  });

  test('go back to those of the mission, and no further', async () => {
    const { services } = bench;
    expect((await undoTerms(services, coordinator.person, 1)).ok).toBe(false);
    await changeTerms(services, coordinator.person, { ...FIRST, isPaid: true }, 1);
    expect(await undoTerms(services, coordinator.person, 2)).toMatchObject({
      value: { ...FIRST, number: 3 },
    });
  });

  test('refuse what is wrong, what changes nothing, and what was seen before a change of somebody else', async () => {
    const { services } = bench;
    const wrong = await coordinator.request(
      'POST',
      '/en/cases/terms',
      typed({ hoursPerWeek: '90', answerDays: '' }),
    );
    expect(wrong.status).toBe(422);
    const text = await wrong.text();
    expect(text).toContain('href="#hoursPerWeek"');
    expect(text).toContain('href="#answerDays"');
    expect(text).toContain('value="90"');
    expect((await coordinator.request('POST', '/en/cases/terms', typed({ accepted: '../etc' }))).status).toBe(
      422,
    );
    expect((await coordinator.request('POST', '/en/cases/terms', typed())).status).toBe(422);
    const both = await Promise.all([
      changeTerms(services, coordinator.person, { ...FIRST, answerDays: 10 }, 1),
      changeTerms(services, coordinator.person, { ...FIRST, answerDays: 11 }, 1),
    ]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
    expect(written().number).toBe(2);
  });

  test('are changed by coordinators who just proved that it is them', async () => {
    const { clock } = bench;
    clock.advance(6 * 60_000);
    const asked = await coordinator.request('POST', '/en/cases/terms', typed({ answerDays: '10' }));
    expect(asked.status).toBe(200);
    expect(written()).toEqual(FIRST_TERMS);
    for (const role of ['administrator', 'reviewer', 'caseworker', 'publisher'] as const) {
      const other = await bench.signIn([role]);
      expect((await other.request('POST', '/en/cases/terms', typed({ answerDays: '10' }))).status).toBe(404);
      expect((await other.request('GET', '/en/cases/terms')).status).toBe(404);
    }
  });
});
