export type { Candidate, CandidateOptions, Published } from './release-actions.ts';
export {
  buildCandidate,
  provenance,
  publishCandidate,
  sealManifest,
  serveEarlier,
  verifyRelease,
} from './release-actions.ts';
export { publicContentOf } from './public-content.ts';
export type { PublicContent } from './public-content.ts';
export { NO_PROTECTED } from './publishable.ts';
export type { ConsentCheck, PublishChecks, Withheld } from './publishable.ts';
export { remainingContent } from './remaining-content.ts';
export type { Withdrawn } from './remaining-content.ts';
export { readOwnContent } from './release-content.ts';
export type { OwnContent } from './release-content.ts';
export {
  currentRelease,
  makeCurrent,
  readManifest,
  releaseFile,
  releaseFolder,
  releaseNumbers,
} from './release-folder.ts';
export { openRelease } from './release-reader.ts';
export { openSigningKey } from './signing.ts';
export { manifestText } from './manifest.ts';
export type { Manifest } from './manifest.ts';
