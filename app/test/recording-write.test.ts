import type { ClaimId, RecordId } from '@unhidden/record';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NewClaim } from '../src/recording/index.ts';
import { isSealed } from '../src/keyring/index.ts';
import { freshId } from '../src/recording/index.ts';
import { engines } from './setup/registers.ts';

import { recordingBench } from './setup/recording-bench.ts';

describe.each(engines)('writing on %s', (engine) => {
  const { held, personId, sourceId, name, write, written, counts, page } = recordingBench(engine);

  test('a writing adds one batch, one entry and one line of the log, and its claims are drafts', async () => {
    const before = await counts();
    const { claims } = await written({ form: 'claim', claims: [name()] });
    const after = await counts();
    expect(after).toEqual({
      ...before,
      claim: before.claim + 1,
      batch: before.batch + 1,
      entry: before.entry + 1,
      log: before.log + 1,
    });
    const row = await held.bench.services.register.db
      .selectFrom('claim')
      .select(['review', 'value'])
      .where('id', '=', claims[0] ?? '')
      .executeTakeFirst();
    expect(row).toEqual({ review: 'draft', value: 'Synthetic Spelling' });
    const view = await held.bench.services.register.db
      .selectFrom('view')
      .select('doc')
      .where('record', '=', personId())
      .executeTakeFirst();
    expect(view?.doc).toContain('Synthetic Spelling');
  });

  test('what a register of invented people is given counts as invented', async () => {
    const { batch } = await written({ form: 'claim', claims: [name()] });
    const row = await held.bench.services.register.db
      .selectFrom('batch')
      .select('synthetic')
      .where('id', '=', batch)
      .executeTakeFirst();
    expect(row?.synthetic).toBe(1);
  });

  test('one wrong statement refuses the whole writing, and nothing of it is kept', async () => {
    const wrong: readonly Partial<NewClaim>[] = [
      { locator: ' ' },
      { source: '' as RecordId },
      { source: personId(1) },
      { source: 'nosuchrecordatall' as RecordId },
      { record: 'nosuchrecordatall' as RecordId },
      { property: 'nonsense' },
      { lang: null },
      { property: 'camp', value: sourceId(), lang: null },
      { property: 'birth', value: '2013-02-30', lang: null },
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...wrong), fc.nat(3), async (bad, good) => {
        const before = await counts();
        const id = freshId(held.bench.services) as RecordId;
        const result = await write({
          form: 'testimony',
          records: [{ id, kind: 'person' }],
          claims: [...Array.from({ length: good }, () => name({ record: id })), name(bad)],
        });
        expect(result.ok).toBe(false);
        expect(await counts()).toEqual(before);
      }),
      { numRuns: 20 },
    );
  });

  test('claims, decisions and entries can be added to and never changed or removed', async () => {
    await written({ form: 'claim', claims: [name()] });
    const { db } = held.bench.services.register;
    for (const table of ['claim', 'entry', 'record'] as const) {
      await expect(db.deleteFrom(table).execute()).rejects.toThrow('append-only');
    }
    await expect(db.updateTable('entry').set({ by: 'somebody' }).execute()).rejects.toThrow('append-only');
  });

  test('who may not write, writes nothing', async () => {
    for (const role of ['publisher', 'caseworker', 'administrator', 'partner'] as const) {
      const who = await held.bench.signIn([role]);
      expect((await write({ form: 'claim', claims: [name()] }, who)).ok).toBe(false);
    }
  });

  test('nobody reviews a statement of their own, and only a reviewer reviews', async () => {
    const both = await held.bench.signIn(['documenter', 'reviewer']);
    const reviewer = await held.bench.signIn(['reviewer']);
    const { claims } = await written({ form: 'claim', claims: [name()] }, both);
    const decisions = [
      { claim: claims[0] ?? ('' as ClaimId), verdict: 'reviewed' as const, reason: 'checked' },
    ];
    expect((await write({ form: 'review', decisions }, both)).ok).toBe(false);
    expect((await write({ form: 'review', decisions })).ok).toBe(false);
    expect((await write({ form: 'review', decisions }, reviewer)).ok).toBe(true);
  });

  test('two decisions at the same moment count in the order they were made', async () => {
    const { claims } = await written({ form: 'claim', claims: [name()] });
    const claim = claims[0] ?? ('' as ClaimId);
    for (const verdict of ['rejected', 'stated', 'rejected', 'stated'] as const)
      await written({ form: 'decision', decisions: [{ claim, verdict, reason: 'because' }] });
    const rows = await held.bench.services.register.db
      .selectFrom('decision')
      .select(['verdict', 'at'])
      .where('claim', '=', claim)
      .orderBy('at')
      .execute();
    expect(rows.map(({ verdict }) => verdict)).toEqual(['rejected', 'stated', 'rejected', 'stated']);
    expect(new Set(rows.map(({ at }) => at)).size).toBe(4);
  });

  test('what stands in a compartment is not there for others: record, source, statement, title, search', async () => {
    const member = await held.bench.signIn(['documenter'], { compartments: ['witnesses'] });
    const [secret, witness] = [freshId(held.bench.services), freshId(held.bench.services)] as RecordId[];
    if (!secret || !witness) throw new Error('no id');
    await written(
      {
        form: 'testimony',
        records: [
          { id: secret, kind: 'source', compartment: 'witnesses' },
          { id: witness, kind: 'person', compartment: 'witnesses' },
        ],
        claims: [
          {
            record: secret,
            property: 'title',
            value: 'Hidden interview',
            source: secret,
            locator: 'title page',
          },
          name({ record: witness, value: 'Hidden Name', source: secret }),
          name({ value: 'Spelling From Inside', source: secret }),
        ],
      },
      member,
    );
    expect((await held.documenter.request('GET', `/en/records/${witness}`)).status).toBe(404);
    expect((await held.documenter.request('GET', `/en/records/${secret}`)).status).toBe(404);
    const outside = await page(`/en/records/${personId()}`);
    const inside = await page(`/en/records/${personId()}`, member);
    expect(inside).toContain('Spelling From Inside');
    expect(inside).toContain('Hidden interview');
    expect(outside).not.toContain('Spelling From Inside');
    expect(outside).not.toContain('Hidden');
    expect(outside).not.toContain(secret);
    expect(await page(`/en/records/${personId()}/public`)).not.toContain('Spelling From Inside');
    for (const claim of [name({ record: witness }), name({ source: secret })])
      expect((await write({ form: 'claim', claims: [claim] })).ok).toBe(false);
    const search = `/en/records/${personId()}/add?property=names&find-cited-source=Hidden`;
    expect(await page(search)).not.toContain('Hidden interview');
    expect(await page(search, member)).toContain('Hidden interview');
  });

  test('people who write at the same moment all stand in the view', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => held.bench.signIn(['documenter'])));
    await Promise.all(
      people.map((who, n) => written({ form: 'claim', claims: [name({ value: `Version ${n}` })] }, who)),
    );
    const view = await held.bench.services.register.db
      .selectFrom('view')
      .select('doc')
      .where('record', '=', personId())
      .executeTakeFirstOrThrow();
    for (const n of [0, 1, 2, 3]) expect(view.doc).toContain(`Version ${n}`);
  });

  test('a value of a sealed property is nowhere in the clear, whichever form it comes by', async () => {
    const secret = 'Synthetic Sealed Name';
    const { services } = held.bench;
    const { db } = services.register;
    const { claims } = await written({
      form: 'testimony',
      claims: [name({ property: 'legal_name', value: secret, given: `so called ${secret}` })],
    });
    const path = `/en/records/${personId()}/add?property=legal_name`;
    const sent = await held.documenter.request('POST', path, {
      _step: 'save',
      'value-legal_name': secret,
      'lang-legal_name': 'en',
      'value-cited-source': sourceId(),
      locator: 'p. 3',
    });
    expect(sent.status).toBe(303);
    const row = await db
      .selectFrom('claim')
      .select(['value', 'given'])
      .where('id', '=', claims[0] ?? '')
      .executeTakeFirstOrThrow();
    for (const text of [row.value, row.given ?? '']) expect(isSealed(text)).toBe(true);
    for (const table of ['claim', 'view', 'batch', 'entry', 'draft', 'custody_entry', 'table_row'] as const)
      expect(JSON.stringify(await db.selectFrom(table).selectAll().execute())).not.toContain(secret);
    const shown = await page(`/en/records/${personId()}`);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain('sealed:1:');
    expect(shown).toContain(`/en/sealed/ask/${personId()}`);
    const decide = `/en/records/${personId()}/claims/${claims[0]}`;
    for (const other of [decide, `/en/records/${personId()}/public`])
      expect(await page(other)).not.toMatch(/Sealed Name|sealed:1:/);
  });
});
