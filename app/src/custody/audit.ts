import { existsSync, readFileSync } from 'node:fs';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Register } from '../register/index.ts';
import { checkpointFile, checkpointsIn, keptCheckpoints } from './checkpoint-file.ts';
import { problemLine } from './custody-problem.ts';
import type { CustodyReport } from './verify-custody.ts';
import { readLogVerifier } from './log-key.ts';
import { makeCheckpoint } from './sequencer.ts';
import { verifyCustody } from './verify-custody.ts';
import { visibleText } from './visible-text.ts';

type Say = (line: string) => void;
const MOST_LINES = 20;

/**
 * Checks the whole custody log against the checkpoints kept in the data folder and those of a file; without the key ring
 * the seals are left out. Returns the exit code.
 */
export async function auditVerify(
  register: Register,
  folder: Pick<DataFolder, 'keys' | 'log'>,
  ring: Pick<KeyRing, 'mac'> | undefined,
  file: string | undefined,
  say: Say,
): Promise<number> {
  const given = file === undefined ? [] : checkpointsOf(file);
  const key = readLogVerifier(folder.keys);
  if (key === undefined) {
    say('The key that signs the custody log is not in the data folder, so no checkpoint can be checked.');
    say('It is made when the workbench first runs; if it did, restore custody-log.pem from a backup.');
    return 1;
  }
  // Read before the log, which may grow meanwhile: it then holds all that they cover.
  const checkpoints = [...keptCheckpoints(folder.log), ...given];
  const report = await inOneState(register, (store) => verifyCustody(store, checkpoints, key, ring));
  for (const line of reportLines(report)) say(line);
  return report.problems.length === 0 ? 0 : 1;
}

/** Makes a checkpoint of everything up to now and prints it. */
export async function auditCheckpoint(
  register: Register,
  folder: Pick<DataFolder, 'keys' | 'log'>,
  ring: Pick<KeyRing, 'mac'>,
  say: Say,
): Promise<number> {
  const made = await makeCheckpoint({ register, folder, ring, now: () => new Date() });
  if (!made.ok) {
    for (const problem of made.problems) say(problem);
    return 1;
  }
  for (const line of made.value.trimEnd().split('\n')) say(line);
  say('');
  say(`Keep these lines outside this computer. They are also in ${checkpointFile(folder.log)}.`);
  return 0;
}

function checkpointsOf(file: string): readonly string[] {
  if (!existsSync(file)) throw new Error(`There is no file ${visibleText(file)}.`);
  const found = checkpointsIn(readFileSync(file, 'utf8').replaceAll('\r\n', '\n').concat('\n'));
  if (found.length === 0)
    throw new Error(
      `${visibleText(file)} holds no checkpoint: three lines, an empty one, and a line that begins with a dash.`,
    );
  return found;
}

/** SQLite gives every reading transaction one state; PostgreSQL does when asked. */
function inOneState<Value>(
  { db, engine }: Register,
  read: (store: Pick<Register, 'db' | 'engine'>) => Promise<Value>,
): Promise<Value> {
  const transaction = db.transaction();
  return (engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    (store) => read({ db: store, engine }),
  );
}

function reportLines({
  entries,
  waiting,
  leaves,
  agreed,
  provenUpTo,
  hasCheckedSeals,
  problems,
  firstWrong,
}: CustodyReport): string[] {
  const head = [
    `Custody log: entries ${entries}, of which ${waiting} are not in the signed tree yet; minutes in the tree ${leaves}.`,
    `Checkpoints that agree with it: ${agreed}, and they cover entries up to ${provenUpTo}. Seals: ${hasCheckedSeals ? 'checked' : 'not checked, because there is no key ring here'}.`,
  ];
  if (problems.length === 0)
    return [...head, 'No entry was changed, removed, inserted, moved or cut off since these checkpoints.'];
  const more = problems.length - MOST_LINES;
  return [
    ...head,
    ...problems.slice(0, MOST_LINES).map((problem) => `- ${problemLine(problem)}`),
    ...(more > 0 ? [`- and ${more} more.`] : []),
    ...(firstWrong === undefined
      ? ['The entries themselves are as they were; what is kept about them is not.']
      : [
          firstWrong.from === firstWrong.to
            ? `The first wrong entry is ${firstWrong.from}.`
            : `The first wrong entry is one of ${firstWrong.from} to ${firstWrong.to}.`,
        ]),
    'Keep this output and a copy of the database, and find out who could write to it.',
  ];
}
