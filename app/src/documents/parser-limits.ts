import type { SandboxEnd, SandboxLimits } from '../platform/sandbox.ts';
import type { Reason } from './reasons.ts';

/** Our own parsers; of the memory V8 reserves more than half a gigabyte without using it. */
export const parserLimits: SandboxLimits = {
  wallMs: 120_000,
  cpuSeconds: 60,
  memoryBytes: 872_415_232,
  outputBytes: 110_000_000,
};

/** Why a sandbox gave nothing. */
export function reasonOf(end: SandboxEnd): Reason {
  switch (end.kind) {
    case 'took too long':
    case 'wrote too much':
      return end.kind;
    case 'did not start':
      return 'no sandbox';
    default:
      return 'gave up';
  }
}
