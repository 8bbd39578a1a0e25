import { type Offsets, offsetsOf } from '@safe-haven/lang';
import { DAY } from '../instant.ts';
import type { Instant } from '../terms.ts';
import { publishedAttestation } from './attestation.ts';
import type { Registered } from './state.ts';

/** The default: once before the day and once before the night. */
export const DEFAULT_CHECK_HOURS: readonly string[] = ['08:00', '20:00'];

/** A round of asking: since when, at which hour, and until when (then it is asked again). In ms. */
interface Round {
  readonly hour: string;
  readonly from: number;
  readonly to: number;
}

/** Cached, because a board asks for every house every minute, and most have the same hours. */
const rounds = new Map<string, Round>();
/** More than there are in practice; a bound, so that the cache can't grow without end. */
const MAX_CACHED_ROUNDS = 1_000;

/** The round that an instant (ms) is in; null: no hours, or an unknown zone. */
export function roundAt(hours: readonly string[], timezone: string, now: number): Round | null {
  const offsets = hours.length === 0 ? null : offsetsOf(timezone);
  if (offsets === null) return null;
  const key = `${timezone} ${hours.join(' ')}`;
  const cached = rounds.get(key);
  if (cached !== undefined && cached.from <= now && now < cached.to) return cached;
  const round = roundOf(hours, offsets, now);
  if (rounds.size >= MAX_CACHED_ROUNDS) rounds.clear();
  rounds.set(key, round);
  return round;
}

function roundOf(hours: readonly string[], offsets: Offsets, now: number): Round {
  const midnight = Math.floor((now + offsets(now)) / DAY) * DAY;
  const checks = [-2, -1, 0, 1, 2]
    .flatMap((day) => hours.map((hour) => ({ hour, at: instantOf(midnight + day * DAY, hour, offsets) })))
    .toSorted((a, b) => a.at - b.at);
  const next = checks.findIndex(({ at }) => at > now);
  const { hour, at: from } = checks[next - 1]!;
  return { hour, from, to: checks[next]!.at };
}

/**
 * The instant of an hour on a local day. An hour that occurs twice, in autumn, is its first; one that is skipped, in
 * spring, counts from midnight.
 */
function instantOf(midnight: number, hour: string, offsets: Offsets): number {
  const [hours = 0, minutes = 0] = hour.split(':').map(Number);
  const shown = midnight + (hours * 60 + minutes) * 60_000;
  const before = shown - offsets(shown - DAY);
  const after = shown - offsets(shown + DAY);
  const real = [before, after].filter((at) => at + offsets(at) === shown);
  return real.length === 0 ? before : Math.min(...real);
}

/** A house that is asked whether its numbers are still correct. */
export interface Check {
  readonly since: Instant;
  /** The local hour at which it was asked. */
  readonly hour: string;
  /** Whether somebody has confirmed since. */
  readonly done: boolean;
}

/** The current round of a house; null: it is not asked, or it is closed. `now` in ms. */
export function checkOf(state: Registered, now: number): Check | null {
  if (state.closed) return null;
  const round = roundAt(state.checkHours, state.timezone, now);
  if (round === null || round.from < Date.parse(state.registeredAt)) return null;
  const since = new Date(round.from).toISOString();
  const { confirmedAt, census } = state;
  return {
    since,
    hour: round.hour,
    done: [confirmedAt, census.latest?.asOf].some((at) => at != null && at >= since),
  };
}

/** The same as others see it: that it has confirmed, at the next quarter of an hour (PV-10). */
export function checkToOthers(state: Registered, now: number): Check | null {
  const check = checkOf(state, now);
  return check && { ...check, done: (publishedAttestation(state.attested, now) ?? '') >= check.since };
}
