import type { ClaimId, RecordId, Words } from '@unhidden/record';
import { describe, expect, test } from 'vitest';
import type { SignedIn } from '../src/accounts/roles.ts';
import type { Writing } from '../src/recording/index.ts';
import { recordTitles, writeClaims } from '../src/recording/index.ts';
import type { Store } from '../src/register/index.ts';
import { recordingBench } from './setup/recording-bench.ts';
import { engines } from './setup/registers.ts';
import { valueOf } from './setup/results.ts';

const reason = 'for the test';

describe.each(engines)('what a record is called on %s', (engine) => {
  const { held, personId, sourceId, name, written, inOne } = recordingBench(engine);

  const title = async (who: SignedIn = held.documenter.person): Promise<Words | undefined> => {
    const { services } = held.bench;
    return (await recordTitles(services, services.register, who, [personId()])).get(personId());
  };
  /** Says a name and lets it lead. */
  const callIn = async (tx: Store, value: string, source = sourceId()): Promise<ClaimId> => {
    const { services, clock } = held.bench;
    // Of two choices the later one counts.
    clock.advance(1000);
    const put = (writing: Writing) => writeClaims(services, tx, held.documenter.person, writing);
    const { claims } = valueOf(await put({ form: 'claim', claims: [name({ value, source })] }));
    const [claim = '' as ClaimId] = claims;
    valueOf(await put({ form: 'decision', decisions: [{ claim, verdict: 'lead', reason }] }));
    return claim;
  };
  const call = (value: string, source?: RecordId) => inOne((tx) => callIn(tx, value, source));

  test('follows every statement and every decision', async () => {
    expect((await title())?.en).not.toContain('Synthetic First');
    const claim = await call('Synthetic First');
    expect((await title())?.en).toBe('Synthetic First');
    await call('Synthetic Second');
    expect((await title())?.en).toBe('Synthetic Second');
    held.bench.clock.advance(1000);
    await written({ form: 'decision', decisions: [{ claim, verdict: 'lead', reason }] });
    expect((await title())?.en).toBe('Synthetic First');
    await written({ form: 'decision', decisions: [{ claim, verdict: 'rejected', reason }] });
    expect((await title())?.en).toBe('Synthetic Second');
  });

  test('rests on what the reader may read, whoever asked before', async () => {
    const shut = { ...held.documenter.person, closedSources: new Set<string>([sourceId(1)]) };
    const before = await title(shut);
    await call('Synthetic Hidden', sourceId(1));
    expect((await title())?.en).toBe('Synthetic Hidden');
    expect(await title(shut)).toEqual(before);
    expect((await title())?.en).toBe('Synthetic Hidden');
  });

  test('is not what was written in a transaction that was undone', async () => {
    const { services } = held.bench;
    await title();
    const undone = inOne(async (tx) => {
      await callIn(tx, 'Synthetic Undone');
      const inside = await recordTitles(services, tx, held.documenter.person, [personId()]);
      expect(inside.get(personId())?.en).toBe('Synthetic Undone');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    // As much is said of the record as was for a moment, and it is something else.
    await call('Synthetic Done');
    expect((await title())?.en).toBe('Synthetic Done');
  });
});
