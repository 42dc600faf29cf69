import { describe, expect, test } from 'vitest';
import { draftStore } from '../src/recording/index.ts';
import { engines } from './setup/registers.ts';

import { recordingBench } from './setup/recording-bench.ts';

describe.each(engines)('drafts on %s', (engine) => {
  const { held, personId, page, afterRestart, hidden } = recordingBench(engine);

  test('a draft comes back as typed, also after a restart, and a dump of it shows nothing', async () => {
    const path = `/en/records/${personId()}/add?property=names`;
    const opened = await page(path);
    const keys = ['_draft', '_form', '_subject', '_window', '_base', 'seen'];
    const fields: Record<string, string> = {
      ...Object.fromEntries(keys.map((key) => [key, hidden(opened, key)])),
      'value-names': 'Half a synthetic name',
      locator: 'p. 77',
    };
    const saved = await held.documenter.request('POST', `/en/drafts/${fields['_draft'] ?? ''}`, fields);
    expect(await saved.json()).toMatchObject({ id: fields['_draft'] });
    const again = await afterRestart(path);
    expect(again).toContain('Half a synthetic name');
    expect(again).toContain('p. 77');
    const rows = await held.bench.services.register.db.selectFrom('draft').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('synthetic name');
    expect(JSON.stringify(rows)).not.toContain('p. 77');
    const other = await held.bench.signIn(['documenter']);
    expect(await page(path, other)).not.toContain('Half a synthetic name');
    const stolen = await other.request('POST', `/en/drafts/${fields['_draft'] ?? ''}`, fields);
    expect(((await stolen.json()) as { id: string }).id).not.toBe(fields['_draft']);
    expect(await page(path)).toContain('Half a synthetic name');
  });

  test('two windows of one person on the same draft each keep theirs', async () => {
    const { services } = held.bench;
    const { register } = services;
    const save = { id: 'one', form: 'f', subject: 's', base: '' };
    const body = (text: string) => new URLSearchParams({ text });
    const keep = (window: string, text: string, base = '') =>
      draftStore.save(services, register, held.documenter.person, {
        ...save,
        base,
        window,
        fields: body(text),
      });
    const first = await keep('a', 'first');
    held.bench.clock.advance(1000);
    const second = await keep('b', 'second');
    held.bench.clock.advance(1000);
    await keep('a', 'first, longer');
    expect(first).toMatchObject({ id: 'one' });
    expect(second === 'finished' ? '' : second.id).not.toBe('one');
    const drafts = await draftStore.list(register, held.documenter.person);
    const texts = await Promise.all(
      drafts.map(async ({ id }) =>
        (
          await draftStore.find(services, register, held.documenter.person, { form: 'f', subject: 's', id })
        )?.fields.get('text'),
      ),
    );
    expect(new Set(texts)).toEqual(new Set(['first, longer', 'second']));
  });

  test('a save still under way when its form was sent does not bring the draft back', async () => {
    const { services } = held.bench;
    const { register } = services;
    const who = held.documenter.person;
    await draftStore.finish(services, register, who, 'sent');
    const late = {
      id: 'sent',
      form: 'f',
      subject: 's',
      window: 'a',
      base: '',
      fields: new URLSearchParams(),
    };
    expect(await draftStore.save(services, register, who, late)).toBe('finished');
    expect(await draftStore.find(services, register, who, { form: 'f', subject: 's' })).toBeUndefined();
  });
});
