import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** What other programs did with the processors. */
export interface MachineUse {
  readonly cores: number;
  /** Share of the processors' time that was not idle while this process did nothing. */
  readonly share: number;
  /** Programs that ran or waited to, on average of the last minute; this process and what it started included. */
  readonly load: number;
}

/** Above this share of the processors, or as many programs for each core, a machine counts as busy. */
const BUSY_SHARE = 0.25;
const BUSY_LOAD = 0.75;
const LOOKED_MS = 1_000;

/** Looks at the processors for a second, while none of the measured programs run. */
export async function useOfMachine(): Promise<MachineUse> {
  const [began, idleBefore] = [performance.now(), idleMs()];
  await pause(LOOKED_MS);
  const cores = cpus().length;
  const share = 1 - (idleMs() - idleBefore) / ((performance.now() - began) * cores);
  return { cores, share: Math.min(1, Math.max(0, share)), load: loadavg()[0]! };
}

/** What is neither idle nor counted was taken by other machines on the same processors: it counts as used. */
const idleMs = (): number => cpus().reduce((sum, { times }) => sum + times.idle, 0);

/** Said once, above all figures: the load of the last minute is not yet that of the measures themselves. */
export function firstLine({ cores, share, load }: MachineUse): string {
  const busy = share > BUSY_SHARE || load / cores > BUSY_LOAD;
  const figures = `load ${load.toFixed(1)} on ${cores} cores, ${percent(share)} of them used by other programs`;
  return busy ? `This machine is BUSY: ${figures}. Only ratios say something, and they spread.` : `Quiet: ${figures}`;
}

/** Printed next to the figures of each measure. */
export function lineBeside(before: MachineUse, after: MachineUse): string {
  const figures = `other programs used ${percent(before.share)} of the processors before it, ${percent(after.share)} after it`;
  return `${isBusy(before, after) ? 'BUSY' : 'Quiet'}: ${figures}`;
}

/** Whether other programs had the processors before a measure or after it. */
export const isBusy = (before: MachineUse, after: MachineUse): boolean =>
  Math.max(before.share, after.share) > BUSY_SHARE;

const percent = (share: number): string => `${Math.round(share * 100)} %`;
