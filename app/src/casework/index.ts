export type { CaseKind, MoveRule, StageRule } from './case-kind.ts';
export type { CaseContent, CaseEvent, CaseFile, EventType, MoveBody, TaskBody } from './case-event.ts';
export { CLOCK, PERSON } from './case-event.ts';
export type { CaseState, Fact, Stay, Task } from './case-state.ts';
export { factsNamed, isFromPerson, newestFact } from './case-state.ts';
export { fold } from './fold.ts';
export type { CaseActor, OpenMove } from './moves.ts';
export { moves, nameOfActor, reverseOf } from './moves.ts';
export type { Outcome, Problem } from './outcome.ts';
export { done, wrong } from './outcome.ts';
export { CASE_PROBLEMS } from './problems.ts';
export type { Addition, CaseChange, LetterText } from './case-change.ts';
export type { CaseModule, Context, Need, Veil } from './case-module.ts';
export { caseModules, declarationProblems, declareCases, moduleOf } from './case-module.ts';
export type { CaseLine, LineFilter } from './case-line-store.ts';
export { caseOfLocator, findLines, rebuildLines } from './case-line-store.ts';
export { loadCase, loadCases } from './case-store.ts';
export { changeCase, changeWithin, createCase, inOneTransaction, unmetNeeds } from './change-case.ts';
export {
  addFact,
  addLetter,
  addMessage,
  addNote,
  addTask,
  assign,
  finishTask,
  maySee,
  moveCase,
  textProblem,
} from './case-actions.ts';
export { caseLines, kindsFor, readCase } from './read-case.ts';
export { eraseCase } from './erase-case.ts';
export { followUp } from './follow-up.ts';
export { statusOf, writeStatus } from './status-file.ts';
export { currentTerms } from './terms-store.ts';
export { dayOf, daysAfter, daysBetween, isDay } from './days.ts';
export { eraseKeptLongEnough, makeClockMoves, runClocks } from './clocks.ts';
export { keptFile, openKept } from './inbox/kept-files.ts';
export { takeUp, watchInbox } from './inbox/watch-inbox.ts';
export { prepareIntake, writeTerms } from './inbox/write-terms.ts';
export { caseIdOf } from './inbox/take-submission.ts';
export { keepView, keptPage, keptView, openWaiting } from './kept-documents.ts';
export type { KeptView } from './kept-documents.ts';
export { referenceOf } from './reference.ts';
export { caseworkRoutes } from './case-routes.ts';
export { showCase } from './case-pages.ts';
export { caseHomeLines } from './home-lines.ts';
