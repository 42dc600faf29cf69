import type { RecordId } from '@unhidden/record';
import { FIRST, SECOND } from './facts.ts';
import type { CampFact, CommandFact, EntityFact, PersonFact } from './facts.ts';
import { slug } from './identity.ts';
import { readDates } from './readings.ts';
import type { Draft } from './record-draft.ts';

const LATIN = { lang: 'ko-Latn' };

/** Lists the people the files name with an id; returns their records by that id. */
export function addPeople(
  draft: Draft,
  people: readonly PersonFact[],
  camps: readonly CampFact[],
  campRecords: ReadonlyMap<string, RecordId>,
): ReadonlyMap<string, RecordId> {
  return new Map(
    people.map((fact) => {
      const record = draft.record('person', `${FIRST}#${fact.id}`, slug(fact.name));
      const main = draft.claim(record, 'names', fact.name, fact, LATIN);
      for (const name of fact.alt_names) draft.claim(record, 'names', name, fact, LATIN);
      if (fact.alt_names.length > 0)
        draft.lead(main, 'the name the compilers of the public-facts files put first');
      draft.claim(record, 'role', fact.role, fact);
      draft.text(record, 'basis', fact.basis, fact);
      draft.text(record, 'note', fact.note, fact);
      draft.text(record, 'camp_as_given', fact.camp, fact);
      for (const label of fact.camp?.split('; ') ?? []) {
        const named = camps.filter((camp) => camp.label === label);
        const camp = named.length === 1 ? campRecords.get(named[0]?.id ?? '') : undefined;
        if (camp) draft.claim(record, 'camp', camp, fact, { given: fact.camp ?? '' });
      }
      // An official's dates are those of the listing that names him; everybody else's are those of the camp.
      const property = fact.role === 'official' ? 'listed_on' : 'period';
      if (fact.dates !== null)
        for (const date of readDates(fact.dates))
          draft.claim(record, property, date, fact, { given: fact.dates });
      return [fact.id, record] as const;
    }),
  );
}

/** Lists the sanctioned bodies, each with the measure that names it. */
export function addMeasures(draft: Draft, entities: readonly EntityFact[]): void {
  for (const fact of entities) {
    const handle = slug(`${fact.name} ${fact.by} ${fact.date.slice(0, 4)}`);
    const organisation = draft.record('organisation', `${FIRST}#${fact.id}`, handle);
    draft.claim(organisation, 'names', fact.name, fact, { lang: 'en' });
    const measure = draft.record('measure', `${FIRST}#${fact.id}`, fact.id);
    draft.claim(measure, 'type', 'sanction', fact, { given: 'sanctioned_entities' });
    draft.text(measure, 'by', fact.by, fact);
    for (const date of readDates(fact.date)) draft.claim(measure, 'date', date, fact, { given: fact.date });
    draft.claim(measure, 'target', organisation, fact, { given: fact.name });
    draft.text(measure, 'basis', fact.basis, fact);
  }
}

/**
 * Lists the chain of command. The files give its people and bodies no ids, so each distinct name is one record of its
 * own and none is joined to a person or body listed elsewhere.
 */
export function addCommand(draft: Draft, rows: readonly CommandFact[], people: readonly PersonFact[]): void {
  const taken = new Set(people.map(({ name }) => slug(name)));
  const names = distinct(rows.flatMap((row) => row.post_holder ?? []));
  const holders = new Map(
    names.map((name) => [name, draft.record('person', origin('post_holder', name), freeHandle(name, taken))]),
  );
  const bodies = distinct(rows.flatMap((row) => [row.organisation, row.parent ?? []].flat()));
  const organisations = new Map(
    bodies.map((name) => [name, draft.record('organisation', origin('organisation', name), slug(name))]),
  );

  for (const row of rows) {
    const post = draft.record('post', `${SECOND}#${row.id}`, row.id);
    const organisation = organisations.get(row.organisation);
    if (organisation) {
      draft.claim(organisation, 'names', row.organisation, row, { lang: 'en' });
      draft.claim(post, 'organisation', organisation, row, { given: row.organisation });
    }
    const parent = organisations.get(row.parent ?? '');
    if (organisation && parent && row.parent !== null) {
      draft.claim(parent, 'names', row.parent, row, { lang: 'en' });
      draft.claim(organisation, 'parent', parent, row, { given: row.parent });
    }
    draft.text(post, 'title', row.role, row);
    const holder = holders.get(row.post_holder ?? '');
    if (holder && row.post_holder !== null) {
      draft.claim(holder, 'names', row.post_holder, row, LATIN);
      draft.claim(post, 'person', holder, row, { given: row.post_holder });
    }
    for (const property of ['from', 'to'] as const) {
      const given = row[property];
      if (given !== null)
        for (const date of readDates(given)) draft.claim(post, property, date, row, { given });
    }
    draft.text(post, 'statement', row.statement, row);
  }
}

function origin(field: string, name: string): string {
  return `${SECOND}#command.${field}=${name}`;
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}

/** `kim-won-hong` may be the address of somebody listed with an id; then `kim-won-hong-command` is free. */
function freeHandle(name: string, taken: Set<string>): string {
  const plain = slug(name);
  const candidates = [plain, `${plain}-command`, `${plain}-command-2`];
  const free = candidates.find((handle) => !taken.has(handle));
  if (free === undefined) throw new Error(`no address is left for ${name}`);
  taken.add(free);
  return free;
}
