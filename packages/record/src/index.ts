export * from './claim.ts';
export * from './edtf-date.ts';
export * from './edtf-words.ts';
export { compareGrades, CREDIBILITY, RELIABILITY } from './grade.ts';
export type { SourceGrade } from './grade.ts';
export * from './kind.ts';
export * from './value.ts';
export * from './view.ts';
