import { existsSync } from 'node:fs';
import type { Config } from './config/config.ts';
import { createKeyRing, openKeyRing, openOrMakeKeyRing, ringFiles } from './keyring/index.ts';
import type { KeyRing, RingSecret } from './keyring/index.ts';
import type { DataFolder } from './platform/data-folder.ts';
import type { Register } from './register/index.ts';
import { bindRing } from './sealing/register-ring.ts';

/**
 * The key ring of a data folder, opened (and at the first start made) with what the settings say. Throws where the
 * register belongs to another ring.
 */
export async function openRing(
  config: Config,
  { keys }: DataFolder,
  register: Pick<Register, 'db'>,
): Promise<KeyRing> {
  const file = ringFiles(keys).ring;
  const secret = secretInSettings(config);
  const opened = await (secret === undefined
    ? openOrMakeKeyRing(keys)
    : existsSync(file)
      ? openKeyRing(file, secret)
      : createKeyRing(file, { secret }));
  if (!opened.ok) throw new Error(opened.problems.join('\n'));
  try {
    await bindRing(register, opened.value);
    await opened.value.addCompartment(OPEN);
  } catch (error) {
    opened.value.close();
    throw error;
  }
  return opened.value;
}

/** What the settings say the ring is opened with; undefined: the credential beside it. */
export function secretInSettings({
  secrets: { ringPassphrase },
  ringCredential,
}: Config): RingSecret | undefined {
  if (ringPassphrase !== undefined) return { kind: 'passphrase', passphrase: ringPassphrase };
  return ringCredential === undefined ? undefined : { kind: 'credential', file: ringCredential };
}

const OPEN = 'open';
