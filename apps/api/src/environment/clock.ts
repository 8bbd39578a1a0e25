/** The only way to ask what time it is. Milliseconds since 1970 in UTC. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const instantOf = (ms: number): string => new Date(ms).toISOString();
