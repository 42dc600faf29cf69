import { writeSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What a probed server reports of the time since the last `reset`. */
export type Probe = {
  readonly cpuMs: number;
  readonly peakMb: number;
  /** Beyond the moment a timer was due. */
  readonly delayMaxMs: number;
  readonly delayP99Ms: number;
};

/** When the probe began to look. */
export const startedAt = performance.now();

const RESOLUTION_MS = 10;
const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delays.enable();
let cpu = process.cpuUsage();

// The lifeline carries the words `drain` and, from here, `reset` and `report`.
process.stdin.on('data', (words) => {
  const text = String(words);
  if (text.includes('report')) writeSync(1, `probe ${JSON.stringify(read())}\n`);
  if (text.includes('reset')) {
    delays.reset();
    cpu = process.cpuUsage();
    writeSync(1, 'reset\n');
  }
});

function read(): Probe {
  const { user, system } = process.cpuUsage(cpu);
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);
  return {
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    delayMaxMs: late(delays.max),
    delayP99Ms: late(delays.percentile(99)),
  };
}
