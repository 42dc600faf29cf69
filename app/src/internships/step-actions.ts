import type { SignedIn } from '../accounts/roles.ts';
import type { CaseChange, LetterText, MoveBody, Outcome } from '../casework/index.ts';
import {
  CASE_PROBLEMS,
  changeCase,
  changeWithin,
  done,
  inOneTransaction,
  moduleOf,
  moves,
  textProblem,
  unmetNeeds,
  wrong,
} from '../casework/index.ts';
import type { Services } from '../workbench/services.ts';
import { letterFor } from './case-letters.ts';
import { internshipKind } from './internship-kind.ts';
import type { TemplateName } from './letter-templates.ts';

/** A step of an application that sends a letter: what is entered for it, the move, and the letter. */
export type Step = {
  /** Undefined where the application stays where it is, as when other interview times are offered. */
  readonly move: 'ask' | 'invite' | 'offer' | 'reject' | undefined;
  readonly template: TemplateName;
  readonly body: MoveBody;
  /** Writes what was entered into the history, before the move. */
  prepare(change: CaseChange): Promise<Outcome<null>>;
};

/** The letter a step would send. Everything is done as if it were meant, and then undone. */
export async function previewStep(
  services: Services,
  person: SignedIn,
  caseId: string,
  { move, template, body, prepare }: Step,
): Promise<Outcome<LetterText>> {
  let letter: LetterText | undefined;
  const undone = await inOneTransaction(services, (tx) =>
    changeWithin(services, tx, person, caseId, { action: 'case preview' }, async (change) => {
      const prepared = await prepare(change);
      if (!prepared.ok) return prepared;
      if (move !== undefined) {
        const module = moduleOf(internshipKind.name);
        const isOpen = moves(internshipKind, change.state(), person, services.now()).some(
          ({ name }) => name === move,
        );
        if (!isOpen) return wrong(CASE_PROBLEMS.move);
        const missing = await unmetNeeds({ services, tx, actor: person }, module, change.state(), move, body);
        if (missing.length > 0) return wrong(...missing);
      }
      letter = await letterFor(services, tx, change.state(), template);
      return wrong();
    }),
  );
  if (letter) return done(letter);
  return undone.ok ? wrong() : undone;
}

/** Makes a step with the letter as somebody read and perhaps changed it; `seq` is what the case was when they read it. */
export function makeStep(
  services: Services,
  person: SignedIn,
  caseId: string,
  { move, template, body, prepare }: Step,
  letter: LetterText,
  seq?: number,
): Promise<Outcome<null>> {
  return changeCase(services, person, caseId, { action: 'case move', seq }, async (change) => {
    const problem = textProblem(letter.text) ?? textProblem(letter.subject) ?? textOf(body);
    if (problem) return wrong(problem);
    const prepared = await prepare(change);
    if (!prepared.ok) return prepared;
    if (move !== undefined) return change.move(move, body, letter);
    return change.add({ type: 'letter', body: { id: services.newId(), template, ...letter } });
  });
}

function textOf({ text }: MoveBody) {
  return text === undefined || text === '' ? undefined : textProblem(text);
}
