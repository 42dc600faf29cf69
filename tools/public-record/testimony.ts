import type { RecordId } from '@unhidden/record';
import { SECOND } from './facts.ts';
import type { ActFact, ConditionFact, SecondPart, SentenceFact } from './facts.ts';
import { addCampRef } from './publications.ts';
import { rangeOf, readDates } from './readings.ts';
import { COMPILERS, LOCATOR_NOT_GIVEN } from './record-draft.ts';
import type { Citation, Draft } from './record-draft.ts';
import { metaLocator } from './sources.ts';

type Records = ReadonlyMap<string, RecordId>;

const REVISER = 'per-009';
const REVISED_ON = '2015-01';

/** Rows of Shin Dong-hyuk's earlier tellings that do not name him as their witness in a field of its own. */
const EARLIER_TELLINGS = new Set([
  'act-022',
  'act-024',
  'act-025',
  'act-026',
  'act-028',
  'act-029',
  'sen-025',
]);

/** Conditions that describe violence or dying though their topic alone does not say so. */
const GRAPHIC_ROWS = new Set(['cond-034', 'cond-049', 'cond-055', 'cond-067', 'cond-070', 'cond-074']);
const GRAPHIC_TOPICS = new Set(['deaths', 'punishment']);

/** Lists conditions, acts, sentences, approaches and releases, and what was revised afterwards. */
export function addTestimony(draft: Draft, second: SecondPart, camps: Records, people: Records): void {
  const reviser = people.get(REVISER);
  const caution = String(Object.values(second.meta['cautions'] ?? [])[0] ?? '');
  const cited: Citation = { source_id: COMPILERS, locator: metaLocator(SECOND, 'cautions', 0) };
  if (!reviser || !caution.startsWith('Shin Dong-hyuk'))
    throw new Error('the first caution no longer speaks of Shin Dong-hyuk');
  draft.claim(reviser, 'testimony_revised', REVISED_ON, cited, { given: caution });
  const revised = { source_id: 'shin-foreword-2015', locator: LOCATOR_NOT_GIVEN };
  draft.text(reviser, 'testimony_note', 'places and dates changed in 2015', revised);
  const markEarlier = (record: RecordId) =>
    draft.claim(record, 'rests_on_earlier_account', reviser, cited, { given: caution });

  for (const fact of second.conditions) {
    const record = addCondition(draft, fact, camps);
    if (fact.witness === 'Shin Dong-hyuk') markEarlier(record);
  }
  for (const fact of second.acts) {
    const record = addAct(draft, fact, camps);
    if (EARLIER_TELLINGS.has(fact.id)) markEarlier(record);
  }
  for (const fact of second.sentences) {
    const record = addSentence(draft, fact, people);
    if (EARLIER_TELLINGS.has(fact.id)) markEarlier(record);
  }
  addApproaches(draft, second);
  for (const fact of second.releases) {
    const record = draft.record('outcome', `${SECOND}#${fact.id}`, fact.id);
    draft.claim(record, 'type', fact.type, fact);
    addCampRef(draft, record, fact.camp_id, camps, fact);
    addDate(draft, record, 'date', fact.date, fact);
    const count = rangeOf(fact.count_low, null, fact.count_high);
    if (count !== undefined) draft.claim(record, 'count', count, fact, { unit: 'people' });
    draft.text(record, 'statement', fact.statement, fact);
  }
}

function addCondition(draft: Draft, fact: ConditionFact, camps: Records): RecordId {
  const record = draft.record('condition', `${SECOND}#${fact.id}`, fact.id);
  addCampRef(draft, record, fact.camp_id, camps, fact);
  addDate(draft, record, 'period', fact.period, fact);
  draft.claim(record, 'topic', fact.topic, fact);
  const isGraphic = GRAPHIC_TOPICS.has(fact.topic) || GRAPHIC_ROWS.has(fact.id);
  draft.text(record, isGraphic ? 'graphic_statement' : 'statement', fact.statement, fact);
  const value = rangeOf(fact.low, null, fact.high);
  if (value === undefined) draft.text(record, 'unit_as_given', fact.unit, fact);
  else draft.claim(record, 'value', value, fact, fact.unit === null ? {} : { unit: fact.unit });
  draft.text(record, 'witness', fact.witness, fact);
  return record;
}

function addAct(draft: Draft, fact: ActFact, camps: Records): RecordId {
  const record = draft.record('act', `${SECOND}#${fact.id}`, fact.id);
  draft.claim(record, 'type', fact.type, fact);
  addCampRef(draft, record, fact.camp_id, camps, fact);
  addDate(draft, record, 'date', fact.date, fact);
  const victims = rangeOf(fact.victims_count_low, null, fact.victims_count_high);
  if (victims !== undefined) draft.claim(record, 'victims', victims, fact, { unit: 'people' });
  for (const property of ['victims_note', 'perpetrator_note', 'method', 'statement'] as const)
    draft.text(record, property, fact[property], fact);
  return record;
}

function addSentence(draft: Draft, fact: SentenceFact, people: Records): RecordId {
  const record = draft.record('sentence', `${SECOND}#${fact.id}`, fact.id);
  const person = people.get(fact.subject);
  if (person) draft.claim(record, 'person', person, fact);
  else draft.text(record, 'subject', fact.subject, fact);
  for (const property of [
    'stated_reason',
    'legal_basis',
    'tribunal',
    'term',
    'because_of',
    'statement',
  ] as const)
    draft.text(record, property, fact[property], fact);
  if (fact.generations !== null)
    draft.claim(record, 'generations', `|${fact.generations}|`, fact, { unit: 'generations' });
  return record;
}

function addApproaches(draft: Draft, second: SecondPart): void {
  for (const fact of second.approaches) {
    const record = draft.record('approach', `${SECOND}#${fact.id}`, fact.id);
    draft.text(record, 'demand_as_given', fact.demand, fact);
    for (const property of ['to', 'by', 'channel', 'answer'] as const)
      draft.text(record, property, fact[property], fact);
    addDate(draft, record, 'date', fact.date, fact);
    addDate(draft, record, 'answer_date', fact.answer_date, fact);
  }
}

function addDate(
  draft: Draft,
  record: RecordId,
  property: string,
  given: string | null,
  cited: Citation,
): void {
  if (given !== null)
    for (const date of readDates(given)) draft.claim(record, property, date, cited, { given });
}
