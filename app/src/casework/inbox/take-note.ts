import { removeQuietly } from '../../platform/quiet-files.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Note } from '../../intake/submission.ts';
import { insertNewRows } from '../../platform/database.ts';
import type { Store } from '../../register/index.ts';
import type { Services } from '../../workbench/services.ts';
import type { CaseChange } from '../case-change.ts';
import { PERSON } from '../case-event.ts';
import type { CaseFile } from '../case-event.ts';
import { caseOfLocator } from '../case-line-store.ts';
import { moduleOf } from '../case-module.ts';
import { loadCase } from '../case-store.ts';
import { changeWithin, inOneTransaction } from '../change-case.ts';
import { dayOf } from '../days.ts';
import { eraseCase } from '../erase-case.ts';
import { followUp } from '../follow-up.ts';
import { filesCameFor } from '../kept-documents.ts';
import { moves } from '../moves.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { done } from '../outcome.ts';
import { setAside } from './aside.ts';
import { keepFile } from './kept-files.ts';
import { readNote } from './read-envelope.ts';
import type { Taken } from './take-submission.ts';
import { giveCopies, keyOf, opened, removeInbox } from './take-submission.ts';

/** Does what somebody with a code asked for on the status page; once, also where it is cut off and begun again. */
export async function takeNote(services: Services, name: string): Promise<Taken> {
  const { folder, register } = services;
  const file = join(folder.intake.notes, name);
  const note = readNote(await opened(services, file));
  if (await isTaken(register, name)) {
    if (note?.kind === 'files') await removeInbox(services, note.inbox);
    await removeQuietly(file);
    return 'taken';
  }
  const id = note && (await caseOfLocator(services, register, note.locator));
  if (!note || id === undefined) {
    await setAside(services, 'note', file, name);
    return 'aside';
  }
  if (note.kind === 'erase')
    await eraseCase(services, PERSON, id, 'person', (tx) => markTaken(services, tx, name));
  else if (note.kind === 'files') {
    if (!existsSync(join(folder.intake.inbox, note.inbox))) return 'waiting';
    await takeFiles(services, id, name, note);
  } else await takeWords(services, id, name, note);
  await followUp(services, id);
  if (note.kind === 'files') await removeInbox(services, note.inbox);
  await removeQuietly(file);
  return 'taken';
}

async function takeWords(services: Services, id: string, name: string, note: Note): Promise<void> {
  const done = await once(services, id, name, (change) => actOn(change, note));
  // Somebody must see what the person wanted, also where it came too late.
  if (!done.ok) await once(services, id, name, (change) => change.add(asNote(note, done.problems)));
}

async function takeFiles(
  services: Services,
  id: string,
  name: string,
  note: Extract<Note, { kind: 'files' }>,
): Promise<void> {
  const state = await loadCase(services, services.register, id);
  if (!state) return;
  const place = join(services.folder.intake.inbox, note.inbox);
  const key = await keyOf(services, moduleOf(state.kind), id);
  const kept: CaseFile[] = [];
  for (const file of note.files) kept.push(await keepFile(services, key, place, file));
  const added = await once(services, id, name, async (change) => {
    const before = await change.add({ type: 'files', body: { files: kept } });
    if (!before.ok) return before;
    return (await moduleOf(state.kind).takeNote?.(change, note)) ?? done(null);
  });
  if (!added.ok) return takeWords(services, id, name, note);
  const after = await loadCase(services, services.register, id);
  filesCameFor(id);
  if (after) await giveCopies(services, after, place);
}

/** One transaction that also remembers that the note was taken up. */
function once(
  services: Services,
  id: string,
  name: string,
  act: (change: CaseChange) => Promise<Outcome<null>>,
): Promise<Outcome<null>> {
  return inOneTransaction(services, async (tx) => {
    if (!(await markTaken(services, tx, name))) return done(null);
    return changeWithin(services, tx, PERSON, id, { action: 'case note taken' }, act);
  });
}

async function actOn(change: CaseChange, note: Note): Promise<Outcome<null>> {
  const { kind } = moduleOf(change.state().kind);
  if (note.kind === 'message')
    return change.add({ type: 'message', body: { id: change.services.newId(), text: note.text } });
  if (note.kind !== 'withdraw') {
    const own = await moduleOf(kind.name).takeNote?.(change, note);
    return own ?? change.add(asNote(note, []));
  }
  const isOpen = moves(kind, change.state(), PERSON, change.services.now()).some(
    ({ name }) => name === 'withdraw',
  );
  return isOpen ? change.move('withdraw') : change.add(asNote(note, []));
}

function asNote(note: Note, problems: readonly Problem[]) {
  const { version: _version, locator: _locator, ...rest } = note;
  const why = problems.map(({ en }) => en).join(' ');
  const text = [`By the person, not carried out: ${JSON.stringify(rest)}`, why].join('\n').trim();
  return { type: 'note', body: { text } } as const;
}

async function isTaken({ db }: Store, name: string): Promise<boolean> {
  const row = await db.selectFrom('intake_taken').select('id').where('id', '=', name).executeTakeFirst();
  return row !== undefined;
}

async function markTaken({ now }: Services, tx: Store, name: string): Promise<boolean> {
  return (await insertNewRows(tx, 'intake_taken', ['id', 'day'], [[name, dayOf(now())]])) === 1;
}
