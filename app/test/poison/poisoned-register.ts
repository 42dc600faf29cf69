import type {
  Catalogue,
  Claim,
  ClaimId,
  Decision,
  DecisionId,
  Kind,
  Property,
  RecordHead,
  RecordId,
  Verdict,
} from '@unhidden/record';
import { hashedId } from '../../src/platform/hashed-id.ts';
import type { Counted } from '../../src/release/publishable.ts';

/** Every text that must stay behind begins with these letters; no word of any language does. */
export const POISON = 'qzxjvkqwzjxv';
/** Syllables that no Korean word joins, for what is cut into pairs of syllables. */
export const POISON_HANGUL = '뷁쀍쀏';
/** Values that cannot hold letters, and are as rare. */
export const POISON_DATE = '1234-05-06';
export const POISON_DIGITS = '731846295073';
export const POISON_PLACE = '7318462';
export const POISON_HASH = 'feedc0dedeadbeef';
/** Begins every text that is meant to be found. */
export const VISIBLE = 'wvqjxkzwvqjx';

export type PoisonedRegister = {
  readonly records: readonly RecordHead[];
  readonly claims: readonly Claim[];
  readonly decisions: readonly Decision[];
  /** What must stay behind, by reason. */
  readonly withheld: Readonly<Record<Counted, number>>;
};

/**
 * One open and one hidden record of every kind: every protected and sealed property filled, and every public one with
 * statements that are drafts, disputed, rejected or from a hidden source. Without poison, only what may be public is left.
 */
export function poisonedRegister(catalogue: Catalogue, isPoisoned: boolean): PoisonedRegister {
  const records: RecordHead[] = [];
  const claims: Claim[] = [];
  const decisions: Decision[] = [];
  const withheld: Record<Counted, number> = {
    withdrawn: 0,
    'no consent': 0,
    'protected property': 0,
    'sealed property': 0,
    'not yet reviewed': 0,
    disputed: 0,
    rejected: 0,
    'source not public': 0,
    'points to a record that is not public': 0,
    'record without a public statement': 0,
  };
  const open = (kind: string) => hashedId('open', kind) as RecordId;
  /** Ids must not be told either. */
  const secret = (kind: string) => `${POISON}${kind}` as RecordId;

  const state = (record: RecordId, property: Property, value: string, more: Partial<Claim>): Claim => {
    const claim: Claim = {
      id: hashedId('claim', record, property.name) as ClaimId,
      record,
      property: property.name,
      value,
      given: null,
      lang: property.type === 'name' ? 'ko-Latn' : null,
      unit: property.units[0] ?? null,
      source: open('source'),
      locator: `${VISIBLE} locator`,
      credibility: null,
      review: 'reviewed',
      ...more,
    };
    claims.push(claim);
    return claim;
  };
  const decide = (claim: Claim, verdict: Verdict, day: number, reason: string): Decision => {
    const at = `2026-01-0${day}T00:00:00.000Z`;
    const decision: Decision = {
      id: `${claim.id}${verdict.replace('-', '')}` as DecisionId,
      claim: claim.id,
      verdict,
      reason,
      at,
      by: `${POISON}editor`,
    };
    decisions.push(decision);
    return decision;
  };
  /** A statement that must stay behind, for the reason given. */
  const poison = (
    reason: Counted,
    record: RecordId,
    property: Property,
    value: string,
    more: Partial<Claim> = {},
  ): Claim => {
    withheld[reason] += 1;
    const word = `${POISON}${letters(claims.length)}`;
    return state(record, property, value, {
      id: word as ClaimId,
      given: `${word} ${POISON_HANGUL}`,
      locator: `p. ${word}`,
      ...more,
    });
  };

  for (const kind of catalogue.values()) {
    if (isPublishable(kind)) {
      records.push({
        id: open(kind.name),
        kind: kind.name,
        handle: `open-${kind.name}`,
        origin: `${POISON}origin`,
      });
      for (const property of kind.properties) {
        if (property.tier === 'public')
          decide(
            state(open(kind.name), property, visibleValue(kind, property, open), {}),
            'lead',
            1,
            `${VISIBLE} lead`,
          );
        if (isPoisoned) poisonOpen(kind, property);
      }
    }
    if (isPoisoned) poisonHidden(kind);
  }
  return { records, claims, decisions, withheld };

  function poisonOpen(kind: Kind, property: Property): void {
    const id = open(kind.name);
    const value = () => poisonedValue(property, `${POISON}${letters(claims.length)}`, secret, open);
    if (property.tier !== 'public') {
      poison(`${property.tier} property`, id, property, value());
      return;
    }
    const draft = poison('not yet reviewed', id, property, value(), { review: 'draft' });
    decide(draft, 'lead', 2, `${POISON}lead`);
    poison('disputed', id, property, value(), { review: 'disputed' });
    decide(poison('rejected', id, property, value()), 'rejected', 2, `${POISON}rejected`);
    poison(
      'source not public',
      id,
      property,
      property.type === 'ref' ? open(property.refs[0] ?? '') : value(),
      { source: secret('source') },
    );
    if (property.type === 'ref')
      poison('points to a record that is not public', id, property, secret(property.refs[0] ?? ''));
  }

  function poisonHidden(kind: Kind): void {
    const handle = `${POISON}-${kind.name}`;
    records.push({ id: secret(kind.name), kind: kind.name, handle, origin: `${POISON}origin` });
    withheld['record without a public statement'] += 1;
    for (const property of kind.properties) {
      const value = poisonedValue(property, `${POISON}${letters(claims.length)}`, secret, open);
      // The hidden source is known by what is protected and sealed alone.
      if (property.tier !== 'public') poison(`${property.tier} property`, secret(kind.name), property, value);
      else if (kind.name !== 'source')
        poison('not yet reviewed', secret(kind.name), property, value, { review: 'draft' });
    }
  }
}

/** A kind of which nothing but references may be public, such as kinship, has no record that is. */
export function isPublishable(kind: Kind): boolean {
  return kind.properties.some(({ tier, type }) => tier === 'public' && type !== 'ref');
}

function visibleValue(kind: Kind, property: Property, open: (kind: string) => RecordId): string {
  switch (property.type) {
    case 'text':
    case 'name':
      return `${VISIBLE} ${kind.name} ${property.name}`;
    case 'date':
      return '1987';
    case 'number':
      return '|4321|';
    case 'choice':
      return Object.keys(property.choices)[0] ?? '';
    case 'place':
      return '39.5,126.1;exact';
    case 'ref':
      return open(property.refs[0] ?? '');
    case 'url':
      return `https://${VISIBLE}.invalid/`;
    case 'file':
      return `sha256-${'ab'.repeat(32)}`;
  }
}

function poisonedValue(
  property: Property,
  word: string,
  secret: (kind: string) => RecordId,
  open: (kind: string) => RecordId,
): string {
  switch (property.type) {
    case 'text':
    case 'name':
      return `${word} ${POISON_HANGUL}`;
    case 'date':
      return POISON_DATE;
    case 'number':
      return `|${POISON_DIGITS}|`;
    case 'choice':
      return Object.keys(property.choices).at(-1) ?? '';
    case 'place':
      return `61.${POISON_PLACE},151.${POISON_PLACE};exact`;
    case 'ref':
      return property.tier === 'public' ? open(property.refs[0] ?? '') : secret(property.refs[0] ?? '');
    case 'url':
      return `https://${word}.invalid/`;
    case 'file':
      return `sha256-${POISON_HASH.repeat(4)}`;
  }
}

/** A number in letters only, so that no tokenizer parts it from the word before it. */
function letters(n: number): string {
  return [...n.toString(26)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26))).join('');
}
