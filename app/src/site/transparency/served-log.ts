import type { PublicLog } from '../../transparency/open-public-log.ts';
import type { ReleaseReader } from '../../release/release-model.ts';

const served = new WeakMap<ReleaseReader, PublicLog>();

/** Remembers the log that an open release is served with, so that its pages can speak of it. */
export function keepPublicLog(release: ReleaseReader, log: PublicLog): void {
  served.set(release, log);
}

/** Undefined where a release is looked at before it is in the log. */
export function publicLogOf(release: ReleaseReader): PublicLog | undefined {
  return served.get(release);
}
