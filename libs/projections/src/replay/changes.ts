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
  for (const i of shownIn(history, view, { ...stretch, direction: 'next' }))
    yield changeAt(history, instantsOf(history, view)[i]!, i);
}

const instantsOf = (history: HouseHistory, view: View): readonly number[] =>
  view === 'was' ? history.happened : history.recorded;

type Direction = 'next' | 'previous';

/** The indexes of the facts that show in a part of time, in the order of the log or from its end on. */
function* shownIn(
  history: HouseHistory,
  view: View,
  { direction, ...stretch }: Stretch & { readonly direction: Direction },
): Generator<number> {
  const instants = instantsOf(history, view);
  const parts = indexesOf(history, view, stretch);
  for (const [from, end] of direction === 'next' ? parts : [...parts].toReversed()) {
    const to = Math.min(end, history.count);
    for (let n = from; n < to; n++) {
      const i = direction === 'next' ? n : to - 1 - (n - from);
      const at = instants[i]!;
      if (at > stretch.after && at <= stretch.upTo && shows(history, view, i)) yield i;
    }
  }
}

/** Where the facts of a part of time are: what was written is in order, what happened nearly so. */
function indexesOf(history: HouseHistory, view: View, { after, upTo }: Stretch): Iterable<readonly [number, number]> {
  if (view === 'was') return history.happenedWithin(after, upTo);
  return [[countUpTo(history.recorded, after), countUpTo(history.recorded, upTo)]];
}

/**
 * The nearest instant before or after another one at which something changed; null: there is none. The log is in order but
 * for what was written later: one change is taken from its near end, and then those that are nearer still.
 */
export function nearestChange(
  history: HouseHistory,
  view: View,
  { from, direction }: { readonly from: number; readonly direction: Direction },
): number | null {
  const isNext = direction === 'next';
  for (let nearest: number | null = null; ; ) {
    const stretch = isNext
      ? { after: from, upTo: (nearest ?? Number.POSITIVE_INFINITY) - 1 }
      : { after: nearest ?? Number.NEGATIVE_INFINITY, upTo: from - 1 };
    const [found] = shownIn(history, view, { ...stretch, direction });
    if (found === undefined) return nearest;
    nearest = instantsOf(history, view)[found]!;
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
