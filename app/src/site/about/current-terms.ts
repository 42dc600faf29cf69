import type { Terms } from '../../intake/index.ts';
import type { ReleaseReader } from '../../release/release-model.ts';

type Source = () => Promise<Terms | undefined>;

const sources = new WeakMap<ReleaseReader, Source>();
const known = new WeakMap<ReleaseReader, Terms>();

/** Remembers where the terms of the forms stand that an open release is served with. */
export function keepTermsSource(release: ReleaseReader, source: Source): void {
  sources.set(release, source);
}

/** Staff may have changed the terms since somebody last looked. */
export async function lookAtTerms(release: ReleaseReader): Promise<void> {
  const terms = await sources.get(release)?.();
  if (terms === undefined) known.delete(release);
  else known.set(release, terms);
}

/** As last looked at; undefined where the site cannot receive anything, as in an export. */
export function currentTerms(release: ReleaseReader): Terms | undefined {
  return known.get(release);
}
