import type { ClaimId, RecordId } from '@unhidden/record';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  eraseCase,
  loadCase,
  moveCase,
  openKept,
  prepareIntake,
  takeUp,
  caseIdOf,
  addMessage,
} from '../src/casework/index.ts';
import { confide } from '../src/consent/index.ts';
import { giveConsent } from '../src/consent/consent-actions.ts';
import { submittedNumbers } from '../src/publishing/intake-rule.ts';
import { addIntakeSource } from '../src/publishing/intake-sources.ts';
import { checksWithoutConsent, releaseChecks } from '../src/publishing/release-checks.ts';
import { freshId, writeClaims } from '../src/recording/index.ts';
import type { NewClaim, NewRecord } from '../src/recording/index.ts';
import { inTransaction } from '../src/register/index.ts';
import { success } from '../src/platform/result.ts';
import { publicContentOf } from '../src/release/index.ts';
import { decideReview } from '../src/review/review-actions.ts';
import { listOriginals } from '../src/sealing/file-actions.ts';
import { openOriginal } from '../src/sealing/sealed-file.ts';
import { linkedSource, linkToSource } from '../src/triage/link-source.ts';
import { openCase, outsider, putIntoInbox } from './setup/casework.ts';
import type { Outsider } from './setup/casework.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';
import { startWorkbench } from './setup/workbench.ts';

describe.each(engines)('what comes in by the forms, on %s', (engine) => {
  let bench: TestWorkbench;
  let caseworker: TestPerson;
  let linker: TestPerson;
  let second: TestPerson;
  let third: TestPerson;
  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await prepareIntake(bench.services);
    caseworker = await bench.signIn(['caseworker']);
    linker = await bench.signIn(['reviewer', 'documenter']);
    second = await bench.signIn(['reviewer', 'documenter']);
    third = await bench.signIn(['reviewer', 'documenter']);
  });
  afterEach(() => bench.close());

  /** A submission, assessed and linked by `linker`, seen by `second` as well. */
  const linked = async (
    form: 'information' | 'missing' = 'information',
    answers: Readonly<Record<string, string>> = { account: 'A synthetic account.', mayUse: 'unnamed' },
    who?: Outsider,
  ) => {
    const { services } = bench;
    const person = who ?? (await outsider());
    const sent = await putIntoInbox(services, person, {
      form,
      answers,
      contents: { 'proof.txt': 'Synthetic proof 2231' },
    });
    await takeUp(services);
    const id = caseIdOf(services, sent.name);
    await moveCase(services, caseworker.person, id, 'assess');
    const seq = (await loadCase(services, services.register, id))?.seq ?? 0;
    const colleague = second.person.user;
    const done = await linkToSource(services, linker.person, id, { seq, colleague });
    if (!done.ok) throw new Error(done.problems.map(({ en }) => en).join(' '));
    // Members of the new compartment from the next request on.
    for (const each of [linker, second]) Object.assign(each, { person: await each.again() });
    return { id, who: person, ...done.value };
  };
  const write = async (
    who: TestPerson,
    records: readonly NewRecord[],
    claims: readonly NewClaim[],
  ): Promise<readonly ClaimId[]> => {
    const { services } = bench;
    const written = await inTransaction(services.register, (tx) =>
      writeClaims(services, tx, who.person, { form: 'record', records, claims }),
    );
    return valueOf(written).claims;
  };
  const review = async (
    who: TestPerson,
    claims: readonly ClaimId[],
    step: 'accept' | 'return' = 'accept',
  ) => {
    bench.clock.advance(1000);
    return decideReview(bench.services, who.person, step, claims, 'Compared with the source.');
  };
  /** A published source in the open compartment, entered by somebody and reviewed by another. */
  const openSource = async (
    author: TestPerson,
    reviewer: TestPerson,
    more: readonly [string, string][] = [],
  ) => {
    const source = freshId(bench.services) as RecordId;
    const from = { record: source, source, locator: 'cover' };
    const claims = await write(
      author,
      [{ id: source, kind: 'source' }],
      [
        { ...from, property: 'title', value: `A synthetic report ${source.slice(0, 6)}`, lang: 'en' },
        ...more.map(([property, value]) => ({ ...from, property, value, lang: 'en' })),
      ],
    );
    valueOf(await review(reviewer, claims));
    return source;
  };
  const figureFrom = async (author: TestPerson, source: string, figure?: RecordId) => {
    const id = figure ?? (freshId(bench.services) as RecordId);
    const from = { record: id, source: source as RecordId, locator: 'form' };
    const claims = await write(author, figure ? [] : [{ id, kind: 'figure' }], [
      { ...from, property: 'measure', value: 'camp_population' },
      { ...from, property: 'value', value: '||4200' },
    ]);
    return { id, claims };
  };
  /** What a release built now would hold of a figure: its properties, or nothing. */
  const published = async (figure: string): Promise<readonly string[]> => {
    const { services } = bench;
    const { register } = services;
    const checks = await releaseChecks(services, register, register.catalogue);
    const content = await publicContentOf(register, register.catalogue, checks);
    for await (const record of content.records('figure', new Map()))
      if (record.id === figure) return record.properties.map(({ property }) => property).sort();
    return [];
  };
  const everything = async (): Promise<string> => {
    const { services } = bench;
    const { register } = services;
    const checks = await releaseChecks(services, register, register.catalogue);
    const content = await publicContentOf(register, register.catalogue, checks);
    const all: unknown[] = [];
    for (const kind of register.catalogue.keys())
      for await (const record of content.records(kind, new Map())) all.push(record);
    return JSON.stringify(all);
  };
  const titlesOf = async (source: string): Promise<readonly ClaimId[]> =>
    (
      await bench.services.register.db
        .selectFrom('claim')
        .select('id')
        .where('record', '=', source)
        .where('property', 'in', ['title', 'type'])
        .execute()
    ).map(({ id }) => id as ClaimId);

  test('becomes a source in a compartment of its own, its files sealed with it, and nothing of it public', async () => {
    const { services } = bench;
    const { id, source, compartment, who } = await linked();
    expect((await loadCase(services, services.register, id))?.stage).toBe('linked');
    expect(second.person.compartments.has(compartment)).toBe(true);
    expect(third.person.compartments.has(compartment)).toBe(false);
    expect((await third.request('GET', `/en/records/${source}`)).status).toBe(404);
    expect((await second.request('GET', `/en/records/${source}`)).status).toBe(200);
    const [original, more] = await listOriginals(services, linker.person, source);
    expect(more).toBeUndefined();
    if (!original) throw new Error('no file');
    expect(original.compartment).toBe(compartment);
    const stream = await openOriginal(services, services.register, original);
    expect(Buffer.concat(await Array.fromAsync(stream ?? [])).toString()).toBe('Synthetic proof 2231');
    expect(await everything()).not.toContain(source);
    expect((await who.status(services))?.standing.en).toContain('Nothing of it is public');
    // Asked again, as after a crash: no second source, no second file.
    const state = await loadCase(services, services.register, id);
    const again = await linkToSource(services, linker.person, id, { seq: state?.seq ?? 0, colleague: '' });
    expect(again.ok).toBe(false);
    expect((await listOriginals(services, linker.person, source)).length).toBe(1);
  });

  test('is linked by a reviewer with a colleague, and by nobody else', async () => {
    const { services } = bench;
    const { id } = await openCase(services, 'information');
    const asked = { seq: 1, colleague: second.person.user };
    expect((await linkToSource(services, caseworker.person, id, asked)).ok).toBe(false);
    expect((await linkToSource(services, linker.person, id, asked)).ok).toBe(false);
    await moveCase(services, caseworker.person, id, 'assess');
    for (const colleague of ['', 'nobody', linker.person.user])
      expect((await linkToSource(services, linker.person, id, { seq: 2, colleague })).ok).toBe(false);
    expect((await moveCase(services, linker.person, id, 'link')).ok).toBe(false);
    const page = await linker.request('POST', `/en/cases/${id}/link`, {
      seen: '2',
      colleague: second.person.user,
    });
    expect(page.status).toBe(303);
    const state = await loadCase(services, services.register, id);
    expect(state && linkedSource(state)).toBeDefined();
  });

  test('is closed with a reason, reopened, and answered through the receipt', async () => {
    const { services } = bench;
    const who = await outsider();
    const { id } = await openCase(services, 'information', { who });
    expect((await moveCase(services, caseworker.person, id, 'close')).ok).toBe(false);
    expect(
      (await moveCase(services, caseworker.person, id, 'close', { body: { reason: 'made up' } })).ok,
    ).toBe(false);
    expect(
      (await moveCase(services, caseworker.person, id, 'close', { body: { reason: 'answered' } })).ok,
    ).toBe(true);
    expect((await moveCase(services, caseworker.person, id, 'reopen')).ok).toBe(true);
    await addMessage(services, caseworker.person, id, 'Thank you. 고맙습니다.');
    expect((await who.status(services))?.letters).toMatchObject([
      { from: 'us', text: 'Thank you. 고맙습니다.' },
    ]);
  });

  test('erases with the case what was sealed of it in the register', async () => {
    const { services } = bench;
    const { id, source } = await linked();
    const [file] = await listOriginals(services, linker.person, source);
    expect((await eraseCase(services, 'person', id, 'person')).ok).toBe(true);
    const [after] = await listOriginals(services, linker.person, source);
    expect(after?.head).toBeUndefined();
    expect(file && (await openOriginal(services, services.register, file))).toBeUndefined();
    const state = await loadCase(services, services.register, id);
    const damaged = state?.files[0];
    expect(damaged && (await openKept(services, services.register, id, damaged))).toBeUndefined();
  });

  test('a number passes with two reviews by different people and a second, independent source: the control', async () => {
    const { source } = await linked();
    valueOf(await review(second, await titlesOf(source)));
    const { id, claims } = await figureFrom(linker, source);
    expect(await published(id)).toEqual([]);
    valueOf(await review(second, claims));
    expect(await published(id)).toEqual([]);
    await letIn(third);
    valueOf(await review(third, claims));
    expect(await published(id)).toEqual([]);
    const report = await openSource(second, third, [['author', 'A synthetic author']]);
    const beside = await figureFrom(second, report, id);
    expect(await published(id)).toEqual([]);
    valueOf(await review(third, beside.claims));
    expect(await published(id)).toEqual(['measure', 'value']);
    const numbers = await submittedNumbers(bench.services.register, bench.services.ring);
    expect(numbers.map(({ isConfirmed }) => isConfirmed)).toEqual([true, true]);
    // Without the key ring nobody can tell what the person agreed to.
    const { register } = bench.services;
    const checks = await checksWithoutConsent(register);
    const content = await publicContentOf(register, register.catalogue, checks);
    const shown: string[] = [];
    for await (const record of content.records('figure', new Map())) shown.push(JSON.stringify(record));
    expect(shown.join()).not.toContain(claims[1]);
  });

  /** A member of every compartment that was made for a submission. */
  const letIn = async (who: TestPerson) => {
    const { services } = bench;
    const { grantMembership } = await import('../src/accounts/compartment-actions.ts');
    const rows = await services.register.db.selectFrom('compartment').select('id').execute();
    for (const { id } of rows)
      await grantMembership(services, linker.person, id, {
        user: who.person.user,
        standing: 'member',
        until: '2026-06-01',
      });
    Object.assign(who, { person: await who.again() });
  };
  /** A figure from a submission, accepted by the given people, with its source in order. */
  const accepted = async (by: readonly TestPerson[]) => {
    const { source } = await linked();
    valueOf(await review(second, await titlesOf(source)));
    const figure = await figureFrom(linker, source);
    await letIn(third);
    for (const who of by) await review(who, figure.claims);
    return { source, ...figure };
  };

  test('no number passes on one review, or on the same reviewer twice, or on that of who entered it', async () => {
    const { id, claims } = await accepted([second, second]);
    expect((await review(linker, claims)).ok).toBe(false);
    const report = await openSource(second, third);
    const beside = await figureFrom(second, report, id);
    valueOf(await review(third, beside.claims));
    // The second source alone stands; what came in by the form does not.
    const [number] = await submittedNumbers(bench.services.register, bench.services.ring);
    expect(number?.reviewers).toEqual([second.person.user]);
    expect(number?.isConfirmed).toBe(false);
    const { register } = bench.services;
    const checks = await releaseChecks(bench.services, register, register.catalogue);
    for (const claim of claims)
      expect(
        checks.fromIntake({ id: claim, record: id, source: number?.claim.source ?? ('' as RecordId) }),
      ).toBe('sent in, not confirmed');
  });

  test('no number passes on reviews forged into the database or an import, or given before it was sent back', async () => {
    const { services } = bench;
    const { db } = services.register;
    const { id, claims } = await accepted([second]);
    const report = await openSource(second, third);
    valueOf(await review(third, (await figureFrom(second, report, id)).claims));
    const at = services.now().toISOString();
    await db
      .insertInto('batch')
      .values({ id: 'forgedbatch1', name: 'import', synthetic: 0, records: 0, claims: 0, decisions: 2, at })
      .execute();
    for (const [n, by] of [third.person.user as string, 'somebody', 'terminal'].entries())
      await db
        .insertInto('decision')
        .values({
          id: `forgeddecision${n}`,
          claim: claims[1] ?? '',
          verdict: 'reviewed',
          reason: 'x',
          at,
          by,
          batch: 'forgedbatch1',
        })
        .execute();
    // With the row that says who entered it: nobody without an account, and not who stated it.
    for (const [n, by] of ['somebody', linker.person.user as string].entries()) {
      const batch = `forgedentry${n}`;
      await db
        .insertInto('batch')
        .values({ id: batch, name: 'review', synthetic: 0, records: 0, claims: 0, decisions: 1, at })
        .execute();
      await db.insertInto('entry').values({ batch, by, session: 'x', at, form: 'review' }).execute();
      await db
        .insertInto('decision')
        .values({
          id: `forgedreview${n}`,
          claim: claims[1] ?? '',
          verdict: 'reviewed',
          reason: 'x',
          at,
          by,
          batch,
        })
        .execute();
    }
    const reviewersOf = async () =>
      (await submittedNumbers(services.register, services.ring)).find(({ claim }) => claim.id === claims[1])
        ?.reviewers;
    expect(await reviewersOf()).toEqual([second.person.user]);
    valueOf(await review(third, claims));
    expect((await reviewersOf())?.length).toBe(2);
    valueOf(await review(second, claims, 'return'));
    expect(await reviewersOf()).toEqual([]);
    valueOf(await review(second, claims));
    expect(await reviewersOf()).toEqual([second.person.user]);
    expect(await published(id)).toEqual(['measure', 'value']);
    expect(await everything()).not.toContain(claims[1]);
  });

  test('no number passes on a second source that came in too, is of the same author or witness, says another value, or was entered by the same person', async () => {
    const { services } = bench;
    const { source, id, claims } = await accepted([second, third]);
    const confirmed = async () =>
      (await submittedNumbers(services.register, services.ring)).find(({ claim }) => claim.id === claims[1])
        ?.isConfirmed;
    // Another submission.
    const other = await linked();
    await letIn(third);
    valueOf(await review(third, (await figureFrom(second, other.source, id)).claims));
    expect(await confirmed()).toBe(false);
    // Of the same author, however it is written.
    await write(
      linker,
      [],
      [
        {
          record: source as RecordId,
          source: source as RecordId,
          locator: 'form',
          property: 'author',
          value: 'A Synthetic  Writer'.replace('  ', ' '),
          lang: 'en',
        },
      ],
    );
    const sameAuthor = await openSource(second, third, [['author', 'a synthetic writer']]);
    valueOf(await review(third, (await figureFrom(second, sameAuthor, id)).claims));
    expect(await confirmed()).toBe(false);
    // Given in confidence by the same witness.
    const witness = freshId(services) as RecordId;
    const report = await openSource(second, third);
    await write(
      second,
      [{ id: witness, kind: 'person' }],
      [
        {
          record: witness,
          source: report,
          locator: 'p. 1',
          property: 'names',
          value: 'Synthetic Witness',
          lang: 'en',
        },
      ],
    );
    const confided = await openSource(second, third);
    await inTransaction(services.register, async (tx) => {
      for (const each of [source, confided])
        await confide(services, tx, second.person, { source: each, witness });
      return success(undefined);
    });
    expect(
      (
        await giveConsent(services, caseworker.person, {
          person: witness,
          source: '',
          recipient: '',
          givenOn: '2026-02-01',
          until: '',
          language: 'ko',
          takenBy: 'A synthetic interviewer',
          words: 'Yes.',
          purpose: 'publish anonymised',
        })
      ).ok,
    ).toBe(true);
    valueOf(await review(third, (await figureFrom(second, confided, id)).claims));
    expect(await confirmed()).toBe(false);
    // Another value.
    const differs = await openSource(second, third);
    valueOf(
      await review(
        third,
        await write(
          second,
          [],
          [{ record: id, source: differs, locator: 'p. 1', property: 'value', value: '||4300' }],
        ),
      ),
    );
    expect(await confirmed()).toBe(false);
    // Entered by whoever entered the first.
    const own = await openSource(second, third);
    valueOf(await review(third, (await figureFrom(linker, own, id)).claims));
    expect(await confirmed()).toBe(false);
    // Not reviewed; then reviewed: that is the one that counts.
    const good = await openSource(second, third);
    const beside = await figureFrom(second, good, id);
    expect(await confirmed()).toBe(false);
    valueOf(await review(third, beside.claims));
    expect(await confirmed()).toBe(true);
  });

  test('what is computed from an unconfirmed number stays behind with it', async () => {
    const { id } = await accepted([second]);
    const report = await openSource(second, third);
    const computed = await figureFrom(second, report);
    valueOf(await review(third, computed.claims));
    expect(await published(computed.id)).toEqual(['measure', 'value']);
    const from = { record: computed.id, source: report, locator: 'p. 3', property: 'derived_from' };
    await write(second, [], [{ ...from, value: id }]);
    expect(await published(computed.id)).toEqual([]);
  });

  test('a missing relative gets into no release, whatever is reviewed and agreed', async () => {
    const { services } = bench;
    const names = 'Synthetic Missing';
    const { id, source } = await linked('missing', { names, relation: 'a friend', mayUse: 'unnamed' });
    await letIn(third);
    valueOf(await review(second, await titlesOf(source)));
    valueOf(await review(third, await titlesOf(source)));
    const person = freshId(services) as RecordId;
    const from = { record: person, source: source as RecordId, locator: 'form' };
    const claims = await write(
      linker,
      [{ id: person, kind: 'person' }],
      [{ ...from, property: 'names', value: names, lang: 'en' }],
    );
    for (const who of [second, third]) valueOf(await review(who, claims));
    const report = await openSource(second, third);
    const about = await write(
      second,
      [],
      [
        {
          record: source as RecordId,
          source: report,
          locator: 'p. 4',
          property: 'title',
          value: 'A synthetic search',
          lang: 'en',
        },
      ],
    );
    valueOf(await review(third, about));
    expect(await everything()).not.toContain(names);
    expect(await everything()).not.toContain(source);
    expect(await everything()).not.toContain('A synthetic search');
    // Nor by saying that the person agreed: neither the page, the row, nor a row of somebody else's making.
    const seen = String((await loadCase(services, services.register, id))?.seq);
    const asked = await linker.request('POST', `/en/cases/${id}/agreement`, {
      seen,
      agrees: 'yes',
      said: 'by phone',
    });
    expect(asked.status).toBe(422);
    const forged = { source, form: 'missing', caseId: id, mayPublish: true };
    const { db } = services.register;
    await expect(
      addIntakeSource(services.register, services.ring, forged, {
        by: 'x',
        at: services.now().toISOString(),
      }),
    ).rejects.toThrow();
    await expect(db.deleteFrom('source_from_intake').execute()).rejects.toThrow('append-only');
    await db
      .insertInto('source_from_intake')
      .values({
        source,
        number: 2,
        form: 'information',
        case_id: id,
        publish: 1,
        by: 'x',
        at: 'now',
        mac: 'forged',
      })
      .execute();
    expect(await everything()).not.toContain(names);
    const preview = await (await linker.request('GET', `/en/records/${person}/public`)).text();
    expect(preview).toContain('sent in by a form, not for publication');
  });

  test('information goes out only where the person agreed, now or later, and no longer once it is erased', async () => {
    const { services } = bench;
    const { id, source } = await linked('information', { account: 'x', mayUse: 'ask' });
    valueOf(await review(second, await titlesOf(source)));
    expect(await everything()).not.toContain(source);
    const seen = () => loadCase(services, services.register, id).then((state) => String(state?.seq ?? 0));
    const unsaid = await linker.request('POST', `/en/cases/${id}/agreement`, {
      seen: await seen(),
      agrees: 'yes',
    });
    expect(unsaid.status).toBe(422);
    await linker.request('POST', `/en/cases/${id}/agreement`, {
      seen: await seen(),
      agrees: 'yes',
      said: 'In a message of 2026-03-02.',
    });
    expect(await everything()).toContain(source);
    await eraseCase(services, 'person', id, 'person');
    expect(await everything()).not.toContain(source);
  });

  test('shows a missing relative beside people of the register whose names sound alike, to who may see them', async () => {
    const { services } = bench;
    const report = await openSource(second, third);
    const known = freshId(services) as RecordId;
    const from = { record: known, source: report, locator: 'p. 9' };
    await write(
      second,
      [{ id: known, kind: 'person' }],
      [
        { ...from, property: 'names', value: '김철수', lang: 'ko' },
        { ...from, property: 'birth', value: '1961' },
      ],
    );
    const { id } = await openCase(services, 'missing', {
      content: { answers: { names: 'Kim Chol Su\n김철수', birth: '1961 or 1962' } },
    });
    const page = await (await caseworker.request('GET', `/en/cases/${id}/match`)).text();
    expect(page).toContain(`/en/records/${known}`);
    expect(page).toContain('same year of birth');
    const noted = await caseworker.request('POST', `/en/cases/${id}/match`, {
      record: known,
      [`verdict-${known}`]: 'open',
    });
    expect(noted.status).toBe(303);
    expect(await (await caseworker.request('GET', `/ko/cases/${id}/match`)).text()).toContain('알 수 없음');
    const none = await caseworker.request('POST', `/en/cases/${id}/match`, {
      record: report,
      verdict: 'same',
    });
    expect(none.status).toBe(422);
    const information = await openCase(services, 'information');
    expect((await caseworker.request('GET', `/en/cases/${information.id}/match`)).status).toBe(404);
  });

  test('lists numbers that wait, for a further reviewer to accept', async () => {
    const { claims } = await accepted([second]);
    const home = await (await third.request('GET', '/en/')).text();
    expect(home).toContain('/en/review/numbers');
    const page = await (await third.request('GET', '/en/review/numbers')).text();
    expect(page).toContain(claims[1]);
    const done = await third.request('POST', '/en/review/numbers', { claim: claims[1] ?? '' });
    expect(done.status).toBe(303);
    expect((await second.request('POST', '/en/review/numbers', { claim: 'nothing' })).status).toBe(422);
    const numbers = await submittedNumbers(bench.services.register, bench.services.ring);
    expect(numbers.find(({ claim }) => claim.id === claims[1])?.reviewers.length).toBe(2);
  });
});
