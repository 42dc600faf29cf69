import type { Catalogue } from '@unhidden/record';
import type { ConsentKeeper } from '../consent/consent-check.ts';
import { readConsentNow, releaseConsent } from '../consent/consent-check.ts';
import { readConfidences } from '../consent/consent-store.ts';
import type { Store } from '../register/index.ts';
import { dossiersOf } from '../register/index.ts';
import type { PublishChecks } from '../release/publishable.ts';
import { NO_PROTECTED } from '../release/publishable.ts';
import { intakeRule, nothingFromIntake } from './intake-rule.ts';
import type { Warning } from './warnings.ts';
import { publishChecks } from './withdrawal-store.ts';

/** What decides now whether a statement may go out: what was withdrawn, and consent as it stands at this moment. */
export async function releaseChecks(
  keeper: ConsentKeeper,
  store: Store,
  catalogue: Catalogue,
): Promise<PublishChecks> {
  return publishChecks(
    store,
    await releaseConsent(keeper, store, catalogue),
    await intakeRule(store, keeper.ring),
  );
}

/** Without a key ring no consent can be told from a forged one, so nothing told in confidence goes out. */
export async function checksWithoutConsent(store: Store): Promise<PublishChecks> {
  const confided = await readConfidences(store);
  return publishChecks(
    store,
    (claim, record, tier) =>
      confided.has(claim.source) ? 'no consent' : NO_PROTECTED.consent(claim, record, tier),
    await nothingFromIntake(store),
  );
}

const SOON_DAYS = 90;

/** Sources that something new rests on and whose every consent to publish ends soon. */
export async function endingConsents(
  keeper: ConsentKeeper,
  store: Store,
  sources: ReadonlySet<string>,
): Promise<readonly Warning[]> {
  const { confidedBy, inForce } = await readConsentNow(keeper, store);
  const soon = new Date(keeper.now().getTime() + SOON_DAYS * 86_400_000).toISOString().slice(0, 10);
  const ends = new Map<string, string>();
  for (const source of sources) {
    const person = confidedBy(source);
    const untils = inForce
      .filter((each) => each.person === person && each.purpose.startsWith('publish'))
      .filter((each) => each.source === null || each.source === source)
      .map(({ until }) => until);
    const last = untils.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b), '');
    if (last !== null && last !== '' && last <= soon) ends.set(source, last);
  }
  const heads = await dossiersOf(store, [...ends.keys()]);
  return heads.map(({ head: { id, kind, handle }, claims }): Warning => {
    const title = claims.find(({ property }) => property === 'title')?.value ?? handle ?? id;
    return {
      about: 'consent ends',
      on: ends.get(id) ?? '',
      id,
      kind,
      handle: handle ?? id,
      en: title,
      ko: title,
    };
  });
}
