import type { Mailer } from '../platform/mail.ts';
import { destroyRecordKeys } from '../sealing/index.ts';
import type { Services } from '../workbench/services.ts';
import type { MailRow } from './mail-store.ts';
import { mailDue, moveMail, openMail, recoverMail, removeMail } from './mail-store.ts';

/** Minutes to wait after each failed try; after the last the letter is shown as failed, and somebody has to look. */
export const WAITS_MINUTES = [1, 5, 15, 60, 180, 360, 720, 1440] as const;
const MINUTE_MS = 60_000;

export type MailQueue = {
  /** Sends what is due, one letter after the other; gives how many went out. */
  run(): Promise<number>;
};

/**
 * Sends the letters that wait. A letter that a server has taken is never sent again; one whose answer was lost on the
 * way is, under the same message id. Without a mail server letters are kept and nothing leaves this machine.
 */
export function createMailQueue(services: Services, mailer: Mailer | undefined): MailQueue {
  let isRecovered = false;
  let running: Promise<number> | undefined;
  const run = async (): Promise<number> => {
    const { register, now } = services;
    if (!isRecovered) await recoverMail(register);
    isRecovered = true;
    let sent = 0;
    for (const row of await mailDue(register, now().toISOString()))
      if (await deliver(services, mailer, row)) sent += 1;
    return sent;
  };
  return {
    run: () => (running ??= run().finally(() => (running = undefined))),
  };
}

async function deliver(services: Services, mailer: Mailer | undefined, row: MailRow): Promise<boolean> {
  const { register, now } = services;
  if (!mailer) {
    await moveMail(register, row.id, 'waiting', { state: 'kept' });
    return false;
  }
  if (!(await moveMail(register, row.id, 'waiting', { state: 'sending' }))) return false;
  const body = await openMail(services, register, row);
  if (!body) {
    // Erased meanwhile.
    await removeMail(register, row.id);
    return false;
  }
  const outcome = await mailer.send({ ...body, id: row.id });
  if (outcome === 'sent') {
    await moveMail(register, row.id, 'sending', {
      state: 'sent',
      body: '',
      problem: null,
      tries: row.tries + 1,
    });
    // A letter after an erasure has a key of its own.
    await destroyRecordKeys(register, [row.id], now().toISOString());
    return true;
  }
  const wait = WAITS_MINUTES[row.tries];
  const isOver = outcome.isFinal || wait === undefined;
  await moveMail(register, row.id, 'sending', {
    state: isOver ? 'failed' : 'waiting',
    tries: row.tries + 1,
    problem: outcome.problem,
    next_at: new Date(now().getTime() + (wait ?? 0) * MINUTE_MS).toISOString(),
  });
  return false;
}

/** Lets a letter that failed or was kept go out again. */
export async function sendAgain({ register, now }: Services, id: string): Promise<boolean> {
  const change = { state: 'waiting', tries: 0, next_at: now().toISOString(), problem: null } as const;
  return (await moveMail(register, id, 'failed', change)) || (await moveMail(register, id, 'kept', change));
}
