/**
 * After this time a part of the program that has not arrived is late, ms. A browser waits minutes for a request that
 * hangs. On a phone network of 50 kbit/s the largest screen takes about 5 s, and as much again while others come beside
 * it. Whoever reloads sooner than that loses what had arrived.
 */
export const PART_LATE_MS = 20_000;
