import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordId } from '@unhidden/record';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  confide,
  giveConsent,
  holdForLaw,
  replayWithdrawals,
  withdrawConsent,
} from '../src/consent/consent-actions.ts';
import type { ConsentGiven } from '../src/consent/consent-actions.ts';
import { readConsentNow, releaseConsent } from '../src/consent/consent-check.ts';
import type { Purpose } from '../src/consent/consent.ts';
import { placeRecords } from '../src/accounts/index.ts';
import { addDisclosure, disclosuresOf } from '../src/consent/disclosure-store.ts';
import { freshId, writeClaims } from '../src/recording/write-claims.ts';
import { inTransaction } from '../src/register/index.ts';
import { readRecordKey, recordKeyFor } from '../src/sealing/record-key-store.ts';
import { engines } from './setup/registers.ts';
import { startWorkbench } from './setup/workbench.ts';
import type { TestPerson, TestWorkbench } from './setup/workbench.ts';

describe.each(engines)('consent on %s', (engine) => {
  let bench: TestWorkbench;
  let documenter: TestPerson;
  let witness: RecordId;
  let other: RecordId;
  let source: RecordId;
  let detention: RecordId;

  beforeEach(async () => {
    bench = await startWorkbench(engine);
    await bench.addWorld();
    documenter = await bench.signIn(['documenter']);
    const { services } = bench;
    const fresh = () => freshId(services) as RecordId;
    [witness, other, source, detention] = [fresh(), fresh(), fresh(), fresh()];
    const about = { source, locator: '00:10', lang: 'en' };
    const written = await inTransaction(services.register, async (tx) => {
      const done = await writeClaims(services, tx, documenter.person, {
        form: 'testimony',
        records: [
          { id: source, kind: 'source' },
          { id: witness, kind: 'person' },
          { id: other, kind: 'person' },
          { id: detention, kind: 'detention' },
        ],
        claims: [
          { ...about, record: source, property: 'title', value: 'A synthetic account' },
          { ...about, record: witness, property: 'note', value: 'Spoke at length.' },
          { ...about, record: witness, property: 'occupation', value: 'miner' },
          { ...about, record: other, property: 'note', value: 'Was spoken of.' },
          { ...about, record: other, property: 'occupation', value: 'teacher' },
          { ...about, record: detention, property: 'person', value: witness, lang: null },
          { ...about, record: detention, property: 'note', value: 'Held there.' },
        ],
      });
      if (done.ok) await confide(services, tx, documenter.person, { source, witness });
      return done;
    });
    if (!written.ok) throw new Error(written.problems.join('; '));
  });
  afterEach(() => bench.close());

  const given = (purpose: Purpose, more: Partial<ConsentGiven> = {}): ConsentGiven => ({
    person: witness,
    source: '',
    purpose,
    recipient: '',
    givenOn: '2026-03-01',
    until: '',
    language: 'ko',
    takenBy: 'interviewer 1',
    words: '',
    ...more,
  });
  const consentTo = async (purpose: Purpose, more: Partial<ConsentGiven> = {}): Promise<string> => {
    const done = await giveConsent(bench.services, documenter.person, given(purpose, more));
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    return done.id;
  };
  /** What the check says of each statement of the account. */
  const said = async (): Promise<Record<string, string>> => {
    const { register } = bench.services;
    const check = await releaseConsent(bench.services, register, register.catalogue);
    const rows = await register.db
      .selectFrom('claim')
      .innerJoin('record', 'record.id', 'claim.record')
      .select(['claim.id', 'claim.record', 'claim.property', 'claim.source', 'record.kind'])
      .where('claim.source', '=', source)
      .execute();
    const names = new Map([
      [witness as string, 'witness'],
      [other, 'other'],
      [source, 'source'],
      [detention, 'detention'],
    ]);
    return Object.fromEntries(
      rows.map((row) => {
        const tier = register.catalogue
          .get(row.kind)
          ?.properties.find(({ name }) => name === row.property)?.tier;
        const verdict = check(
          row as never,
          { id: row.record as RecordId, kind: row.kind },
          tier === 'protected' ? 'protected' : 'public',
        );
        return [`${names.get(row.record)} ${row.property}`, verdict ?? 'may go out'];
      }),
    );
  };

  test('without it nothing of the account goes out', async () => {
    expect(new Set(Object.values(await said()))).toEqual(new Set(['no consent']));
  });

  test('to quote without the name lets out what is not about the witness, and nothing protected', async () => {
    await consentTo('publish anonymised');
    expect(await said()).toEqual({
      'source title': 'may go out',
      'witness note': 'no consent',
      'witness occupation': 'no consent',
      'other note': 'may go out',
      'other occupation': 'protected property',
      'detention person': 'no consent',
      'detention note': 'no consent',
    });
  });

  test('to be named lets out what is about the witness, protected values too, and never those of others', async () => {
    await consentTo('publish named');
    expect(await said()).toMatchObject({
      'witness note': 'may go out',
      'witness occupation': 'may go out',
      'other note': 'may go out',
      'other occupation': 'protected property',
      'detention person': 'may go out',
    });
  });

  test('withdrawn, expired or forged, it lets nothing out, shares nothing and exports nothing', async () => {
    const { services } = bench;
    const id = await consentTo('publish named');
    await consentTo('share', { recipient: 'A commission' });
    await consentTo('analysis');
    const uses = async () => {
      const now = await readConsentNow(services, services.register);
      return [
        now.mayLeave(source, 'publish named'),
        now.mayLeave(source, 'share', 'A commission'),
        now.mayLeave(source, 'analysis'),
      ];
    };
    expect(await uses()).toEqual([true, true, true]);
    expect((await withdrawConsent(services, documenter.person, { subject: witness, consent: id })).ok).toBe(
      true,
    );
    expect(await uses()).toEqual([false, true, true]);
    expect((await withdrawConsent(services, documenter.person, { subject: witness, consent: null })).ok).toBe(
      true,
    );
    expect(await uses()).toEqual([false, false, false]);
    expect(new Set(Object.values(await said()))).toEqual(new Set(['no consent']));
    await services.register.db
      .insertInto('consent')
      .values({
        id: 'forged',
        person: witness,
        source: null,
        purpose: 'publish named',
        recipient: '',
        given_on: '2026-03-02',
        until: null,
        language: 'ko',
        taken_by: 'x',
        words: null,
        by: 'x',
        at: '2026-03-02',
        mac: 'x',
      })
      .execute();
    expect(await uses()).toEqual([false, false, false]);
  });

  test('an expired one lets nothing out', async () => {
    await consentTo('publish named', { until: '2026-03-05' });
    expect((await said())['witness note']).toBe('may go out');
    bench.clock.set('2026-03-06T00:00:00.000Z');
    expect((await said())['witness note']).toBe('no consent');
  });

  test('a withdrawal destroys the keys of what is sealed, but for what the law holds', async () => {
    const { services } = bench;
    const keys = [];
    for (const record of [witness, source])
      keys.push(await recordKeyFor(services.ring, services.register, 'open', record));
    await holdForLaw(services, documenter.person, {
      record: source,
      duty: 'Order of a synthetic court, until 2027',
    });
    const done = await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    expect(done).toMatchObject({ ok: true, value: { destroyed: 1, held: [source] } });
    expect(await readRecordKey(services.register, keys[0]?.id ?? '')).toBeUndefined();
    expect(await readRecordKey(services.register, keys[1]?.id ?? '')).toBeDefined();
  });

  test('holds after an older backup of the register is restored', async () => {
    const { services } = bench;
    await consentTo('publish named');
    const key = await recordKeyFor(services.ring, services.register, 'open', witness);
    await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    // What a backup taken before the withdrawal brings back.
    const { db } = services.register;
    await dropTriggers(bench, engine);
    await db.deleteFrom('consent_withdrawal').execute();
    await db
      .updateTable('record_key')
      .set({ wrapped: key.wrapped, destroyed_at: null })
      .where('id', '=', key.id)
      .execute();
    expect((await readConsentNow(services, services.register)).mayLeave(source, 'publish named')).toBe(false);
    expect(await replayWithdrawals(services)).toBe(1);
    expect(await readRecordKey(services.register, key.id)).toBeUndefined();
    expect(await replayWithdrawals(services)).toBe(0);
  });

  test('a line that a crash cut off hides no other withdrawal', async () => {
    const { services } = bench;
    await consentTo('publish named');
    const file = services.folder.withdrawalsFile;
    writeFileSync(file, '{"id":"half');
    await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    expect(readFileSync(file, 'utf8')).toContain('half');
    copyFileSync(file, join(services.folder.path, 'copy.jsonl'));
    expect((await readConsentNow(services, services.register)).mayLeave(source, 'publish named')).toBe(false);
  });

  test('a table exports only what its consent covers, for its purpose and to its recipient, and remembers to whom', async () => {
    const { services } = bench;
    const analyst = await bench.signIn(['analyst']);
    const lines = async (purpose: string, recipient = ''): Promise<string> => {
      const query = 'col=note&col=occupation';
      const answer = await analyst.request('POST', '/en/records/kind/person/export', {
        query,
        purpose,
        recipient,
        protected: 'yes',
      });
      expect(answer.headers.get('Content-Type')).toContain('text/csv');
      return answer.text();
    };
    // Of the witness nothing else is known, so that not even the row leaves.
    expect(await lines('analysis')).not.toContain(witness);
    await consentTo('share', { recipient: 'A commission' });
    const shared = await lines('share', 'A commission');
    expect(shared).toContain('Spoke at length.');
    expect(shared).toContain('miner');
    expect(shared).toContain('Was spoken of.');
    expect(shared).not.toContain('teacher');
    expect(await lines('share', 'Another body')).not.toContain('Spoke at length.');
    expect(await lines('analysis')).not.toContain('Spoke at length.');
    expect((await disclosuresOf(services.register, [source])).map(({ recipient }) => recipient)).toEqual([
      'A commission',
    ]);
    await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    expect(await lines('share', 'A commission')).not.toContain(witness);
  });

  test('a partner reads of an account only what its witness agreed to share with that partner, and it is remembered', async () => {
    const { services } = bench;
    const insider = await bench.signIn(['documenter'], { compartments: ['shared'] });
    await services.register.db.transaction().execute((db) =>
      placeRecords({ db, engine: services.register.engine }, [source, witness, other], 'shared', {
        by: insider.person.user,
        at: services.now().toISOString(),
      }),
    );
    const partner = await bench.signIn(['partner'], {
      compartments: ['shared'],
      name: 'A synthetic partner',
    });
    const read = async (record: string) => {
      const page = await partner.request('GET', `/en/records/${record}`);
      return { status: page.status, text: await page.text() };
    };
    expect((await read(source)).status).toBe(404);
    expect((await read(other)).text).not.toContain('Was spoken of.');
    await consentTo('share', { recipient: 'A synthetic partner' });
    expect((await read(source)).status).toBe(200);
    expect((await read(other)).text).toContain('Was spoken of.');
    expect((await disclosuresOf(services.register, [source])).map(({ recipient }) => recipient)).toContain(
      'A synthetic partner',
    );
    const list = await partner.request('GET', '/ko/shared');
    expect(await list.text()).toContain('A synthetic account');
    await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    expect((await read(source)).status).toBe(404);
    expect((await read(other)).text).not.toContain('Was spoken of.');
    expect((await partner.request('GET', '/en/records/kind/person')).status).toBe(404);
  });

  test('the page says who must give back what', async () => {
    const { services } = bench;
    await addDisclosure(services.register, {
      id: 'd1',
      kind: 'share',
      recipient: 'A synthetic commission',
      purpose: 'share',
      sources: [source],
      rows: 7,
      by: 'x',
      at: '2026-03-02T00:00:00.000Z',
    });
    await withdrawConsent(services, documenter.person, { subject: witness, consent: null });
    for (const lang of ['en', 'ko']) {
      const page = await documenter.request('GET', `/${lang}/consent/${witness}`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('A synthetic commission');
    }
    expect(await disclosuresOf(services.register, [other])).toEqual([]);
  });

  test('the form keeps what was typed and names every field that is wrong', async () => {
    const page = await documenter.request('POST', `/ko/consent/${witness}`, {
      purpose: 'share',
      givenOn: '2027-01-01',
      takenBy: 'kept as typed',
    });
    expect(page.status).toBe(422);
    const text = await page.text();
    for (const words of [
      '앞날에 동의할 수는 없습니다',
      '어느 기관이나 법정인지',
      '어느 언어로',
      'kept as typed',
    ])
      expect(text).toContain(words);
    const done = await documenter.request('POST', `/en/consent/${witness}`, {
      purpose: 'analysis',
      givenOn: '2026-03-01',
      language: 'ko',
      takenBy: 'a',
      words: '제 말입니다',
    });
    expect(done.status).toBe(303);
    const [row] = await bench.services.register.db.selectFrom('consent').select('words').execute();
    expect(row?.words).toMatch(/^sealed:1:/);
  });

  test('withdrawing everything needs the tick', async () => {
    const refused = await documenter.request('POST', `/en/consent/${witness}/withdraw`, {});
    expect(refused.status).toBe(422);
    const done = await documenter.request('POST', `/en/consent/${witness}/withdraw`, { confirm: 'yes' });
    expect(done.status).toBe(303);
  });
});

async function dropTriggers({ services }: TestWorkbench, engine: string): Promise<void> {
  const { sql } = await import('kysely');
  const { db } = services.register;
  if (engine === 'postgres')
    await sql`alter table consent_withdrawal disable trigger consent_withdrawal_append_only`.execute(db);
  else
    for (const operation of ['update', 'delete'])
      await sql.raw(`drop trigger consent_withdrawal_no_${operation}`).execute(db);
}
