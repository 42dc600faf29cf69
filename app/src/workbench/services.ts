import { randomUUID } from 'node:crypto';
import type { Config } from '../config/config.ts';
import type { Custody } from '../custody/custody.ts';
import { createCustody } from '../custody/custody.ts';
import type { KeyRing } from '../keyring/index.ts';
import type { DataFolder } from '../platform/data-folder.ts';
import type { Register } from '../register/index.ts';

/** All that the staff side works with. Clock and ids come from here, so that tests can set them. */
export type Services = {
  readonly config: Config;
  readonly folder: DataFolder;
  readonly register: Register;
  readonly ring: KeyRing;
  readonly custody: Custody;
  /** `http://localhost:8081`: where browsers reach the workbench; passkeys are bound to its host name. */
  readonly origin: string;
  now(): Date;
  /** A random id, never dense. */
  newId(): string;
  /** To the operator's terminal; never a personal datum. */
  tell(line: string): void;
};

/** The services of a running workbench: the real clock, random ids, the key ring of the data folder. */
export function createServices(
  config: Config,
  folder: DataFolder,
  register: Register,
  ring: KeyRing,
  now: () => Date = () => new Date(),
): Services {
  return {
    config,
    folder,
    register,
    ring,
    custody: createCustody({ ring, now }),
    origin: config.workbenchOrigin ?? `http://localhost:${config.workbenchPort}`,
    now,
    newId: randomUUID,
    tell: (line) => void process.stderr.write(`${line}\n`),
  };
}
