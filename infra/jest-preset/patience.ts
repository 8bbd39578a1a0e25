import { availableParallelism, loadavg } from 'node:os';

const MOST = 8;

/**
 * How long a test may wait for an event that takes `ms` at most on a machine of its own: as many times longer as there
 * are programs for each core in this minute. Only ever the limit of a wait for something; what a test measures and
 * promises to people is not stretched.
 */
export function patience(ms: number): number {
  const [lastMinute = 0] = loadavg();
  return Math.round(ms * Math.min(MOST, Math.max(1, lastMinute / availableParallelism())));
}
