import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Test files that take longest, the longest first: begun last, one of them would leave a core idle at the end. */
const SLOW = [
  'kill',
  'intake-kill',
  'workbench-pages',
  'intake-lynx',
  'workbench-matrix',
  'site-browser',
  'casework-inbox',
  'documents-hostile',
  'intake-pages-browser',
  'intake-seizure',
  'publication-log',
  'accounts-passphrase',
  'site-crawl',
  'custody-tampering',
  'workbench-headers',
  'internship-walk',
  'keyring-sealing',
  'publishing-two-people',
  'publication-log-page',
  'workbench-walk',
];

/** Begins with the slow files; the others follow in the order that Vitest gives them. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const found = SLOW.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found < 0 ? SLOW.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
