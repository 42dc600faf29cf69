import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VerifierKey } from '@unhidden/translog';
import { parseVerifierKey } from '@unhidden/translog';
import type { Config } from '../config/config.ts';
import { publicLogFolder } from '../transparency/log-files.ts';
import type { Verified, VerifyFault } from '../transparency/verify-copy.ts';
import { verifyCopy } from '../transparency/verify-copy.ts';
import { layout } from '../platform/data-folder.ts';
import type { Commands, Context, Flags } from './command.ts';

/** 0: genuine; 1: not what the proof proves; 2: it could not be checked. */
export const verifyCommands: Commands = {
  verify: {
    usage: 'verify FILE --proof PROOF [--key KEY]',
    does: 'Says whether a file or a copy of a record is what was published, with nothing but its proof and the public key of the log; needs no connection. Ends with 0 when it is, 1 when it is not, 2 when it cannot be told.',
    flags: { proof: 'string', key: 'string' },
    takes: 1,
    run: (context, [file = ''], flags) => Promise.resolve(verify(context, file, flags)),
  },
};

function verify({ config, say }: Context, file: string, { proof, key }: Flags): number {
  if (typeof proof !== 'string') {
    say(
      'Name the proof with --proof: it stands at the address of the record with .proof at its end, and for a download at /data/releases/N/proof.',
    );
    return 2;
  }
  const verifier = readKey(config, typeof key === 'string' ? key : undefined);
  if (typeof verifier === 'string') {
    say(verifier);
    return 2;
  }
  const content = read(file);
  const proofText = read(proof)?.toString('utf8');
  if (content === undefined || proofText === undefined) {
    say(`There is no file ${content === undefined ? file : proof} that can be read.`);
    return 2;
  }
  const found = verifyCopy(content, proofText, verifier);
  for (const line of answer(found, verifier)) say(line);
  return found.ok ? 0 : UNDECIDED.has(found.reason) ? 2 : 1;
}

/** The proof is of no use for this file, so nothing is said of the file. */
const UNDECIDED: ReadonlySet<VerifyFault> = new Set<VerifyFault>([
  'no proof',
  'other log',
  'bad signature',
  'not in the log',
  'another record',
]);

function answer(found: Verified, key: VerifierKey): readonly string[] {
  if (!found.ok) return FAULTS[found.reason];
  const { number, asOf } = found.release;
  const what =
    found.what === 'record'
      ? `This is the record ${found.id} exactly as it was published`
      : `This is the file ${found.name} exactly as it was published`;
  return [
    `Genuine. ${what} in release ${number}, as of ${asOf}.`,
    `Signed by the log ${key.name}.`,
    'Whether it still stands there, the site says at /data/verify.',
  ];
}

const FAULTS: Readonly<Record<VerifyFault, readonly string[]>> = {
  'record differs': [
    'Not genuine. The release holds a record with this id, and it says something else than this file.',
    'Or the proof is of another release than the file: get both at the same time.',
  ],
  'file differs': ['Not genuine. The release has no file with this content.'],
  'no copy of a record': [
    'Not genuine. The proof is of a record, and this file is no whole copy of one.',
    'A copy is the .json file of the record, or the answer of the API for it.',
  ],
  'another record': ['Nothing was checked: the proof is of another record than this file.'],
  'no proof': ['Nothing was checked: the proof is damaged, incomplete or no proof of this log.'],
  'other log': ['Nothing was checked: the proof was signed by another log than the key is of.'],
  'bad signature': ['The proof is forged or damaged: its signature is wrong. It says nothing of the file.'],
  'not in the log': [
    'The proof is forged or damaged: the release it names is not in the signed log. It says nothing of the file.',
  ],
};

/** A key as one line or a file that holds it; without any, the one of this computer's own log. */
function readKey(config: Config, given: string | undefined): VerifierKey | string {
  const own = join(publicLogFolder(layout(config.dataFolder).log), 'key');
  const text = given ?? (existsSync(own) ? own : undefined);
  if (text === undefined)
    return 'Name the key of the log with --key: the line that stands at /log/key, or a file that holds it.';
  return (
    parseVerifierKey(text.trim()) ??
    parseVerifierKey(read(text)?.toString('utf8').trim() ?? '') ??
    'This is no key of a log: it is one line, "name+id+key", or a file that holds it.'
  );
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
