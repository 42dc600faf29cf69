import type { DatabaseSync } from 'node:sqlite';
import { parseNumberRange, parsePlace, PRECISIONS } from '@unhidden/record';

/** Fewer people than this behind a published number may be recognised by those who were there. */
export const SMALL_GROUP = 10;

type Named = {
  readonly id: string;
  readonly kind: string;
  readonly handle: string;
  readonly en: string;
  readonly ko: string;
};
export type Warning =
  /** Somebody who is not known to have died is named for the first time. */
  | ({ readonly about: 'living person named' } & Named)
  | ({ readonly about: 'small group'; readonly count: number } & Named)
  | ({ readonly about: 'place more precise'; readonly from: string; readonly to: string } & Named)
  | ({ readonly about: 'consent ends'; readonly on: string } & Named);

/** Looks at the releases attached as `after` and `before`. */
export function readWarnings(database: DatabaseSync): {
  readonly newNames: number;
  readonly warnings: readonly Warning[];
} {
  const names = (schema: string): string => `select c.record, c.value from ${schema}.claim c
    join ${schema}.record r on r.id = c.record where r.kind = 'person' and c.property = 'names'`;
  const named = database
    .prepare(
      `select ${HEAD}, count(*) as n, exists (select 1 from after.claim d where d.record = r.id and d.property = 'death' and d.slot >= 0) as died
       from (${names('after')} except ${names('before')}) x join after.record r on r.id = x.record group by r.id order by r.n`,
    )
    .all();
  const newNames = named.reduce((sum, row) => sum + Number(row['n']), 0);
  const living = named
    .filter((row) => row['died'] === 0)
    .map((row): Warning => ({ about: 'living person named', ...headOf(row) }));
  return { newNames, warnings: [...living, ...smallGroups(database), ...places(database)] };
}

const HEAD = 'r.id, r.kind, r.handle, r.title_en as en, r.title_ko as ko';

function headOf(row: Readonly<Record<string, unknown>>): Named {
  return {
    id: String(row['id']),
    kind: String(row['kind']),
    handle: String(row['handle']),
    en: String(row['en']),
    ko: String(row['ko']),
  };
}

/** New numbers below the limit in figures, and camps whose published prisoners became few but some. */
function smallGroups(database: DatabaseSync): Warning[] {
  const values = database
    .prepare(
      `select ${HEAD}, x.value from (select record, value from after.claim where property = 'value' and slot >= 0
         except select record, value from before.claim where property = 'value') x
       join after.record r on r.id = x.record where r.kind = 'figure' order by r.n`,
    )
    .all();
  const figures = values.flatMap((row): Warning[] => {
    const range = parseNumberRange(String(row['value']));
    const count = range?.best ?? range?.high ?? range?.low ?? SMALL_GROUP;
    return count > 0 && count < SMALL_GROUP ? [{ about: 'small group', count, ...headOf(row) }] : [];
  });
  const held = (
    schema: string,
  ): string => `select c.value as camp, count(distinct p.value) as n from ${schema}.claim c
    join ${schema}.record d on d.id = c.record and d.kind = 'detention'
    join ${schema}.claim p on p.record = c.record and p.property = 'person' and p.slot >= 0
    where c.property = 'camp' and c.slot >= 0 group by c.value`;
  const groups = database
    .prepare(
      `select ${HEAD}, x.n as held from (${held('after')} except ${held('before')}) x
       join after.record r on r.id = x.camp where x.n < ${SMALL_GROUP} order by r.n`,
    )
    .all()
    .map((row): Warning => ({ about: 'small group', count: Number(row['held']), ...headOf(row) }));
  return [...figures, ...groups];
}

function places(database: DatabaseSync): Warning[] {
  const rows = database
    .prepare(
      `select ${HEAD}, x.property, x.value from (select record, property, value from after.claim where slot >= 0 and value glob '*,*;*'
         except select record, property, value from before.claim) x join after.record r on r.id = x.record order by r.n`,
    )
    .all();
  const earlier = database.prepare('select value from before.claim where record = ? and property = ?');
  return rows.flatMap((row): Warning[] => {
    const now = precisionOf(row['value']);
    const known = earlier
      .all(String(row['id']), String(row['property']))
      .flatMap(({ value }) => precisionOf(value) ?? []);
    if (now === undefined || known.length === 0) return [];
    const finest = Math.min(...known);
    return now < finest
      ? [
          {
            about: 'place more precise',
            from: PRECISIONS[finest] ?? '',
            to: PRECISIONS[now] ?? '',
            ...headOf(row),
          },
        ]
      : [];
  });
}

/** 0 is exact; the last says nothing of precision. */
function precisionOf(value: unknown): number | undefined {
  const place = parsePlace(String(value));
  return place && PRECISIONS.indexOf(place.precision);
}
