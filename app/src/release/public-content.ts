import type { Catalogue, RecordId, SourceGrade } from '@unhidden/record';
import type { Dossier, Store } from '../register/index.ts';
import { allDossiers } from '../register/index.ts';
import { publishRecord } from './publish-record.ts';
import type { Counted, PublishChecks } from './publishable.ts';
import { countedAs, hasPublicStatement, WITHHELD } from './publishable.ts';
import type { PublicRecord } from './release-model.ts';

/** What a release is made of, wherever it comes from: the register, or an earlier release less what is withdrawn. */
export type PublicContent = {
  /** How many records there are. */
  readonly size: number;
  /** How many statements and records stayed behind, by reason; complete once every record was read. */
  readonly withheld: Readonly<Record<Counted, number>>;
  /** The sources, before any grade is known. */
  sources(): AsyncIterable<PublicRecord>;
  /** The records of a kind by id, their values in the order of the grades of their sources. */
  records(kind: string, grades: ReadonlyMap<RecordId, SourceGrade>): AsyncIterable<PublicRecord>;
};

/** What may be public of a register now. */
export async function publicContentOf(
  store: Store,
  catalogue: Catalogue,
  checks: PublishChecks,
): Promise<PublicContent> {
  const withheld = noneWithheld();
  const published = await findPublished(store, catalogue, checks, withheld);
  async function* read(
    kind: string,
    grades: ReadonlyMap<RecordId, SourceGrade>,
    counted: Record<Counted, number>,
  ): AsyncGenerator<PublicRecord> {
    for await (const page of allDossiers(store, kind))
      for (const dossier of page) {
        const record = publishRecord(
          catalogue,
          dossier,
          checks,
          (id) => grades.get(id),
          (id) => published.has(id),
          (reason) => (counted[countedAs(reason)] += 1),
        );
        if (published.has(record.id)) yield record;
      }
  }
  return {
    size: published.size,
    withheld,
    sources: () => read('source', new Map(), withheld),
    // What stays behind of sources is counted on the pass above.
    records: (kind, grades) => read(kind, grades, kind === 'source' ? noneWithheld() : withheld),
  };
}

export function noneWithheld(): Record<Counted, number> {
  return Object.fromEntries(WITHHELD.map((reason) => [reason, 0])) as Record<Counted, number>;
}

async function findPublished(
  store: Store,
  catalogue: Catalogue,
  checks: PublishChecks,
  withheld: Record<Counted, number>,
): Promise<ReadonlySet<string>> {
  const published = new Set<string>();
  const isOpen = ({ head, claims, decisions }: Dossier) =>
    hasPublicStatement(catalogue, head, claims, decisions, checks, (source) => published.has(source));
  let waiting: Dossier[] = [];
  for await (const page of allDossiers(store, 'source'))
    for (const dossier of page)
      if (isOpen(dossier)) published.add(dossier.head.id);
      else waiting.push(dossier);
  // A source may rest on one that comes after it, so those left are looked at until no more can be published.
  for (let before = 0; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((dossier) => !isOpen(dossier) || !published.add(dossier.head.id));
  }
  withheld['record without a public statement'] += waiting.length;
  for (const kind of catalogue.keys())
    if (kind !== 'source')
      for await (const page of allDossiers(store, kind))
        for (const dossier of page)
          if (isOpen(dossier)) published.add(dossier.head.id);
          else withheld['record without a public statement'] += 1;
  return published;
}
