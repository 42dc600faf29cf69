import type { RecordId } from '@unhidden/record';
import { FIRST } from './facts.ts';
import type { FigureFact, FirstPart, ObservationFact } from './facts.ts';
import { rangeOf, readDates } from './readings.ts';
import { COMPILERS, LOCATOR_NOT_GIVEN } from './record-draft.ts';
import type { Draft } from './record-draft.ts';

type Camps = ReadonlyMap<string, RecordId>;

/** Lists what the first file holds beside sources, camps, people and sanctions. */
export function addPublications(draft: Draft, first: FirstPart, camps: Camps): void {
  for (const fact of first.figures) addFigure(draft, fact, camps);
  for (const fact of first.imagery_observations) addObservation(draft, fact, camps);
  for (const fact of first.reports) {
    const record = draft.record('report', `${FIRST}#${fact.id}`, fact.id);
    draft.text(record, 'title', fact.title, fact);
    for (const author of fact.authors?.split('; ') ?? [])
      draft.text(record, 'authors', author, fact, fact.authors ?? '');
    if (fact.date !== null)
      for (const date of readDates(fact.date)) draft.claim(record, 'date', date, fact, { given: fact.date });
    if (fact.url !== null) draft.claim(record, 'url', fact.url, fact);
    draft.text(record, 'note', fact.note, fact);
  }
  for (const fact of first.legal_norms) {
    const record = draft.record('norm', `${FIRST}#${fact.id}`, fact.id);
    for (const property of ['instrument', 'article', 'covers', 'status_for_dprk'] as const)
      draft.text(record, property, fact[property], fact);
  }
  for (const fact of first.demands) {
    const record = draft.record('demand', `${FIRST}#${fact.id}`, fact.id);
    draft.text(record, 'text', fact.demand, fact);
    draft.text(record, 'by', fact.actor, fact);
    draft.text(record, 'addressed_to', fact.addressed_to, fact);
  }
  for (const fact of first.take_part) {
    const record = draft.record('opening', `${FIRST}#${fact.id}`, fact.id);
    draft.text(record, 'title', fact.item, fact);
    draft.text(record, 'detail', fact.detail, fact);
  }
  addQuestions(draft, first);
}

function addFigure(draft: Draft, fact: FigureFact, camps: Camps): void {
  const record = draft.record('figure', `${FIRST}#${fact.id}`, fact.id);
  draft.claim(record, 'measure', fact.measure, fact);
  draft.text(record, 'camp_as_given', fact.camp, fact);
  addCampRef(draft, record, fact.camp_id, camps, fact);
  const value = rangeOf(fact.low, fact.best, fact.high);
  if (value === undefined) draft.text(record, 'unit_as_given', fact.unit, fact);
  else draft.claim(record, 'value', value, fact, { unit: fact.unit });
  if (fact.as_of !== null)
    for (const date of readDates(fact.as_of)) draft.claim(record, 'as_of', date, fact, { given: fact.as_of });
  draft.text(record, 'method', fact.method_note, fact);
}

function addObservation(draft: Draft, fact: ObservationFact, camps: Camps): void {
  const record = draft.record('observation', `${FIRST}#${fact.id}`, fact.id);
  draft.text(record, 'camp_as_given', fact.camp, fact);
  for (const id of fact.camp_ids) addCampRef(draft, record, id, camps, fact);
  for (const property of ['image_date', 'compared_with'] as const) {
    const given = fact[property];
    if (given !== null)
      for (const date of readDates(given)) draft.claim(record, property, date, fact, { given });
  }
  draft.claim(record, 'feature_type', fact.feature_type, fact);
  draft.text(record, 'statement', fact.observation, fact);
  if (fact.lat !== null && fact.lon !== null)
    draft.claim(record, 'place', `${fact.lat},${fact.lon};unstated`, fact);
  draft.text(record, 'analyst', fact.analyst, fact);
  draft.text(record, 'confidence', fact.confidence, fact);
}

function addQuestions(draft: Draft, first: FirstPart): void {
  for (const [index, fact] of first.contested.entries()) {
    const record = draft.record('topic', `${FIRST}#contested[${index}]`, `topic-${twoDigits(index + 1)}`);
    const cited = (field: string) => ({
      source_id: COMPILERS,
      locator: `${FIRST}, contested[${index}].${field}`,
    });
    draft.text(record, 'topic', fact.topic, cited('topic'));
    for (const { value, source_id } of fact.positions)
      draft.text(record, 'position', String(value), { source_id, locator: LOCATOR_NOT_GIVEN });
    draft.text(record, 'note', fact.note, cited('note'));
  }
  for (const [index, statement] of first.gaps.entries()) {
    const record = draft.record('gap', `${FIRST}#gaps[${index}]`, `gap-${twoDigits(index + 1)}`);
    draft.text(record, 'statement', statement, { source_id: COMPILERS, locator: `${FIRST}, gaps[${index}]` });
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Points to the camp the files name by its id; throws for an id they do not list. */
export function addCampRef(
  draft: Draft,
  record: RecordId,
  id: string | null,
  camps: Camps,
  cited: { source_id: string; locator: string },
): void {
  if (id === null) return;
  const camp = camps.get(id);
  if (!camp) throw new Error(`${id} is not among the camps`);
  draft.claim(record, 'camp', camp, cited);
}
