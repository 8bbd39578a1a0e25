import { availableParallelism, loadavg } from 'node:os';

const MOST = 8;

/**
 * How long a test may wait for an event that takes `ms` at most on a machine of its own: as many times longer as there
 * are programs for each core in this minute. So is what a test measures of a promise to people, which holds on a machine
 * that does nothing else.
 */
export function patience(ms: number): number {
  const [lastMinute = 0] = loadavg();
  return Math.round(ms * Math.min(MOST, Math.max(1, lastMinute / availableParallelism())));
}
