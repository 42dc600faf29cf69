import { recordPath, segmentOf } from '../release/record-path.ts';
import type { Downloads } from './data-table.ts';

/** Where a kind's table stands as data. Data has no language. */
export function tableData(kind: string): Downloads {
  return { csv: `/${segmentOf(kind)}.csv`, json: `/${segmentOf(kind)}.json` };
}

/** Where one record stands as data. */
export function recordData(record: { readonly kind: string; readonly handle: string }): Downloads {
  const path = recordPath(record);
  return { json: `${path}.json`, proof: `${path}.proof` };
}
