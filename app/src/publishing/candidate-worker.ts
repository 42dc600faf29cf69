import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { ConsentKeeper } from '../consent/consent-check.ts';
import { catalogue } from '../kinds/index.ts';
import { openRing } from '../open-ring.ts';
import type { Register } from '../register/index.ts';
import { openRegister } from '../register/index.ts';
import type { Candidate } from '../release/index.ts';
import {
  buildCandidate,
  currentRelease,
  openRelease,
  provenance,
  publicContentOf,
  readManifest,
  readOwnContent,
  releaseFile,
  releaseFolder,
  remainingContent,
  sealManifest,
} from '../release/index.ts';
import { BUILDER } from './build.ts';
import type { WorkDone, WorkOrder } from './candidate-work.ts';
import type { ChangedRecord } from './changes.ts';
import { writeChanges } from './changes.ts';
import { readBack } from './read-back.ts';
import { endingConsents, releaseChecks } from './release-checks.ts';
import { stateMark } from './withdrawal-store.ts';

// One order after the other; an error ends the thread and is told by that.
parentPort?.on('message', (order: WorkOrder) => {
  void work(order).then((done) => parentPort?.postMessage({ done }));
});

type Built = {
  readonly candidate: Candidate;
  readonly mark: string;
};

async function work(order: WorkOrder): Promise<WorkDone> {
  const { folder, plan, changes, isReadBack, address, config } = order;
  const register = await openRegister(address, catalogue);
  const ring = await openRing(config, folder, register);
  try {
    const keeper = { ring, folder, now: () => new Date(order.at) };
    const { candidate, mark } = await build(order, register, keeper);
    const base = currentRelease(folder.releases);
    const baseFile =
      base === undefined ? undefined : join(releaseFolder(folder.releases, base), releaseFile(base));
    const changed: ChangedRecord[] = [];
    const sources = new Set<string>();
    const target = changes ?? ':memory:';
    if (changes !== undefined) {
      mkdirSync(dirname(changes), { recursive: true });
      rmSync(changes, { force: true });
    }
    const file = join(candidate.folder, releaseFile(candidate.number));
    const summary = await writeChanges(
      { file, baseFile, target },
      (record) => {
        if (isReadBack) changed.push(record);
        for (const { after } of record.changes) if (after) sources.add(after.source);
      },
      () => endingConsents(keeper, register, sources),
    );
    if (!isReadBack) return { candidate, summary, mark, problems: [] };
    tell(80);
    // Readable, and signed with a key that is thrown away: the signer has not spoken yet.
    if (plan.kind !== 'earlier')
      await sealManifest(candidate, generateKeyPairSync('ed25519').privateKey, candidate.files);
    return { candidate, summary, mark, problems: await readBack(candidate.folder, changed) };
  } finally {
    ring.close();
    await register.close();
  }
}

async function build(order: WorkOrder, register: Register, keeper: ConsentKeeper): Promise<Built> {
  const { plan, config } = order;
  const { releases } = order.folder;
  if (plan.kind === 'earlier') {
    const folder = releaseFolder(releases, plan.release);
    const { files, proposal: _proposal, ...manifest } = readManifest(folder);
    return { candidate: { folder, number: plan.release, manifest, files: Object.keys(files) }, mark: '' };
  }
  const common = {
    releases,
    builder: BUILDER,
    onProgress: (done: number, total: number) => tell(total === 0 ? 0 : Math.round((70 * done) / total)),
  };
  if (plan.kind === 'remaining') {
    const base = currentRelease(releases);
    if (base === undefined) throw new Error('there is no release to take anything from');
    const release = openRelease(releaseFolder(releases, base));
    try {
      const { organisation, asOf, synthetic } = release.meta;
      const own = { organisation, glossary: release.glossary() };
      const content = remainingContent(release, catalogue, plan.withdrawn);
      const options = { ...common, own, approval: plan.approval, content, asOf, synthetic };
      return { candidate: await buildCandidate(catalogue, options), mark: '' };
    } finally {
      release.close();
    }
  }
  const mark = await stateMark(register);
  const { synthetic } = await provenance(register);
  const content = await publicContentOf(
    register,
    catalogue,
    await releaseChecks(keeper, register, catalogue),
  );
  const own = readOwnContent(join(config.programFolder, 'data'));
  const options = { ...common, own, approval: 'approved' as const, content, asOf: plan.asOf, synthetic };
  return { candidate: await buildCandidate(catalogue, options), mark };
}

function tell(progress: number): void {
  parentPort?.postMessage({ progress });
}
