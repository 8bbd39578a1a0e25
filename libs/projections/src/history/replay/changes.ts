import type { ShelterEventType } from '@safe-haven/domain';
import { countUpTo } from '../count-up-to.ts';
import type { ShelterHistory } from './history.ts';

/** `was`: as it was, with all that is known today; `known`: as the board showed it then. */
export type View = 'was' | 'known';

/**
 * One fact of a shelter on the timeline: its instant in the view, when it was recorded, and its type. Instants in ms.
 */
export interface ShelterChange {
  readonly at: number;
  readonly recordedAt: number;
  readonly type: ShelterEventType;
  /** Recorded so long after it took effect that the board of that time did not show it. */
  readonly late: boolean;
}

/** Facts recorded within this time are not late; a lapse is recorded after its grace of a minute. */
const PROMPT_MS = 120_000;
/** Facts that change nothing on the board. */
const INVISIBLE: ReadonlySet<ShelterEventType> = new Set(['ConfirmationAsked']);

/** After one instant and up to another, in ms. */
interface TimeRange {
  readonly after: number;
  readonly upTo: number;
}

/** The changes of a shelter in a range, in the order of the log, without voided facts. */
export function* changesOf(history: ShelterHistory, view: View, range: TimeRange): Generator<ShelterChange> {
  for (const i of visibleIndexes(history, view, { ...range, direction: 'next' }))
    yield changeAt(history, instantsOf(history, view)[i]!, i);
}

const instantsOf = (history: ShelterHistory, view: View): readonly number[] =>
  view === 'was' ? history.effective : history.recorded;

type Direction = 'next' | 'previous';

/** The indexes of the facts that are visible in a range, in the order of the log or reversed. */
function* visibleIndexes(
  history: ShelterHistory,
  view: View,
  { direction, ...range }: TimeRange & { readonly direction: Direction },
): Generator<number> {
  const instants = instantsOf(history, view);
  const parts = indexesOf(history, view, range);
  for (const [from, end] of direction === 'next' ? parts : [...parts].toReversed()) {
    const to = Math.min(end, history.count);
    for (let n = from; n < to; n++) {
      const i = direction === 'next' ? n : to - 1 - (n - from);
      const at = instants[i]!;
      if (at > range.after && at <= range.upTo && isVisible(history, view, i)) yield i;
    }
  }
}

/**
 * Index ranges that may hold facts of the time range: exact by `recordedAt`, which is in order, and by segments
 * otherwise.
 */
function indexesOf(
  history: ShelterHistory,
  view: View,
  { after, upTo }: TimeRange,
): Iterable<readonly [number, number]> {
  if (view === 'was') return history.effectiveWithin(after, upTo);
  return [[countUpTo(history.recorded, after), countUpTo(history.recorded, upTo)]];
}

/**
 * The nearest instant before or after another at which something changed; null: none. Facts are nearly in order of
 * time: the search starts with the first fact in that direction, and repeats within the remaining range until nothing
 * nearer is found.
 */
export function nearestChange(
  history: ShelterHistory,
  view: View,
  { from, direction }: { readonly from: number; readonly direction: Direction },
): number | null {
  const isNext = direction === 'next';
  for (let nearest: number | null = null; ; ) {
    const range = isNext
      ? { after: from, upTo: (nearest ?? Number.POSITIVE_INFINITY) - 1 }
      : { after: nearest ?? Number.NEGATIVE_INFINITY, upTo: from - 1 };
    const [found] = visibleIndexes(history, view, { ...range, direction });
    if (found === undefined) return nearest;
    nearest = instantsOf(history, view)[found]!;
  }
}

/**
 * In the view `known` a correction is visible when it was recorded; in `was` it moves or removes its target instead.
 */
function isVisible(history: ShelterHistory, view: View, i: number): boolean {
  const type = history.types[i]!;
  if (INVISIBLE.has(type)) return false;
  return view === 'known' || (type !== 'EventCorrected' && history.corrected.get(i) !== true);
}

function changeAt(history: ShelterHistory, at: number, i: number): ShelterChange {
  const type = history.types[i]!;
  const recordedAt = history.recorded[i]!;
  const isLate = recordedAt - history.effective[i]! > PROMPT_MS || history.corrected.has(i);
  // A lapse is recorded when the shelter is next loaded; nobody recorded it late.
  return { at, recordedAt, type, late: isLate && type !== 'HoldLapsed' };
}
