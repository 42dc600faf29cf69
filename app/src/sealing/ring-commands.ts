import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Context, Flags } from '../commands/command.ts';
import { withRegister } from '../commands/command.ts';
import { createCustody } from '../custody/custody.ts';
import type { KeyRing } from '../keyring/index.ts';
import { ringFiles } from '../keyring/index.ts';
import { readRingFile } from '../keyring/ring-file.ts';
import { openRing, secretInSettings } from '../open-ring.ts';
import { lockDataFolder } from '../platform/data-folder.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import { createProgress } from '../platform/progress.ts';
import type { Register } from '../register/index.ts';
import { createServices } from '../workbench/services.ts';
import { verifyFiles } from './file-actions.ts';
import { keysBelow, newestOf, rotateCompartment } from './rotate-compartment.ts';

const SHORTEST_PASSPHRASE = 20;

/** The key ring and the sealed files from the terminal. */
export const ringCommands = {
  'ring status': {
    usage: 'ring status',
    does: 'Shows the compartments of the key ring, how far their rotation is, and who can recover it.',
    flags: {},
    takes: 0,
    run: (context: Context) => withRing(context, (ring, register) => showStatus(context, ring, register)),
  },
  'ring rotate': {
    usage: 'ring rotate COMPARTMENT [--retire]',
    does: 'Makes a new key for a compartment and moves the keys of its records to it; may be stopped and run again. With --retire, while Unhidden is stopped, the old keys are destroyed.',
    flags: { retire: 'boolean' },
    takes: 1,
    run: (context: Context, [compartment = '']: readonly string[], flags: Flags) =>
      withRing(context, (ring, register) =>
        rotateKeys(context, ring, register, compartment, flags['retire'] === true),
      ),
  },
  'ring recipients': {
    usage: 'ring recipients add AGE-RECIPIENT',
    does: 'Lets the holder of an age identity recover the key ring; with remove instead of add, no longer. Each one alone opens everything.',
    flags: {},
    takes: 2,
    run: (context: Context, [what = '', recipient = '']: readonly string[]) =>
      withRing(context, (ring, register) => changeRecipients(context, ring, register, what, recipient)),
  },
  'ring passphrase': {
    usage: 'ring passphrase',
    does: 'Asks for a new passphrase, which from then on opens the key ring at the start instead of what opened it before.',
    flags: {},
    takes: 0,
    run: (context: Context) =>
      withRing(context, (ring, register) => setPassphrase(context, ring, register, askHidden)),
  },
  'files verify': {
    usage: 'files verify',
    does: 'Opens every attached file and compares it with the hashes it was received with.',
    flags: {},
    takes: 0,
    run: (context: Context) =>
      withRing(context, async (ring, register) => {
        const services = createServices(context.config, context.folder, register, ring);
        const { good, unreadable, wrong, strays } = await verifyFiles(services, 'terminal');
        context.say(`${good} ${good === 1 ? 'file is' : 'files are'} as received.`);
        if (unreadable > 0) context.say(`${unreadable} cannot be read any more: their keys were destroyed.`);
        for (const id of wrong) context.say(`Not as received, or missing: files/${id}.age`);
        if (strays.length > 0)
          context.say(
            `Left of uploads that were cut, and of no use: ${strays.map((name) => `files/${name}`).join(', ')}. Delete them while nothing is being attached.`,
          );
        return wrong.length === 0 ? 0 : 1;
      }),
  },
} as const;

async function showStatus({ folder, say }: Context, ring: KeyRing, register: Register): Promise<number> {
  say(`Key ring ${ring.id}`);
  for (const { id, newest } of ring.compartments()) {
    const left = await keysBelow(register, id, newest);
    say(
      `  ${id}  key ${newest}${left === 0 ? '' : `, ${left} still under older ones: run "unhidden ring rotate ${id}" again`}`,
    );
  }
  const recipients = recipientsOf(folder);
  say(
    recipients.length === 0
      ? 'Nobody can recover it: when its secret is lost, all that is sealed is lost. Add a recipient.'
      : 'Can be recovered, by each of these alone:',
  );
  for (const recipient of recipients) say(`  ${recipient}`);
  return 0;
}

async function rotateKeys(
  { folder, say }: Context,
  ring: KeyRing,
  register: Register,
  compartment: string,
  isRetiring: boolean,
): Promise<number> {
  newestOf(ring, compartment);
  if (isRetiring) {
    // A running workbench could still seal under the old key what nobody would ever open again.
    const lock = lockDataFolder(folder);
    if (!lock.ok) throw new Error(`Stop Unhidden first. ${lock.problems.join(' ')}`);
  }
  const progress = createProgress('Rotating');
  const counts = await rotateCompartment(ring, register, compartment, ({ seen }) =>
    progress.show(seen, seen),
  ).finally(progress.end);
  await tell(ring, register, 'ring rotate', compartment, { ...counts, unreadable: counts.unreadable.length });
  say(
    `${counts.rewrapped} keys were moved to key ${newestOf(ring, compartment)}; ${counts.current} were there already.`,
  );
  for (const id of counts.unreadable)
    say(`The key ${id} does not open: it was altered, or its key was retired before.`);
  if (counts.unreadable.length > 0) return 1;
  if (!isRetiring) return 0;
  await ring.retireGenerations(compartment);
  await tell(ring, register, 'ring retire', compartment, {});
  say('The older keys of this compartment are destroyed: keys of records in older backups open no more.');
  return 0;
}

async function changeRecipients(
  context: Context,
  ring: KeyRing,
  register: Register,
  what: string,
  recipient: string,
): Promise<number> {
  const now = recipientsOf(context.folder);
  const isAdding = what === 'add';
  if (!isAdding && what !== 'remove')
    throw new Error(`Usage: unhidden ${ringCommands['ring recipients'].usage}`);
  if (isAdding === now.includes(recipient))
    throw new Error(
      isAdding
        ? 'This recipient is there already.'
        : 'There is no such recipient; "unhidden ring status" lists them.',
    );
  const recoveryRecipients = isAdding ? [...now, recipient] : now.filter((each) => each !== recipient);
  const changed = await ring.rewrap({ secret: secretNow(context), recoveryRecipients });
  if (!changed.ok) throw new Error(changed.problems.join(' '));
  await tell(ring, register, `ring recipient ${what}`, ring.id, { count: recoveryRecipients.length });
  context.say(
    isAdding
      ? 'Its identity opens the key ring from now on. Keep it offline, and try it on a copy.'
      : 'It opens the key ring no more. Whoever kept an older ring.json and the identity still can: rotate what matters.',
  );
  return 0;
}

/** `ask` shows a prompt and gives what was typed. */
export async function setPassphrase(
  { folder, say }: Context,
  ring: KeyRing,
  register: Register,
  ask: (prompt: string) => Promise<string>,
): Promise<number> {
  const passphrase = await ask('New passphrase (at least 20 characters): ');
  if ([...passphrase].length < SHORTEST_PASSPHRASE)
    throw new Error(
      `The passphrase needs at least ${SHORTEST_PASSPHRASE} characters; seven random words are good.`,
    );
  if ((await ask('Once more: ')) !== passphrase)
    throw new Error('The two do not agree; nothing was changed.');
  const changed = await ring.rewrap({
    secret: { kind: 'passphrase', passphrase },
    recoveryRecipients: recipientsOf(folder),
  });
  if (!changed.ok) throw new Error(changed.problems.join(' '));
  await tell(ring, register, 'ring passphrase', ring.id, {});
  say('The passphrase opens the key ring from now on: give it in UNHIDDEN_RING_PASSPHRASE at each start.');
  say(
    'keys/ring.credential opens it no more and can be deleted; an older ring.json with its old secret still opens.',
  );
  return 0;
}

function secretNow({ config, folder }: Context) {
  return (
    secretInSettings(config) ?? ({ kind: 'credential', file: ringFiles(folder.keys).credential } as const)
  );
}

function recipientsOf({ keys }: DataFolder): readonly string[] {
  const read = readRingFile(ringFiles(keys).ring);
  if (!read.ok) throw new Error(read.problems.join(' '));
  return read.value.recovery?.recipients ?? [];
}

async function tell(
  ring: KeyRing,
  register: Register,
  action: string,
  object: string,
  after: unknown,
): Promise<void> {
  const custody = createCustody({ ring, now: () => new Date() });
  await register.db
    .transaction()
    .execute((db) =>
      custody.append({ db, engine: register.engine }, { actor: 'terminal', action, object, after }),
    );
}

/** Nothing typed is shown, and nothing of it stays in the terminal's history. */
async function askHidden(prompt: string): Promise<string> {
  process.stderr.write(prompt);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: process.stdin.isTTY,
  });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    process.stderr.write('\n');
  }
}

function withRing(
  context: Context,
  use: (ring: KeyRing, register: Register) => Promise<number>,
): Promise<number> {
  return withRegister(context, async (register) => {
    const ring = await openRing(context.config, context.folder, register);
    try {
      return await use(ring, register);
    } finally {
      ring.close();
    }
  });
}
