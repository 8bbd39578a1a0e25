import { nextOpening, openness } from './hours.ts';
import { localSpans, type Span } from './local-time.ts';
import type { Reason } from './reasons.ts';
import type { Hours, OpenFrom } from './rules.ts';

/** Whether guests are taken in at a time; where not all of it, with the hours to say so. */
export type Opening =
  | { readonly open: 'open' | 'unknown'; readonly reason: null }
  | { readonly open: 'partly' | 'closed'; readonly reason: Reason };

const OPEN: Opening = { open: 'open', reason: null };
const UNKNOWN: Opening = { open: 'unknown', reason: null };

/**
 * Answers for one time of arrival (ms since 1970, both included) whether hours are open then in a time zone. Found once
 * for all houses with the same hours there. Unknown: the house did not say, or nobody knows the time zone.
 */
export function openingAt(from: number, to: number): (hours: Hours | null, timezone: string) => Opening {
  const zones = new Map<string, Zone>();
  return (hours, timezone) => {
    if (hours === 'always') return OPEN;
    if (hours === null) return UNKNOWN;
    const zone = zones.get(timezone) ?? { spans: localSpans(timezone, from, to), known: new Map() };
    zones.set(timezone, zone);
    const before = zone.known.get(hours);
    if (before !== undefined) return before;
    const opening = zone.spans === null ? UNKNOWN : openingOf(hours, zone.spans);
    zone.known.set(hours, opening);
    return opening;
  };
}

interface Zone {
  /** The local minutes at which they may arrive; null: nobody knows the zone. */
  readonly spans: readonly Span[] | null;
  readonly known: Map<readonly OpenFrom[], Opening>;
}

function openingOf(hours: readonly OpenFrom[], spans: readonly Span[]): Opening {
  const open = openness(hours, spans);
  if (open === 'open') return OPEN;
  const { opens, closes } = openingIn(hours, spans[0]?.from ?? 0, open === 'partly');
  return { open, reason: { code: 'intake_hours', opens, closes } };
}

/** The hours that they may come in: those that run already, else the next. */
function openingIn(hours: readonly OpenFrom[], minute: number, mayRun: boolean): OpenFrom {
  const running = mayRun ? hours.find((h) => openness([h], [{ from: minute, to: minute + 1 }]) === 'open') : undefined;
  return running ?? nextOpening(hours, minute);
}
