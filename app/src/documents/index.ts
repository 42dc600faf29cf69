export type { DocumentView, Finding } from './document-view.ts';
export { FINDING_KINDS } from './finding-kinds.ts';
export type { FindingKind } from './finding-kinds.ts';
export { documentMessages, findingWords, formatWords, reasonWords } from './messages.ts';
export { MOST_DOCUMENT_BYTES, openDocument } from './open-document.ts';
export { REASONS } from './reasons.ts';
export type { Reason } from './reasons.ts';
export { recognise, SHOWN_FORMATS } from './recognise.ts';
