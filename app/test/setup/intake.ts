import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { FIRST_TERMS, openIntake, prepareIntake } from '../../src/intake/index.ts';
import type { Terms } from '../../src/intake/index.ts';
import type { Intake, IntakeOptions } from '../../src/intake/intake.ts';
import type { IntakeFolder } from '../../src/platform/intake-folder.ts';
import { intakeFolder } from '../../src/platform/intake-folder.ts';
import { openReleaseFiles } from '../../src/release/release-files.ts';
import { createPublicSite } from '../../src/site/public-site.ts';
import { bundledRelease } from './bundled-release.ts';

/** An intake as the workbench leaves it at its start, with the identity that opens what is sent. */
export type TestIntake = {
  readonly folder: IntakeFolder;
  /** `AGE-SECRET-KEY-1…` of the organisation. */
  readonly identity: string;
  setTerms(terms: Partial<Terms>): void;
  remove(): void;
};

export async function testIntake(): Promise<TestIntake> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'unhidden-intake-')));
  const folder = intakeFolder(join(base, 'intake'), join(base, 'kept'));
  const { drafts, inbox, notes, status, copies, claims, kept } = folder;
  for (const each of [drafts, inbox, notes, status, copies, claims, kept])
    mkdirSync(each, { recursive: true });
  const identity = await generateX25519Identity();
  writeFileSync(folder.recipientFile, `${await identityToRecipient(identity)}\n`);
  const setTerms = (terms: Partial<Terms>): void =>
    writeFileSync(folder.termsFile, JSON.stringify({ ...FIRST_TERMS, ...terms }));
  setTerms({});
  await prepareIntake(folder);
  return { folder, identity, setTerms, remove: () => rmSync(base, { recursive: true, force: true }) };
}

export type TestForms = TestIntake & {
  readonly intake: Intake;
  readonly url: string;
  /** What an answer to a request is made of; for a visitor of its own. */
  close(): Promise<void>;
};

/** The public site with its forms, in this process. */
export async function testForms(options: IntakeOptions = {}): Promise<TestForms> {
  const [built, held] = await Promise.all([bundledRelease(), testIntake()]);
  const release = built.open();
  // Tests run on disks of any fill.
  const intake = await openIntake(held.folder, { leastFreeShare: 0, ...options });
  const app = createPublicSite(release, openReleaseFiles(built.folder), undefined, intake);
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    ...held,
    intake,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      release.close();
      built.remove();
      held.remove();
    },
  };
}
