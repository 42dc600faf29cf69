import { join } from 'node:path';
import { openDocument } from '../documents/index.ts';
import type { DocumentView } from '../documents/index.ts';
import { sealedKeyId } from '../keyring/index.ts';
import type { WrappedKey } from '../keyring/index.ts';
import { parseJson } from '../platform/parse-json.ts';
import { listQuietly, readQuietly, removeQuietly, writeQuietly } from '../platform/quiet-files.ts';
import { usableKey } from '../sealing/record-key-store.ts';
import type { Services } from '../workbench/services.ts';
import type { CaseFile } from './case-event.ts';
import { loadCase } from './case-store.ts';
import { keptFile, openKept } from './inbox/kept-files.ts';

/** What opening a file once gave, as it is kept beside the original, sealed under the key of the case. */
export type KeptView = Omit<DocumentView, 'pages'> & { readonly pageCount: number };

/** Undefined while the file has not been opened yet. */
export async function keptView(
  services: Services,
  caseId: string,
  file: CaseFile,
): Promise<KeptView | undefined> {
  const bytes = await readSealed(services, caseId, file, 'view');
  return bytes && (parseJson(Buffer.from(bytes).toString('utf8')) as KeptView);
}

/** One page as a PNG, from 1. */
export function keptPage(
  services: Services,
  caseId: string,
  file: CaseFile,
  page: number,
): Promise<Uint8Array | undefined> {
  return Number.isInteger(page) && page > 0
    ? readSealed(services, caseId, file, `page-${page}`)
    : Promise.resolve(undefined);
}

/** Files that could not even be tried in this process, so that no round tries them again and again. */
const failed = new Set<string>();

/** Cases of which every file was opened or tried; their folders need no further look. */
const settled = new Set<string>();

/** Says that a case has files that were not looked at yet. */
export function filesCameFor(caseId: string): void {
  settled.delete(caseId);
}

/** Opens files that came in and were not opened yet, each once; pages are kept before what tells of them. */
export async function openWaiting(services: Services, most = Infinity): Promise<number> {
  const { kept } = services.folder.intake;
  let opened = 0;
  for (const caseId of await listQuietly(kept)) {
    if (caseId === 'aside' || settled.has(caseId)) continue;
    const names = new Set(await listQuietly(join(kept, caseId)));
    const waiting = [...names].filter(
      (name) => !name.includes('.') && !names.has(`${name}.view`) && !failed.has(`${caseId} ${name}`),
    );
    settled.add(caseId);
    if (waiting.length === 0) continue;
    const state = await loadCase(services, services.register, caseId);
    for (const file of state?.files ?? []) {
      if (!waiting.includes(file.id)) continue;
      if (opened >= most) {
        settled.delete(caseId);
        return opened;
      }
      opened += 1;
      if (!(await openOne(services, caseId, file))) failed.add(`${caseId} ${file.id}`);
    }
  }
  return opened;
}

async function openOne(services: Services, caseId: string, file: CaseFile): Promise<boolean> {
  const { register, folder } = services;
  const content = await openKept(services, register, caseId, file);
  if (!content || !(await keepView(services, caseId, file, await viewOf(content, file.name)))) return false;
  // Erased while it was being opened: what was written is sealed under no key any more, and goes too.
  const after = await loadCase(services, register, caseId);
  if (after?.isErased) await removeQuietly(join(folder.intake.kept, caseId));
  return true;
}

/** Keeps what opening a file gave, pages first; false where the key of the case is gone. */
export async function keepView(
  services: Services,
  caseId: string,
  file: CaseFile,
  { pages, ...view }: DocumentView,
): Promise<boolean> {
  const key = await usableKey(services.ring, services.register, sealedKeyId(file.sealedKey) ?? '');
  if (!key) return false;
  for (const [index, page] of pages.entries())
    await writeSealed(services, key, caseId, file, `page-${index + 1}`, page);
  const kept: KeptView = { ...view, pageCount: pages.length };
  await writeSealed(services, key, caseId, file, 'view', Buffer.from(JSON.stringify(kept)));
  return true;
}

/** What does not even come out of its envelope is damaged; so is a stream that breaks off. */
async function viewOf(content: AsyncIterable<Uint8Array>, name: string): Promise<DocumentView> {
  try {
    return await openDocument(content, { name });
  } catch {
    const reason = 'damaged';
    return {
      state: 'unviewable',
      reason,
      recognised: 'unknown',
      text: '',
      pages: [],
      findings: [],
      openedWith: [],
    };
  }
}

async function writeSealed(
  services: Services,
  key: WrappedKey,
  caseId: string,
  { id }: CaseFile,
  part: string,
  bytes: Uint8Array,
): Promise<void> {
  const place = placeOf(caseId, id, part);
  const plain = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
  const { sealedKey, sealed } = await services.ring.sealStream(key, place, plain);
  const pieces = [Buffer.from(`${sealedKey}\n`)];
  for await (const piece of sealed) pieces.push(Buffer.from(piece));
  await writeQuietly(partFile(services, caseId, id, part), Buffer.concat(pieces));
}

async function readSealed(
  services: Services,
  caseId: string,
  { id }: CaseFile,
  part: string,
): Promise<Uint8Array | undefined> {
  const { ring, register } = services;
  const bytes = await readQuietly(partFile(services, caseId, id, part));
  if (!bytes) return undefined;
  const end = bytes.indexOf('\n');
  const sealedKey = bytes.toString('latin1', 0, end);
  const key = await usableKey(ring, register, sealedKeyId(sealedKey) ?? '');
  if (!key || key.record !== caseId) return undefined;
  const sealed = new Blob([bytes.subarray(end + 1)]).stream();
  const plain = await ring.openStream(key, placeOf(caseId, id, part), { sealedKey, sealed });
  const pieces: Uint8Array[] = [];
  for await (const piece of plain) pieces.push(piece);
  return Buffer.concat(pieces);
}

function partFile(services: Services, caseId: string, file: string, part: string): string {
  return `${keptFile(services, caseId, file)}.${part}`;
}

function placeOf(caseId: string, file: string, part: string) {
  return { table: 'case_file', column: part, row: `${caseId} ${file}` };
}
