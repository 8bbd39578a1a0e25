/** One hour: what an attacker saw, as a text, and how many places were free. */
export interface Hour {
  readonly seen: string;
  readonly free: number;
}

/**
 * The least mean error, in places, with which anybody can guess how many are free from what was seen: for each sight the
 * median of all hours that looked so. An attacker who had known the truth of the whole month and learned from it would
 * do no better, so whoever has not does worse.
 */
export function leastError(hours: readonly Hour[]): number {
  let off = 0;
  for (const alike of Map.groupBy(hours, ({ seen }) => seen).values()) {
    const frees = alike.map(({ free }) => free).toSorted((a, b) => a - b);
    const median = frees[Math.floor(frees.length / 2)] as number;
    off += frees.reduce((sum, free) => sum + Math.abs(free - median), 0);
  }
  return off / hours.length;
}

/** Of the hours in which somebody came, the share in which what was seen changed, less that share of the other hours. */
export function arrivalsSeen(hours: readonly Hour[], arrivals: readonly number[]): number {
  const changed = hours.map(({ seen }, i) => i > 0 && seen !== hours[i - 1]?.seen);
  const share = (wanted: boolean): number => {
    const these = changed.filter((_, i) => i > 0 && (arrivals[i] as number) > 0 === wanted);
    return these.length === 0 ? 0 : these.filter(Boolean).length / these.length;
  };
  return share(true) - share(false);
}
