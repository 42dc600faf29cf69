import { sql } from 'kysely';
import type { SignedIn } from '../accounts/roles.ts';
import { OPEN_COMPARTMENT } from '../accounts/roles.ts';
import type { Store } from '../register/index.ts';
import type { QueueFilter, QueueState, Waiting } from './queue.ts';
import { QUEUE_PAGE, QUEUE_STATES } from './queue.ts';

/** The statements a person may see that are in a state of the queue, oldest first, a page of them and one more. */
export async function readQueue(
  { db }: Store,
  person: SignedIn,
  filter: QueueFilter,
  page = 1,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id, c.record, r.kind, c.property, c.value, c.given, c.lang, c.unit, c.source, c.locator, c.credibility,
      e."by", b.at, ${LAST_REASON} as reason
    ${from(person, filter)}
    order by b.at, c.record, c.property, c.id
    limit ${QUEUE_PAGE + 1} offset ${(page - 1) * QUEUE_PAGE}`.execute(db);
  return rows;
}

/** How many wait in each state, and from which sources and of which kinds within one. */
export async function countQueue(
  { db }: Store,
  person: SignedIn,
  { state, whose }: QueueFilter,
): Promise<{
  readonly states: Readonly<Record<QueueState, number>>;
  readonly sources: readonly { readonly id: string; readonly count: number }[];
  readonly kinds: readonly { readonly id: string; readonly count: number }[];
}> {
  const states = { waiting: 0, returned: 0, disputed: 0 };
  for (const each of QUEUE_STATES) {
    const { rows } = await sql<{
      count: number;
    }>`select count(*) as count ${from(person, { state: each, whose })}`.execute(db);
    states[each] = rows[0]?.count ?? 0;
  }
  const by = async (column: string) => {
    const { rows } = await sql<{ id: string; count: number }>`
      select ${sql.ref(column)} as id, count(*) as count ${from(person, { state, whose })}
      group by ${sql.ref(column)} order by count(*) desc, ${sql.ref(column)} limit 30`.execute(db);
    return rows;
  };
  return { states, sources: await by('c.source'), kinds: await by('r.kind') };
}

const LAST_REVIEW = sql`(select d.verdict from decision d where d.claim = c.id and d.verdict in ('draft', 'reviewed', 'disputed')
  order by d.at desc, d.id desc limit 1)`;
const LAST_REASON = sql`(select d.reason from decision d where d.claim = c.id and d.verdict in ('draft', 'reviewed', 'disputed')
  order by d.at desc, d.id desc limit 1)`;
const LAST_STATUS = sql`coalesce((select d.verdict from decision d where d.claim = c.id
  and d.verdict in ('stated', 'retracted', 'superseded', 'rejected') order by d.at desc, d.id desc limit 1), 'stated')`;
/** Whoever entered it has answered since it was sent back. */
const IS_ANSWERED = sql`exists (select 1 from remark m where m.claim = c.id and m."by" = e."by" and m.at >
  (select max(d.at) from decision d where d.claim = c.id and d.verdict = 'draft'))`;

function from(person: SignedIn, { state, source, kind, whose }: QueueFilter) {
  const open = [...person.compartments];
  const mine = sql`e."by" = ${person.user}`;
  return sql`from claim c
    join record r on r.id = c.record
    join batch b on b.id = c.batch
    left join entry e on e.batch = c.batch
    where ${inState(state)} and ${LAST_STATUS} = 'stated'
      and ${placed('c.record', open)} and ${placed('c.source', open)}
      ${source === undefined ? sql`` : sql`and c.source = ${source}`}
      ${kind === undefined ? sql`` : sql`and r.kind = ${kind}`}
      ${whose === undefined ? sql`` : whose === 'mine' ? sql`and ${mine}` : sql`and (e."by" is null or not (${mine}))`}`;
}

function inState(state: QueueState) {
  const disputed = sql`(c.review = 'disputed' or exists (select 1 from decision x where x.claim = c.id and x.verdict = 'disputed'))
    and coalesce(${LAST_REVIEW}, c.review) = 'disputed'`;
  const draft = sql`c.review <> 'reviewed' and coalesce(${LAST_REVIEW}, c.review) = 'draft'`;
  if (state === 'disputed') return disputed;
  const returned = sql`${LAST_REVIEW} is not null and not coalesce(${IS_ANSWERED}, false)`;
  return state === 'returned' ? sql`${draft} and ${returned}` : sql`${draft} and not (${returned})`;
}

/** Whether the record of this column lies in one of these compartments. */
function placed(column: string, compartments: readonly string[]) {
  if (compartments.length === 0) return sql`1 = 0`;
  return sql`coalesce((select p.compartment from placement p where p.record = ${sql.ref(column)} order by p.number desc limit 1),
    ${OPEN_COMPARTMENT}) in (${sql.join(compartments)})`;
}
