import type { SandboxEnd, SandboxLimits } from '../platform/sandbox.ts';
import type { Reason } from './reasons.ts';

/** V8 reserves this much before it uses any. */
const RESERVED_BYTES = 603_979_776;
const PARSER_BYTES = 167_772_160;
const TOOL_BYTES = 201_326_592;
const WALL_MS = 120_000;
const CPU_SECONDS = 60;
/** Bare pixels of all pages are far less. */
const MOST_OUTPUT_BYTES = 500_000_000;

/** For our own parsers on a file of so many bytes, which they may hold twice. */
export function parserLimits(bytes: number): SandboxLimits {
  const memoryBytes = RESERVED_BYTES + PARSER_BYTES + 2 * bytes;
  return { wallMs: WALL_MS, cpuSeconds: CPU_SECONDS, memoryBytes, outputBytes: MOST_OUTPUT_BYTES };
}

/** For programs of the system. */
export function toolLimits(bytes: number): SandboxLimits {
  const memoryBytes = TOOL_BYTES + bytes;
  return { wallMs: WALL_MS, cpuSeconds: CPU_SECONDS, memoryBytes, outputBytes: MOST_OUTPUT_BYTES };
}

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
