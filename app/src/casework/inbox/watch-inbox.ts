import { readdirSync } from 'node:fs';
import type { Services } from '../../workbench/services.ts';
import { caseModules } from '../case-module.ts';
import { runClocks } from '../clocks.ts';
import { removeErased } from '../erase-case.ts';
import { openWaiting } from '../kept-documents.ts';
import { casesToFollow, followUp } from '../follow-up.ts';
import { prepareIntake } from './write-terms.ts';
import { takeNote } from './take-note.ts';
import type { Taken } from './take-submission.ts';
import { takeSubmission } from './take-submission.ts';

const EVERY_MS = 3_000;
const NAME = /^[\w-]{8,64}$/;
const NOTE = /^[\w-]{8,64}\.age$/;

export type Round = Readonly<Record<Taken, number>>;

/**
 * Takes up what came in by the public forms, and what an earlier round was cut off at. What one thing does wrong keeps
 * no other from being taken up.
 */
export async function takeUp(services: Services): Promise<Round> {
  const { intake } = services.folder;
  const round: Record<Taken, number> = { taken: 0, aside: 0, waiting: 0 };
  await removeErased(services);
  for (const id of await casesToFollow(services.register))
    await guarded(services, () => followUp(services, id));
  const each = async (names: readonly string[], take: (name: string) => Promise<Taken>): Promise<void> => {
    for (const name of names) {
      const taken = await guarded(services, () => take(name));
      if (taken) round[taken] += 1;
    }
  };
  // Before the inbox: whoever wrote a note had sent something by then.
  const notes = readdirSync(intake.notes).filter((name) => NOTE.test(name));
  const inbox = readdirSync(intake.inbox).filter((name) => NAME.test(name));
  await each(inbox.sort(), (name) => takeSubmission(services, name));
  await each(notes.sort(), (name) => takeNote(services, name));
  for (const { round: own } of caseModules()) if (own) await guarded(services, () => own(services));
  return round;
}

async function guarded<Value>(services: Services, act: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await act();
  } catch (error) {
    // Without the message: it may hold a path, and a path a locator.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unexpected error';
    services.tell(`Something that came in by a form waits: ${code}. It is tried again.`);
    return undefined;
  }
}

export type InboxTimer = { stop(): Promise<void> };

/** Looks every few seconds, one round after the other; the timer keeps no process alive. */
export function watchInbox(services: Services, everyMs = EVERY_MS): InboxTimer {
  let isStopped = false;
  const run = async (): Promise<void> => {
    if (isStopped) return;
    await guarded(services, async () => {
      await takeUp(services);
      await runClocks(services);
      // A few at a time: what comes in meanwhile does not wait for large documents.
      await openWaiting(services, 4);
    });
  };
  let last = guarded(services, () => prepareIntake(services)).then(run);
  let isWaiting = false;
  const timer = setInterval(() => {
    if (isWaiting) return;
    isWaiting = true;
    last = last.then(() => ((isWaiting = false), run()));
  }, everyMs);
  timer.unref();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
      return last;
    },
  };
}
