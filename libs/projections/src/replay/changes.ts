import type { ShelterEventType } from '@safe-haven/domain';
import { countUpTo } from './count-up-to.ts';
import type { HouseHistory } from './history.ts';

/** As it was, with all that is known today; or as the board showed it then. */
export type View = 'was' | 'known';

/** One fact of a house on the line of time: when it shows in a view, when it was written down, and what it is. Ms. */
export interface HouseChange {
  readonly at: number;
  readonly recordedAt: number;
  readonly type: ShelterEventType;
  /** Written down so much later that whoever looked at the board then did not know it. */
  readonly late: boolean;
}

/** A line that was written within this time was written at once; time itself is recorded after a grace of a minute. */
const AT_ONCE_MS = 120_000;
/** What changes nothing that a board shows. */
const SILENT: ReadonlySet<ShelterEventType> = new Set(['ConfirmationAsked']);

/** A part of time: after one instant and up to another, in ms. */
interface Stretch {
  readonly after: number;
  readonly upTo: number;
}

/** The changes of a house in a part of time, in the order of the log; what was voided never happened. */
export function* changesOf(history: HouseHistory, view: View, stretch: Stretch): Generator<HouseChange> {
  const instants = view === 'was' ? history.happened : history.recorded;
  for (const [from, to] of indexesOf(history, view, stretch)) {
    for (let i = from; i < Math.min(to, history.count); i++) {
      const at = instants[i]!;
      if (at > stretch.after && at <= stretch.upTo && shows(history, view, i)) yield changeAt(history, at, i);
    }
  }
}

/** Where the facts of a part of time are: what was written is in order, what happened nearly so. */
function indexesOf(history: HouseHistory, view: View, { after, upTo }: Stretch): Iterable<readonly [number, number]> {
  if (view === 'was') return history.happenedWithin(after, upTo);
  return [[countUpTo(history.recorded, after), countUpTo(history.recorded, upTo)]];
}

/** In how much time the nearest change is looked for at first, and how many times more each time. */
const NEAR_MS = 3_600_000;
const FARTHER = 16;

/** The nearest instant before or after another one at which something changed; null: there is none. */
export function nearestChange(
  history: HouseHistory,
  view: View,
  { from, direction }: { readonly from: number; readonly direction: 'next' | 'previous' },
): number | null {
  const isNext = direction === 'next';
  const [earliest, latest] = history.span;
  for (let far = NEAR_MS; ; far *= FARTHER) {
    const stretch = isNext ? { after: from, upTo: from + far } : { after: from - far, upTo: from - 1 };
    let nearest: number | null = null;
    for (const { at } of changesOf(history, view, stretch)) {
      if (nearest === null || (isNext ? at < nearest : at > nearest)) nearest = at;
    }
    if (nearest !== null) return nearest;
    if (isNext ? stretch.upTo > latest : stretch.after < earliest) return null;
  }
}

/** A correction shows when it was written; as it was, it shows where its target stands. */
function shows(history: HouseHistory, view: View, i: number): boolean {
  const type = history.types[i]!;
  if (SILENT.has(type)) return false;
  return view === 'known' || (type !== 'EventCorrected' && history.corrected.get(i) !== true);
}

function changeAt(history: HouseHistory, at: number, i: number): HouseChange {
  const type = history.types[i]!;
  const recordedAt = history.recorded[i]!;
  const isLate = recordedAt - history.happened[i]! > AT_ONCE_MS || history.corrected.has(i);
  // A deadline that has passed is recorded when somebody next looks; nobody wrote it down late.
  return { at, recordedAt, type, late: isLate && type !== 'HoldLapsed' };
}
