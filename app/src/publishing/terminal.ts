import type { Config } from '../config/config.ts';
import { openRing } from '../open-ring.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Register } from '../register/index.ts';
import { createServices } from '../workbench/services.ts';
import { jobById } from './job-store.ts';
import { publishingMessages } from './messages.ts';
import { proposalById, publicationOf } from './proposal-store.ts';
import { runJob, startExecution } from './release-jobs.ts';

type Context = {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly register: Register;
  readonly say: (line: string) => void;
};

/** `unhidden release publish`: carries out an approved proposal and says how it ended; returns the exit code. */
export async function publishFromTerminal(
  { config, folder, register, say }: Context,
  id: string,
): Promise<number> {
  const t = publishingMessages.en;
  const ring = await openRing(config, folder, register);
  try {
    const services = createServices(config, folder, register, ring);
    const proposal = await proposalById(register, ring, id);
    if (proposal === undefined || proposal === 'forged') {
      say(t.notes[proposal ?? 'unknown'] ?? id);
      return 1;
    }
    const job = await startExecution(services, 'terminal', id);
    await runJob(services, job);
    const done = await publicationOf(register, id);
    if (done) {
      say(t.carriedOut(done.release));
      return 0;
    }
    const [code = 'broken', ...details] = JSON.parse(
      (await jobById(register, job))?.note ?? '[]',
    ) as string[];
    say(t.notes[code] ?? code);
    for (const detail of details) say(detail);
    return 1;
  } finally {
    ring.close();
  }
}
