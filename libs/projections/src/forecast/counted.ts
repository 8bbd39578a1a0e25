import { type Expected, expectedOf, type Spread, spreadOf } from './spread.ts';

/** Free places of a house by day (its number), as they were reported; a day without a report is not there. */
export type FreeDays = ReadonlyMap<number, number>;

/** Twelve weeks are looked at; half of their days at least must be there, and of these the days most like today count. */
const [LOOKS_BACK, FEWEST, LIKE_TODAY] = [84, 42, 24] as const;

/**
 * Free places so many days after `day`, as they changed after the days of the last twelve weeks that were most like it: on
 * which about as many were free, the newest first. null: too few days are known. `most`: how many places there are.
 */
function spreadAfter(free: FreeDays, day: number, ahead: number, most: number): Spread | null {
  const today = free.get(day);
  if (today === undefined) return null;
  const changes: { readonly from: number; readonly by: number }[] = [];
  for (let back = ahead; back <= LOOKS_BACK; back++) {
    const [from, to] = [free.get(day - back), free.get(day - back + ahead)];
    if (from !== undefined && to !== undefined) changes.push({ from, by: to - from });
  }
  if (changes.length < FEWEST) return null;
  const alike = changes.toSorted((a, b) => Math.abs(a.from - today) - Math.abs(b.from - today)).slice(0, LIKE_TODAY);
  return spreadOf(
    alike.map(({ by }) => today + by),
    most,
  );
}

/** How much of what may be a range can hold, and how many of the last ranges it must have held. */
const SHARES = [0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9] as const;
const [USUAL, MUST_HOLD, FEWEST_RANGES] = [0.75, 0.75, 20] as const;

export interface Counted extends Expected {
  /** Of so many ranges of the last twelve weeks so many held what then came. */
  readonly held: number;
  readonly of: number;
}

/**
 * What is expected so many days after `day`. The range is the narrowest of a few that would have held three of four times in
 * the last twelve weeks of this house; that is four of five in the long run (docs/adr/0069-*).
 */
export function nextCounted(free: FreeDays, day: number, ahead: number, most: number): Counted | null {
  const spread = spreadAfter(free, day, ahead, most);
  if (spread === null) return null;
  const { share, held, of } = shareThatHeld(free, day, ahead, most);
  return { ...expectedOf(spread, share), held, of };
}

function shareThatHeld(free: FreeDays, day: number, ahead: number, most: number) {
  const held = SHARES.map(() => 0);
  let of = 0;
  for (let back = ahead; back <= LOOKS_BACK; back++) {
    const came = free.get(day - back + ahead);
    const spread = came === undefined ? null : spreadAfter(free, day - back, ahead, most);
    // Where nothing ever changed on such days there is no range to try.
    if (came === undefined || spread === null || spread.includes(1)) continue;
    of++;
    for (const [n, share] of SHARES.entries()) {
      const { low, high } = expectedOf(spread, share);
      if (came >= low && came <= high) held[n]!++;
    }
  }
  const found = SHARES.findIndex((_, n) => held[n]! >= MUST_HOLD * of);
  const n = of < FEWEST_RANGES ? SHARES.indexOf(USUAL) : found < 0 ? SHARES.length - 1 : found;
  return { share: SHARES[n]!, held: held[n]!, of };
}
