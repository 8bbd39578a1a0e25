import type { FoldedShelter } from '../folded-shelter.ts';

/** What trends and figures read of a shelter; satisfied by the projection and by the copy in the worker thread. */
export interface TrendsShelter
  extends Readonly<Pick<FoldedShelter, 'shelterId' | 'revision' | 'state' | 'ledger' | 'unreadable'>> {
  readonly figures: Readonly<Record<'marks' | 'fresh' | 'open', ArrayLike<number>>>;
}
export interface TrendsNetwork {
  readonly position: string;
  readonly shelters: ReadonlyMap<string, TrendsShelter>;
}

const NO_PRESENT = { rooms: {}, beds: {}, holds: {}, stays: {}, ended: [] } as const;

/**
 * A copy for the worker thread, without present beds, holds and stays. Marks are typed arrays, which are cloned a
 * hundred times as fast as lists.
 */
export const trendsCopy = ({
  shelterId,
  revision,
  state,
  ledger,
  unreadable,
  figures,
}: FoldedShelter): TrendsShelter => ({
  ...{ shelterId, revision, ledger, unreadable },
  state: state.situation === 'kept' ? { ...state, ...NO_PRESENT } : state,
  figures: {
    marks: Float64Array.from(figures.marks),
    fresh: Float64Array.from(figures.fresh),
    open: Float64Array.from(figures.open),
  },
});
