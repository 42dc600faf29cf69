import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { entryBytes, parseEntry } from '../src/transparency/release-entry.ts';
import type { ReleaseEntry } from '../src/transparency/release-entry.ts';

const entry: ReleaseEntry = {
  v: 1,
  number: 7,
  manifest: 'a1'.repeat(32),
  records: { root: Buffer.alloc(32, 9).toString('base64'), size: 12 },
  asOf: '2026-11-28',
  approval: 'approved',
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const changed = (change: object) => bytesOf(String(canonicalize({ ...entry, ...change })));

test('an entry of the log is read back from its bytes', () => {
  expect(parseEntry(entryBytes(entry))).toEqual(entry);
});

test.each([
  ['another version', changed({ v: 2 })],
  ['no release', changed({ number: 0 })],
  ['half a release', changed({ number: 1.5 })],
  ['a number as text', changed({ number: '7' })],
  ['no manifest', changed({ manifest: undefined })],
  ['a short hash', changed({ manifest: 'a1' })],
  ['a hash in a list', changed({ manifest: [entry.manifest] })],
  ['no tree', changed({ records: null })],
  ['a root that is no base64', changed({ records: { ...entry.records, root: 'a' } })],
  ['a tree of less than nothing', changed({ records: { ...entry.records, size: -1 } })],
  ['something more about the tree', changed({ records: { ...entry.records, depth: 4 } })],
  ['no day', changed({ asOf: 20261128 })],
  ['an approval there is not', changed({ approval: 'everybody' })],
  ['something more', changed({ note: '' })],
  ['another order', bytesOf(JSON.stringify(entry))],
  ['a line break at its end', bytesOf(`${String(canonicalize(entry))}\n`)],
  ['bytes that are no text', Uint8Array.of(0xff, 0xfe)],
  ['nothing', new Uint8Array()],
  ['no object', bytesOf('null')],
])('%s is no entry', (_what, bytes) => {
  expect(parseEntry(bytes)).toBeUndefined();
});
