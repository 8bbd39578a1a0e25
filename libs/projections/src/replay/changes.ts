import type { ShelterEventType } from '@safe-haven/domain';
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

/** The changes of a house after `after` and up to `upTo`, in the order of the log; what was voided never happened. */
export function* changesOf(
  history: HouseHistory,
  view: View,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Generator<HouseChange> {
  const instants = view === 'was' ? history.happened : history.recorded;
  for (let i = 0; i < instants.length; i++) {
    const at = instants[i]!;
    if (at > after && at <= upTo && shows(history, view, i)) yield changeAt(history, at, i);
  }
}

/** The nearest instant before or after another one at which something changed; null: there is none. */
export function nearestChange(
  history: HouseHistory,
  view: View,
  { from, direction }: { readonly from: number; readonly direction: 'next' | 'previous' },
): number | null {
  const instants = view === 'was' ? history.happened : history.recorded;
  let nearest: number | null = null;
  for (let i = 0; i < instants.length; i++) {
    const at = instants[i]!;
    const isBeyond = direction === 'next' ? at > from : at < from;
    if (!isBeyond || (nearest !== null && Math.abs(at - from) >= Math.abs(nearest - from))) continue;
    if (shows(history, view, i)) nearest = at;
  }
  return nearest;
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
