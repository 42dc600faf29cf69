import type { Claim, RecordId, RecordView, Words } from '@unhidden/record';
import { propertyOf } from '@unhidden/record';
import { compartmentOf } from '../../accounts/index.ts';
import { isAmong } from '../../platform/database.ts';
import type { Register, Store, TableRow } from '../../register/index.ts';
import { dossiersOf, readGradesOf, viewOf } from '../../register/index.ts';
import type { Membership } from './select-rows.ts';

/** One record as one person may read it in a table. */
export type TableLine = {
  readonly id: RecordId;
  readonly title: Words;
  /** Current values by property, lead first, each with its first claim. */
  readonly cells: ReadonlyMap<string, readonly Claim[]>;
  readonly isContested: ReadonlySet<string>;
};

type Catalogued = Pick<Register, 'db' | 'engine' | 'catalogue'>;

/**
 * Reads lines from the claims themselves, in the order asked for: a claim whose source, or a reference whose target,
 * this person may not read is not in them, nor is a record that was moved out of reach a moment ago.
 */
export async function readLines(
  register: Catalogued,
  member: Membership,
  kind: string,
  ids: readonly string[],
  columns: readonly string[],
): Promise<{ readonly lines: readonly TableLine[]; readonly titles: ReadonlyMap<string, Words> }> {
  const { catalogue } = register;
  const shown = new Set(columns.filter((name) => propertyOf(catalogue, kind, name)?.tier !== 'sealed'));
  const dossiers = await dossiersOf(register, ids);
  const isRef = ({ property }: Claim): boolean => propertyOf(catalogue, kind, property)?.type === 'ref';
  const wanted = dossiers.map((dossier) => ({
    ...dossier,
    claims: dossier.claims.filter(({ property }) => shown.has(property)),
  }));
  const claims = wanted.flatMap((dossier) => dossier.claims);
  const sources = [...new Set(claims.map(({ source }) => source))];
  const targets = [...new Set(claims.filter(isRef).map(({ value }) => value))];
  const [places, grades, titles] = await Promise.all([
    compartmentOf(register, [...ids, ...sources, ...targets]),
    readGradesOf(register, catalogue, sources),
    readTitles(register, member, [...ids, ...targets]),
  ]);
  const isOpen = (record: string): boolean => member.has(places.get(record) ?? '');
  const lines = new Map<string, TableLine>();
  for (const dossier of wanted) {
    const { id } = dossier.head;
    if (!isOpen(id)) continue;
    const seen = dossier.claims.filter(
      (claim) => isOpen(claim.source) && (!isRef(claim) || isOpen(claim.value)),
    );
    const view = viewOf(catalogue, { ...dossier, claims: seen }, grades);
    lines.set(id, { id, title: titles.get(id) ?? labelOf(register, kind), ...cellsOf(view, seen) });
  }
  return { lines: ids.flatMap((id) => lines.get(id) ?? []), titles };
}

function cellsOf(view: RecordView, claims: readonly Claim[]): Pick<TableLine, 'cells' | 'isContested'> {
  const byId = new Map<string, Claim>(claims.map((claim) => [claim.id, claim]));
  return {
    cells: new Map(
      view.properties.map(({ property, values }) => [
        property,
        values.flatMap((value) => byId.get(value.claims[0] ?? '') ?? []),
      ]),
    ),
    isContested: new Set(view.properties.flatMap((each) => (each.contradiction ? [each.property] : []))),
  };
}

/** What records are called in tables, for somebody in these compartments; those out of reach are not in it. */
export async function readTitles(
  register: Catalogued,
  member: Membership,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  const own = await titlesOnce(register, member, ids);
  const refers = [...own.values()].flatMap(({ target }) => (target === undefined ? [] : [target]));
  const others = refers.length === 0 ? undefined : await titlesOnce(register, member, refers);
  return new Map(
    [...own].map(([id, { title, label, target }]) => {
      const other = target === undefined ? undefined : others?.get(target)?.title;
      const named = other && { en: `${label.en}: ${other.en}`, ko: `${label.ko}: ${other.ko}` };
      return [id, title ?? named ?? label];
    }),
  );
}

type Named = {
  readonly title: Words | undefined;
  readonly label: Words;
  readonly target: string | undefined;
};

async function titlesOnce(
  { db, engine, catalogue }: Catalogued,
  member: Membership,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const rows = await db
    .selectFrom('record')
    .leftJoin('table_row', 'table_row.record', 'record.id')
    .select(['record.id', 'record.kind', 'record.handle', 'table_row.doc'])
    .where(isAmong(engine, 'record.id', [...new Set(ids)]))
    .execute();
  const unplaced = await compartmentOf(
    { db, engine } satisfies Store,
    rows.map(({ id }) => id),
  );
  const named = new Map<string, Named>();
  for (const { id, kind: name, handle, doc } of rows) {
    if (!member.has(unplaced.get(id) ?? '')) continue;
    const kind = catalogue.get(name);
    const label = kind?.label ?? { en: name, ko: name };
    const row = doc === null || doc === '' ? undefined : (JSON.parse(doc) as TableRow);
    const isSeen = (audience: string): boolean =>
      audience === '' || audience.split(' ').every((each) => member.has(each));
    const title = row?.t.find(([, , audience]) => isSeen(audience));
    const ref = kind?.properties.find((each) => kind.title.includes(each.name) && each.type === 'ref');
    const target = ref && row?.f[ref.name]?.find(([, audience]) => isSeen(audience))?.[0];
    const words = title ? { en: title[0], ko: title[1] } : handle ? { en: handle, ko: handle } : undefined;
    named.set(id, { title: words, label, target });
  }
  return named;
}

function labelOf({ catalogue }: Catalogued, kind: string): Words {
  return catalogue.get(kind)?.label ?? { en: kind, ko: kind };
}
