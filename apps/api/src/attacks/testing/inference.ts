/** One hour: what an attacker observed, as a text, and how many places were free. */
export interface Hour {
  readonly observed: string;
  readonly free: number;
}

/**
 * The least mean error, in places, of any estimator of the free places from the observations: for each observation the
 * median over all hours that had it. It is fitted to the truth of the whole month, so a real attacker does worse.
 */
export function leastError(hours: readonly Hour[]): number {
  let error = 0;
  for (const sameObservation of Map.groupBy(hours, ({ observed }) => observed).values()) {
    const frees = sameObservation.map(({ free }) => free).toSorted((a, b) => a - b);
    const median = frees[Math.floor(frees.length / 2)] as number;
    error += frees.reduce((sum, free) => sum + Math.abs(free - median), 0);
  }
  return error / hours.length;
}

/** The share of hours with an arrival in which the observation changed, minus that share of the other hours. */
export function arrivalSignal(hours: readonly Hour[], arrivals: readonly number[]): number {
  const changed = hours.map(({ observed }, i) => i > 0 && observed !== hours[i - 1]?.observed);
  const share = (wanted: boolean): number => {
    const these = changed.filter((_, i) => i > 0 && (arrivals[i] as number) > 0 === wanted);
    return these.length === 0 ? 0 : these.filter(Boolean).length / these.length;
  };
  return share(true) - share(false);
}
