/** What other folders may use of the forms. */
export { answersIn, askedAnswers, isAsked, problemsOf, warningsOf } from './answers.ts';
export {
  codeFromField,
  codeFromWords,
  codeToField,
  identityOfCode,
  locatorOf,
  newCode,
  wordsOfCode,
} from './code.ts';
export type { Code } from './code.ts';
export type {
  Answers,
  Asked,
  FieldProblem,
  FormDefinition,
  FormField,
  FormPage,
  Warning,
} from './form-definition.ts';
export { ASK, TRAP, answerName, carriedFields, filesName } from './form-fields.ts';
export type * from './form-views.ts';
export { addIntake } from './intake-routes.ts';
export { isOpenFor, openIntake, recipientOf, termsOf } from './intake.ts';
export type { Intake } from './intake.ts';
export type { Claim } from './note-store.ts';
export { publicForms } from './public-forms.ts';
export { FORMS } from './submission.ts';
export type * from './submission.ts';
export { DRAFT_KEPT_DAYS, keepSwept, sweep } from './sweep.ts';
export { FIRST_TERMS } from './terms.ts';
export type { Terms } from './terms.ts';
export { MEGABYTE, isAccepted, uploadLimits } from './upload-limits.ts';
export type { PublicForms } from './visit.ts';
export { termsView } from './views/terms-view.ts';
