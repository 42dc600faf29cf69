export type { BuildOptions, BuildOutcome } from './release-actions.ts';
export { buildRelease, rollBack, verifyRelease } from './release-actions.ts';
export { readOwnContent } from './release-content.ts';
export {
  currentRelease,
  makeCurrent,
  readManifest,
  releaseFolder,
  releaseNumbers,
} from './release-folder.ts';
export { openRelease } from './release-reader.ts';
export { openSigningKey } from './signing.ts';
export { manifestText } from './manifest.ts';
export type { Manifest } from './manifest.ts';
