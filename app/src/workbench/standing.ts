import type { Register } from '../register/index.ts';
import type { Manifest } from '../release/index.ts';
import { currentRelease, readManifest, releaseFolder, releaseNumbers } from '../release/index.ts';

/** How a copy of Unhidden stands: what came in and what is out. Small tables only, so that reading them delays nobody. */
export type Standing = {
  readonly batches: readonly {
    readonly name: string;
    readonly at: string;
    readonly synthetic: 0 | 1;
    readonly records: number;
    readonly claims: number;
    readonly decisions: number;
  }[];
  readonly releases: readonly Manifest[];
  readonly served: number | undefined;
};

export async function readStanding(register: Register, releases: string): Promise<Standing> {
  const batches = await register.db
    .selectFrom('batch')
    .select(['name', 'at', 'synthetic', 'records', 'claims', 'decisions'])
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
  return {
    batches,
    releases: releaseNumbers(releases)
      .toReversed()
      .slice(0, 20)
      .map((number) => readManifest(releaseFolder(releases, number))),
    served: currentRelease(releases),
  };
}
