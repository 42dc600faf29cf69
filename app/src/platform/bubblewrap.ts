import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { confine } from './confinement.ts';
import type { Bubblewrap, Confinement } from './confinement.ts';

/** Fixed places, not PATH: who can change PATH must not be able to replace the confinement. */
const places = ['/usr/bin/bwrap', '/bin/bwrap', '/usr/local/bin/bwrap', '/run/current-system/sw/bin/bwrap'];

/** Bubblewrap where it is installed and works here for this very confinement, else the reason why not. */
export function findBubblewrap(
  confinement: Omit<Confinement, 'bubblewrap'>,
): Bubblewrap | { readonly missing: string } {
  if (process.platform !== 'linux') return { missing: 'bubblewrap exists on Linux only' };
  const file = places.find((place) => existsSync(place));
  if (file === undefined) return { missing: 'bubblewrap is not installed' };
  const bubblewrap = { file, libraries: nodeLibraries() };
  const { args, env } = confine({ ...confinement, bubblewrap });
  const probe = [...args.slice(0, args.indexOf('--') + 1), confinement.node, '--version'];
  const ran = spawnSync(file, probe, { env, encoding: 'utf8', timeout: 10_000 });
  if (ran.status === 0 && ran.stdout.startsWith('v')) return bubblewrap;
  const reason = ran.stderr.trim().split('\n')[0];
  return { missing: `bubblewrap does not work on this system${reason ? ` (${reason})` : ''}` };
}

function nodeLibraries(): string[] {
  // Loaded objects without a path, such as the kernel's own, are no files.
  const report: unknown = process.report.getReport();
  const objects =
    typeof report === 'object' && report !== null && 'sharedObjects' in report ? report.sharedObjects : [];
  if (!Array.isArray(objects)) return [];
  return objects.filter((file): file is string => typeof file === 'string' && file.startsWith('/'));
}
