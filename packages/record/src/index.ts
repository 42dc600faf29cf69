export * from './claim.ts';
export * from './edtf-date.ts';
export * from './edtf-words.ts';
export * from './grade.ts';
export * from './kind.ts';
export * from './value.ts';
export * from './view.ts';
