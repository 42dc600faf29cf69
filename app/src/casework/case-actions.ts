import { checkText } from '@unhidden/record';
import { permissionOf } from '../accounts/policy.ts';
import { readAccount } from '../accounts/index.ts';
import type { SignedIn } from '../accounts/roles.ts';
import type { Words } from '@unhidden/record';
import type { Store } from '../register/index.ts';
import type { Services } from '../workbench/services.ts';
import type { LetterText } from './case-change.ts';
import type { CaseFile, MoveBody } from './case-event.ts';
import { changeCase } from './change-case.ts';
import { moduleOf } from './case-module.ts';
import { isDay } from './days.ts';
import type { CaseActor } from './moves.ts';
import type { Outcome, Problem } from './outcome.ts';
import { done, wrong } from './outcome.ts';
import { CASE_PROBLEMS } from './problems.ts';

/** Longest text of one note, message or letter, in UTF-16 units. */
export const MAX_CASE_TEXT = 10_000;

/** `seq` is how many events the case had when the person saw it; leave it out where that does not matter. */
type Seen = { readonly seq?: number | undefined };

/** Makes one declared move. */
export function moveCase(
  services: Services,
  actor: CaseActor,
  id: string,
  move: string,
  { seq, body = {}, letter }: Seen & { readonly body?: MoveBody; readonly letter?: LetterText } = {},
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case move', seq }, async (change) => {
    const problem = body.text === undefined || body.text === '' ? undefined : textProblem(body.text);
    return problem ? wrong(problem) : change.move(move, body, letter);
  });
}

/** Remembers something of the kind's own. */
export function addFact(
  services: Services,
  actor: CaseActor,
  id: string,
  name: string,
  value: unknown,
  { seq }: Seen = {},
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case fact', seq }, (change) =>
    change.add({ type: 'fact', body: { name, value } }),
  );
}

/** Writes a note for colleagues. */
export function addNote(
  services: Services,
  actor: CaseActor,
  id: string,
  text: string,
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case note' }, async (change) => {
    const problem = textProblem(text);
    return problem ? wrong(problem) : change.add({ type: 'note', body: { text: text.trim() } });
  });
}

/** Writes to the person, or takes up what they wrote. */
export function addMessage(
  services: Services,
  actor: CaseActor,
  id: string,
  text: string,
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case message' }, async (change) => {
    const problem = textProblem(text);
    if (problem) return wrong(problem);
    if ((change.state().content?.replyTo ?? '') === '') return wrong(CASE_PROBLEMS.noReply);
    return change.add({ type: 'message', body: { id: services.newId(), text: text.trim() } });
  });
}

/** Sends a letter outside any move. */
export function addLetter(
  services: Services,
  actor: CaseActor,
  id: string,
  { template, subject, text }: LetterText & { readonly template: string },
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case letter' }, async (change) => {
    const problem = textProblem(text) ?? textProblem(subject);
    if (problem) return wrong(problem);
    return change.add({ type: 'letter', body: { id: services.newId(), template, subject, text } });
  });
}

/** Gives a case to a colleague who may see it; null gives it back. */
export function assign(
  services: Services,
  actor: CaseActor,
  id: string,
  user: string | null,
  { seq }: Seen = {},
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case assign', seq }, async (change) => {
    if (user !== null && !(await maySee(services, change.tx, user, change.state().kind)))
      return wrong(CASE_PROBLEMS.colleague);
    return change.add({ type: 'assign', body: { user } });
  });
}

export function addTask(
  services: Services,
  actor: CaseActor,
  id: string,
  { title, due }: { readonly title: Words; readonly due: string | null },
): Promise<Outcome<string>> {
  return changeCase(services, actor, id, { action: 'case task' }, async (change) => {
    const problem = textProblem(title.en) ?? textProblem(title.ko);
    if (problem) return wrong(problem);
    if (due !== null && !isDay(due)) return wrong(CASE_PROBLEMS.date);
    const task = services.newId();
    const added = await change.add({ type: 'task', body: { id: task, title, due } });
    return added.ok ? done(task) : added;
  });
}

export function finishTask(
  services: Services,
  actor: CaseActor,
  id: string,
  task: string,
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case task done' }, async (change) => {
    const open = change.state().tasks.find((each) => each.id === task && !each.isDone);
    return open ? change.add({ type: 'task done', body: { id: task } }) : wrong(CASE_PROBLEMS.task);
  });
}

/** Adds files that came later. */
export function addFiles(
  services: Services,
  actor: CaseActor,
  id: string,
  files: readonly CaseFile[],
): Promise<Outcome<null>> {
  return changeCase(services, actor, id, { action: 'case files' }, (change) =>
    change.add({ type: 'files', body: { files } }),
  );
}

/** Whether an account that is not signed in here may see cases of a kind. */
export async function maySee(services: Services, store: Store, user: string, kind: string): Promise<boolean> {
  const account = await readAccount(store, services, user);
  if (!account || account.standing !== 'active') return false;
  const asked = { roles: account.roles } as SignedIn;
  return permissionOf(moduleOf(kind).kind.seenBy, asked, services.now()) !== 'no';
}

export function textProblem(text: string): Problem | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return CASE_PROBLEMS.empty;
  if (trimmed.length > MAX_CASE_TEXT) return CASE_PROBLEMS.long;
  return checkText('the text', trimmed) === undefined ? undefined : CASE_PROBLEMS.odd;
}
