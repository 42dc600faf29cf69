import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';

/** Test files that take longest, the longest first: begun last, one of them would leave a core idle at the end. */
const SLOW = [
  'workbench-pages',
  'site-browser',
  'kill',
  'intake-kill',
  'intake-lynx',
  'intake-pages-browser',
  'publishing-two-people',
  'casework-inbox',
  'workbench-matrix',
  'publishing',
  'documents-hostile',
  'intake-seizure',
  'internship-walk',
  'workbench-walk',
  'workbench-headers',
  'workbench-lost',
  'custody-tampering',
  'recording-browser',
  'site-crawl',
  'accounts-passphrase',
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
