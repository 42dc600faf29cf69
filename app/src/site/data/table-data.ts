import type { Kind } from '@unhidden/record';
import { csvRow, inPieces } from '../../platform/csv-text.ts';
import { flatColumns } from '../../release/record-table.ts';
import type { ReleaseReader } from '../../release/release-model.ts';
import { rowJson } from '../api/record-json.ts';

const ROWS_AT_ONCE = 200;

/** A kind's table as CSV: lead values, each beside its source and the place in it. */
export function tableCsv(release: ReleaseReader, kind: Kind): Generator<Uint8Array> {
  return inPieces(csvRows(release, kind));
}

function* csvRows(release: ReleaseReader, kind: Kind): Generator<string> {
  const columns = flatColumns(kind);
  const handleOf = (id: string): string => release.stub(id)?.handle ?? '';
  yield csvRow(columns.map(({ name }) => name));
  for (const row of allRows(release, kind.name)) yield csvRow(columns.map(({ text }) => text(row, handleOf)));
}

/** The same table as one JSON document. */
export function tableJson(release: ReleaseReader, kind: Kind): Generator<Uint8Array> {
  return inPieces(jsonRows(release, kind));
}

function* jsonRows(release: ReleaseReader, kind: Kind): Generator<string> {
  const head = {
    kind: kind.name,
    label: kind.plural,
    release: release.meta.number,
    asOf: release.meta.asOf,
    total: release.meta.counts[kind.name] ?? 0,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for (const row of allRows(release, kind.name)) {
    yield `${isFirst ? '' : ','}\n${JSON.stringify(rowJson(row))}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

function* allRows(release: ReleaseReader, kind: string) {
  const total = release.meta.counts[kind] ?? 0;
  for (let offset = 0; offset < total; offset += ROWS_AT_ONCE)
    yield* release.list(kind, offset, ROWS_AT_ONCE).rows;
}

/** Sends pieces one at a time, each made only when the reader has taken the last. */
export function streamed(pieces: Iterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      pieces.return?.();
    },
  });
}
