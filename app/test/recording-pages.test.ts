import { describe, expect, test } from 'vitest';
import { notificationsOf } from '../src/recording/index.ts';
import { engines } from './setup/registers.ts';

import { recordingBench } from './setup/recording-bench.ts';

describe.each(engines)('recording pages on %s', (engine) => {
  const { held, personId, sourceId, name, written, counts, page, hidden } = recordingBench(engine);

  test('a statement is added by its form, with a source made on the way, and can be taken back', async () => {
    const before = await counts();
    const path = `/en/records/${personId()}/add?property=names`;
    const opened = await page(path);
    const sent = await held.documenter.request('POST', path, {
      _step: 'save',
      seen: hidden(opened, 'seen'),
      _draft: hidden(opened, '_draft'),
      'value-cited-source': 'new',
      'value-new-source-title': 'A synthetic account',
      'value-new-source-type': 'un',
      'value-new-source-date': 'late 1990s',
      'value-names': '가나다',
      'lang-names': 'ko-Hang',
      locator: 'p. 4',
      credibility: '2',
    });
    expect(sent.status).toBe(303);
    const after = await counts();
    expect(after.record).toBe(before.record + 1);
    const record = await page((sent.headers.get('Location') ?? '').replace(held.bench.url, ''));
    expect(record).toContain('가나다');
    expect(record).toContain('A synthetic account');
    const batch = hidden(record, 'batch');
    expect(batch).not.toBe('');
    const undone = await held.documenter.request('POST', `/en/records/${personId()}/undo`, { batch });
    expect(undone.status).toBe(303);
    const now = await counts();
    expect(now.claim).toBe(after.claim);
    expect(now.decision).toBe(after.decision + (after.claim - before.claim));
    const text = await page(`/en/records/${personId()}`);
    expect(text).toContain('entered by mistake');
    expect(text).not.toContain(`value="${batch}"`);
    const beforeTwice = await counts();
    await held.documenter.request('POST', `/en/records/${personId()}/undo`, { batch });
    expect(await counts()).toEqual(beforeTwice);
  });

  test('only the session that wrote it takes it back in one step', async () => {
    const { batch } = await written({ form: 'claim', claims: [name()] });
    const other = await held.bench.signIn(['documenter']);
    const again = await held.bench.sessionFor(held.documenter.person.user);
    const before = await counts();
    for (const who of [other, again]) await who.request('POST', `/en/records/${personId()}/undo`, { batch });
    expect(await counts()).toEqual(before);
  });

  test('a form with gaps comes back with everything typed and says what is missing', async () => {
    const path = `/ko/records/${personId()}/add?property=names`;
    const sent = await held.documenter.request('POST', path, {
      _step: 'save',
      'value-names': '홍 아무개',
      'value-cited-source': 'new',
      'value-new-source-publisher': '어느 발행처',
    });
    expect(sent.status).toBe(422);
    const text = await sent.text();
    for (const words of [
      '홍 아무개',
      '어느 발행처',
      '언어와 문자를 고르십시오',
      '새 출처의 제목',
      '출처의 어디에',
    ])
      expect(text).toContain(words);
  });

  test('a date in words is read, said back, and kept with the words', async () => {
    const path = `/en/records/${personId()}/add?property=death`;
    const checked = await held.documenter.request('POST', path, {
      _step: 'check',
      'value-death': 'late 1950s',
    });
    expect(checked.status).toBe(200);
    expect(await checked.text()).toContain('We read this as: the 1950s');
    await held.documenter.request('POST', path, {
      _step: 'save',
      'value-death': 'late 1950s',
      'value-cited-source': sourceId(),
      locator: 'p. 2',
    });
    const row = await held.bench.services.register.db
      .selectFrom('claim')
      .select(['value', 'given'])
      .where('record', '=', personId())
      .where('property', '=', 'death')
      .where('review', '=', 'draft')
      .executeTakeFirst();
    expect(row).toEqual({ value: '195X', given: 'late 1950s' });
  });

  test('a reference is looked for by name and chosen from what is found', async () => {
    const path = `/en/records/${personId()}/add?property=camp`;
    const camp = held.world.heads.camp[0];
    const found = await held.documenter.request('POST', path, {
      _step: 'save',
      'find-camp': camp?.handle ?? '',
      'value-camp': '',
    });
    expect(found.status).toBe(200);
    expect(await found.text()).toContain(`value="${camp?.id}"`);
    const kept = await held.documenter.request('POST', path, {
      _step: 'save',
      'find-camp': camp?.handle ?? '',
      'value-camp': camp?.id ?? '',
      'value-cited-source': sourceId(),
      locator: 'p. 9',
    });
    expect(kept.status).toBe(303);
  });

  test('records of every kind can be made', async () => {
    for (const kind of held.bench.services.register.catalogue.keys())
      expect((await held.documenter.request('GET', `/en/records/new/${kind}`)).status).toBe(200);
    const made = await held.documenter.request('POST', '/en/records/new/source', {
      _step: 'save',
      'value-title': 'A synthetic report',
      'value-reliability': 'B',
    });
    expect(made.status).toBe(303);
    const person = await held.documenter.request('POST', '/en/records/new/person', {
      _step: 'save',
      'value-names': 'New Synthetic',
      'lang-names': 'en',
      'value-cited-source': /records\/(\w+)/.exec(made.headers.get('Location') ?? '')?.[1] ?? '',
      locator: 'p. 1',
    });
    expect(person.status).toBe(303);
    expect(await page(person.headers.get('Location') ?? '')).toContain('Grade B–');
  });

  test('a decision needs a reason, is shown with it, and taking it back restores what stood before', async () => {
    const { claims } = await written({ form: 'claim', claims: [name({ value: 'Twice Led' })] });
    const path = `/en/records/${personId()}/claims/${claims[0]}`;
    expect((await held.documenter.request('POST', path, { verdict: 'rejected', reason: ' ' })).status).toBe(
      422,
    );
    const lead = { verdict: 'lead', reason: 'The spelling the person uses.' };
    expect((await held.documenter.request('POST', path, lead)).status).toBe(303);
    const led = await page(`/en/records/${personId()}`);
    expect(led).toContain('The spelling the person uses.');
    const retract = { verdict: 'retracted', reason: 'Taken back by the witness.' };
    const done = await held.documenter.request('POST', path, retract);
    const after = await page(done.headers.get('Location') ?? '');
    expect(after).toContain('retracted by its source');
    const batch = /done=(\w+)/.exec(done.headers.get('Location') ?? '')?.[1] ?? '';
    await held.documenter.request('POST', `/en/records/${personId()}/undo`, { batch });
    const restored = await page(`/en/records/${personId()}`);
    expect(restored).toContain('The spelling the person uses.');
    expect(restored).not.toContain(`<s>Twice Led</s>`);
  });

  test('two people on one property: both statements stay, and both are told', async () => {
    const other = await held.bench.signIn(['documenter'], { name: 'Second Synthetic' });
    const path = `/en/records/${personId()}/add?property=names`;
    const forms = { first: await page(path), second: await page(path, other) };
    const fields = (opened: string, value: string) => ({
      _step: 'save',
      seen: hidden(opened, 'seen'),
      'value-names': value,
      'lang-names': 'en',
      'value-cited-source': sourceId(),
      locator: 'p. 1',
    });
    await held.documenter.request('POST', path, fields(forms.first, 'First Version'));
    const sent = await other.request('POST', path, fields(forms.second, 'Second Version'));
    const shown = await page(sent.headers.get('Location') ?? '', other);
    expect(shown).toContain('others worked on the same property');
    expect(shown).toContain('First Version');
    expect(shown).toContain('Second Version');
    const told = await notificationsOf(held.bench.services.register, held.documenter.person);
    expect(told.map(({ code, record }) => [code, record])).toEqual([['same property', personId()]]);
    await page(`/en/records/${personId()}`);
    expect(await notificationsOf(held.bench.services.register, held.documenter.person)).toEqual([]);
    expect(await notificationsOf(held.bench.services.register, other.person)).toEqual([]);
  });

  test('a page with protected values is told to the log once, and one without them is not', async () => {
    await written({ form: 'claim', claims: [name({ property: 'birthplace', value: 'Synthetic town' })] });
    const before = await counts();
    expect(await page(`/en/records/${personId()}`)).toContain('Synthetic town');
    expect((await counts()).log).toBe(before.log + 1);
    await page(`/en/records/${held.world.heads.camp[0]?.id}`);
    expect((await counts()).log).toBe(before.log + 1);
    const rows = await held.bench.services.register.db.selectFrom('custody_entry').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('Synthetic town');
  });

  test('view as public shows what a release would, and names what stays behind', async () => {
    await written({
      form: 'claim',
      claims: [
        name({ value: 'Unreviewed Spelling' }),
        name({ property: 'birthplace', value: 'Synthetic town' }),
      ],
    });
    const text = await page(`/en/records/${personId()}/public`);
    const [shown = '', behind = ''] = text.split('id="behind"');
    expect(shown).not.toContain('Unreviewed Spelling');
    expect(shown).toContain('<dl class="facts">');
    expect(behind).toContain('Unreviewed Spelling');
    expect(behind).toContain('not yet reviewed');
    expect(behind).toContain('Synthetic town');
  });
});
