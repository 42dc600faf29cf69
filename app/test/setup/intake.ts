import { openIntake } from '../../src/intake/index.ts';
import type { Intake } from '../../src/intake/index.ts';
import type { IntakeOptions } from '../../src/intake/intake.ts';
import { openReleaseFiles } from '../../src/release/release-files.ts';
import { createPublicSite } from '../../src/site/public-site.ts';
import { bundledRelease } from './bundled-release.ts';
import { testIntake } from './intake-folder.ts';
import type { TestIntake } from './intake-folder.ts';
import { onLoopback } from './loopback.ts';

export type TestForms = TestIntake & {
  readonly intake: Intake;
  readonly url: string;
  close(): Promise<void>;
};

/** The public site with its forms, in this process. */
export async function testForms(options: IntakeOptions = {}): Promise<TestForms> {
  const [built, held] = await Promise.all([bundledRelease(), testIntake()]);
  const release = built.open();
  // Tests run on disks of any fill.
  const intake = await openIntake(held.folder, { leastFreeShare: 0, ...options });
  const app = createPublicSite(release, openReleaseFiles(built.folder), undefined, intake);
  const server = await onLoopback(app);
  return {
    ...held,
    intake,
    url: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.close();
      release.close();
      built.remove();
      held.remove();
    },
  };
}
