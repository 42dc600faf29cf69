import type {
  Claim,
  ClaimId,
  Credibility,
  Decision,
  DecisionId,
  RecordHead,
  RecordId,
  Review,
  Verdict,
} from '@unhidden/record';
import { VERDICTS } from '@unhidden/record';

/**
 * The exchange format, version 1: a folder of UTF-8 text, one statement a row. `docs/reference/exchange-format.md`
 * describes it. Rows are sorted and cells written in one way only, so equal content is equal bytes.
 */
export const EXCHANGE_VERSION = 1;
export const HEADER_FILE = 'unhidden.json';
/** Only where values are sealed. */
export const KEYS_FILE = 'record-keys.csv';

export type ExchangeHeader = {
  readonly format: 'unhidden-exchange';
  readonly version: number;
  readonly title: string;
  /** True when the people in it are invented for demonstration or tests. */
  readonly synthetic: boolean;
};

export const TABLES = {
  records: ['record', 'id', 'origin'],
  claims: [
    'record',
    'property',
    'value',
    'unit',
    'lang',
    'given',
    'source',
    'locator',
    'credibility',
    'review',
    'claim',
  ],
  decisions: ['claim', 'verdict', 'reason', 'at', 'by', 'decision'],
  'record-keys': ['record', 'compartment', 'key', 'generation', 'wrapped'],
} as const;
export type TableName = keyof typeof TABLES;

/** Addresses a record in text: `camp/camp-14` by its handle, `camp/~k3f9...` by its id when it has none. */
export function recordAddress(head: Pick<RecordHead, 'id' | 'kind' | 'handle'>): string {
  return `${head.kind}/${head.handle ?? `~${head.id}`}`;
}

type Addressing = { addressOf(id: RecordId): string; isRef(record: RecordId, property: string): boolean };

export function recordRow(head: RecordHead): string[] {
  return [recordAddress(head), head.id, head.origin ?? ''];
}

export function claimRow(claim: Claim, { addressOf, isRef }: Addressing): string[] {
  return [
    addressOf(claim.record),
    claim.property,
    isRef(claim.record, claim.property) ? addressOf(claim.value as RecordId) : claim.value,
    claim.unit ?? '',
    claim.lang ?? '',
    claim.given ?? '',
    addressOf(claim.source),
    claim.locator,
    claim.credibility === null ? '' : String(claim.credibility),
    claim.review,
    claim.id,
  ];
}

export function decisionRow(decision: Decision): string[] {
  return [decision.claim, decision.verdict, decision.reason, decision.at, decision.by, decision.id];
}

const ID = /^[0-9a-z]{10,40}$/;
const HANDLE = /^(?=.{1,100}$)[a-z0-9]+(?:-[a-z0-9]+)*$/;
const REVIEWS: readonly string[] = ['draft', 'reviewed', 'disputed'] satisfies Review[];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Input as a message shows it: never long. */
function quote(input: string): string {
  return `"${input.length > 60 ? `${input.slice(0, 60)}…` : input}"`;
}

/** What a row says, or everything wrong with it. */
export type RowReading<Row> =
  | { readonly row: Row; readonly problems?: never }
  | { readonly problems: readonly string[]; readonly row?: never };

export function readRecordRow([
  address = '',
  id = '',
  origin = '',
]: readonly string[]): RowReading<RecordHead> {
  const [kind = '', name = '', ...rest] = address.split('/');
  const problems: string[] = [];
  if (kind === '' || name === '' || rest.length > 0)
    problems.push(`${quote(address)} is not a record; write kind/handle, for example camp/camp-14`);
  if (!ID.test(id)) problems.push(`the id ${quote(id)} must be 10 to 40 lower-case letters and digits`);
  const byId = name.startsWith('~');
  if (byId && name.slice(1) !== id)
    problems.push(`${quote(address)} and the id ${quote(id)} disagree; after ~ stands the id itself`);
  if (!byId && name !== '' && !HANDLE.test(name))
    problems.push(
      `the handle ${quote(name)} must be lower-case words joined by hyphens, at most 100 characters`,
    );
  if (problems.length > 0) return { problems };
  return {
    row: { id: id as RecordId, kind, handle: byId ? null : name, origin: origin === '' ? null : origin },
  };
}

/** Finds what an address stands for; undefined when there is no such record. */
export type Resolve = (address: string) => RecordId | undefined;

export function readClaimRow(
  cells: readonly string[],
  resolve: Resolve,
  isRef: (record: RecordId, property: string) => boolean,
): RowReading<Claim> {
  const [
    address = '',
    property = '',
    text = '',
    unit = '',
    lang = '',
    given = '',
    from = '',
    locator = '',
    grade = '',
    review = '',
    id = '',
  ] = cells;
  const problems: string[] = [];
  const record = resolve(address);
  if (record === undefined) problems.push(`there is no record ${quote(address)}; list it in records.csv`);
  const source = from === '' ? undefined : resolve(from);
  if (from === '') problems.push(`${property} has no source; every claim needs one`);
  else if (source === undefined) problems.push(`there is no source ${quote(from)}; list it in records.csv`);
  let value: string | undefined = text;
  if (record !== undefined && isRef(record, property)) {
    value = resolve(text);
    if (value === undefined)
      problems.push(`${property} points to ${quote(text)}, which does not exist; list it in records.csv`);
  }
  if (grade !== '' && !/^[1-6]$/.test(grade))
    problems.push(`the credibility ${quote(grade)} must be a number from 1 to 6, or empty`);
  if (!REVIEWS.includes(review))
    problems.push(`the review ${quote(review)} must be one of ${REVIEWS.join(', ')}`);
  if (!ID.test(id)) problems.push(`the claim id ${quote(id)} must be 10 to 40 lower-case letters and digits`);
  if (problems.length > 0 || record === undefined || source === undefined || value === undefined)
    return { problems };
  return {
    row: {
      id: id as ClaimId,
      record,
      property,
      value,
      given: given === '' ? null : given,
      lang: lang === '' ? null : lang,
      unit: unit === '' ? null : unit,
      source,
      locator,
      credibility: grade === '' ? null : (Number(grade) as Credibility),
      review: review as Review,
    },
  };
}

export function readDecisionRow([
  claim = '',
  verdict = '',
  reason = '',
  at = '',
  by = '',
  id = '',
]: readonly string[]): RowReading<Decision> {
  const problems: string[] = [];
  const known = VERDICTS.find((name) => name === verdict);
  if (!known) problems.push(`the verdict ${quote(verdict)} must be one of ${VERDICTS.join(', ')}`);
  if (reason === '') problems.push('the decision has no reason; say why');
  if (!isTime(at)) problems.push(`the time ${quote(at)} must be UTC, for example 2026-11-23T09:00:00.000Z`);
  if (by === '') problems.push('the decision does not say by whom');
  if (!ID.test(id))
    problems.push(`the decision id ${quote(id)} must be 10 to 40 lower-case letters and digits`);
  if (problems.length > 0 || !known) return { problems };
  return {
    row: { id: id as DecisionId, claim: claim as ClaimId, verdict: known satisfies Verdict, reason, at, by },
  };
}

/** The shape alone would let the 30th of February pass. */
function isTime(text: string): boolean {
  const time = TIME.test(text) ? new Date(text) : undefined;
  return time !== undefined && !Number.isNaN(time.valueOf()) && time.toISOString() === text;
}

/** Row order of the files: by code unit, so that it does not depend on any collation. */
export function compareRows(a: readonly string[], b: readonly string[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}
