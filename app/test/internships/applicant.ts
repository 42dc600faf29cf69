import { randomBytes } from 'node:crypto';
import { identityToRecipient } from 'age-encryption';
import { caseOfLocator } from '../../src/casework/index.ts';
import { takeUp } from '../../src/casework/inbox/watch-inbox.ts';
import type { Code } from '../../src/intake/code.ts';
import { identityOfCode, locatorOf, newCode } from '../../src/intake/code.ts';
import { readStatus } from '../../src/intake/draft-store.ts';
import type { Intake } from '../../src/intake/intake.ts';
import { openIntake } from '../../src/intake/intake.ts';
import { claimSlot, passOn } from '../../src/intake/note-store.ts';
import type { NoteBody, Status, Submission } from '../../src/intake/submission.ts';
import { sealJson } from '../../src/platform/age.ts';
import { prepareIntake } from '../../src/platform/intake-folder.ts';
import { makeFolder, writeQuietly } from '../../src/platform/quiet-files.ts';
import type { Language } from '../../src/ui/language.ts';
import { putFiles } from '../setup/casework.ts';
import type { TestWorkbench } from '../setup/workbench.ts';
import { join } from 'node:path';

/** Somebody invented who applies, and what they can do with their code: all of it as the public process does it. */
export type Applicant = {
  readonly code: Code;
  readonly caseId: string;
  readonly answers: Readonly<Record<string, string>>;
  status(): Promise<Status>;
  /** Passes something on; the workbench takes it up at once. */
  does(note: NoteBody): Promise<void>;
  /** Whether the slot is theirs. */
  claims(slot: string, zone: string): Promise<boolean>;
};

export const ANSWERS: Readonly<Record<string, string>> = {
  name: '강새별',
  address: '',
  email: 'saebyeol@example.org',
  place: 'New York',
  timeZone: 'America/New_York',
  occupation: 'study',
  subject: 'Law, second year',
  institution: '가람대학교',
  start: '2026-05-01',
  months: '3',
  hours: '15',
  fewerHours: 'Courses until June.',
  where: 'remote',
  english: 'fluent',
  korean: 'fluent',
  why: '저는 강새별입니다. 가람대학교에서 국제법을 공부합니다. Kang Saebyeol, 010-1234-5678.',
  brings: 'I translate, and I index documents.',
  credit: 'yes',
};

/** Applies, and has the workbench take it up. */
export async function apply(
  bench: TestWorkbench,
  {
    lang = 'ko',
    answers = {},
    warnings = [],
    contents = {},
  }: {
    readonly lang?: Language;
    readonly answers?: Readonly<Record<string, string>>;
    readonly warnings?: readonly string[];
    /** Files by their names. */
    readonly contents?: Readonly<Record<string, Uint8Array>>;
  } = {},
): Promise<Applicant> {
  const { services } = bench;
  const intake = await intakeOf(bench);
  const code = newCode();
  const given = { ...ANSWERS, ...answers };
  const inbox = randomBytes(16).toString('hex');
  const { files } = await putFiles(services, inbox, contents);
  const submission: Submission = {
    version: 1,
    form: 'internship',
    lang,
    day: intake.today(),
    locator: locatorOf(code),
    replyTo: await identityToRecipient(identityOfCode(code)),
    answers: given,
    files,
    warnings,
  };
  const place = join(services.folder.intake.inbox, inbox);
  await makeFolder(place);
  const recipient = await services.ring.intakeRecipient();
  await writeQuietly(join(place, 'submission.age'), await sealJson([recipient], submission));
  await takeUp(services);
  const caseId = await caseOfLocator(services, services.register, submission.locator);
  if (caseId === undefined) throw new Error('the application became no case');
  let passed = 0;
  return {
    code,
    caseId,
    answers: given,
    async status() {
      const status = await readStatus(intake, code);
      if (!status) throw new Error('there is no status page');
      return status;
    },
    async does(note) {
      passed += 1;
      await passOn(intake, code, recipient, `${note.kind} ${passed}`, note);
      await takeUp(services);
    },
    claims: (slot, zone) => claimSlot(intake, code, recipient, slot, zone),
  };
}

/** The public side of a workbench's data folder, on its clock. */
export async function intakeOf({ services, clock }: TestWorkbench): Promise<Intake> {
  await prepareIntake(services.folder.intake);
  return openIntake(services.folder.intake, { now: () => clock.now().getTime() });
}
