import { writeQuietly } from '../platform/quiet-files.ts';
import { join } from 'node:path';
import type { Letter, Status } from '../intake/submission.ts';
import { sealJson } from '../platform/age.ts';
import type { Services } from '../workbench/services.ts';
import { PERSON } from './case-event.ts';
import { moduleOf } from './case-module.ts';
import { isFromPerson } from './case-state.ts';
import type { CaseState } from './case-state.ts';
import { moves } from './moves.ts';

/** Writes the person's status page anew, sealed to their code; there is none without a code. */
export async function writeStatus(services: Services, state: CaseState): Promise<void> {
  const { content } = state;
  if (!content?.form || content.locator === '' || content.replyTo === '') return;
  const status = await statusOf(services, state);
  if (!status) return;
  const file = statusFile(services, content.locator);
  await writeQuietly(file, await sealJson([content.replyTo], status));
}

export function statusFile({ folder }: Pick<Services, 'folder'>, locator: string): string {
  if (!/^[0-9a-f]{32}$/.test(locator)) throw new Error('a locator has another form');
  return join(folder.intake.status, `${locator}.age`);
}

/** What the person may know of their case; undefined where they came by no form. */
export async function statusOf(services: Services, state: CaseState): Promise<Status | undefined> {
  const { content, receivedOn, due } = state;
  if (!content?.form) return undefined;
  const module = moduleOf(state.kind);
  const { kind, givesCopy } = module;
  const stage = kind.stages[state.stage];
  if (!stage) return undefined;
  return {
    version: 1,
    form: content.form,
    lang: content.lang,
    receivedOn,
    standing: stage.standing,
    nextBy: due,
    letters: state.letters.map((letter): Letter => ({
      id: letter.id,
      day: letter.day,
      from: isFromPerson(letter) ? 'person' : 'us',
      subject: letter.subject,
      text: letter.text,
    })),
    slots: [],
    booked: null,
    offer: null,
    asks: [],
    canWrite: true,
    canWithdraw: moves(kind, state, PERSON, services.now()).some(({ name }) => name === 'withdraw'),
    copy: givesCopy
      ? {
          answers: content.answers,
          files: state.files.map(({ id, name, bytes, sha256 }) => ({ id, name, bytes, sha256 })),
        }
      : null,
    ...(await module.status?.(services, state)),
  };
}
