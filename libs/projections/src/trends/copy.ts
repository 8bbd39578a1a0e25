import type { House } from '../house.ts';

/** What trends and figures read of a house, of the one that is folded or of its copy. */
export interface TrendsHouse
  extends Readonly<Pick<House, 'shelterId' | 'revision' | 'state' | 'ledger' | 'unreadable'>> {
  readonly figures: Readonly<Record<'marks' | 'fresh' | 'open', ArrayLike<number>>>;
}
export interface TrendsNetwork {
  readonly position: string;
  readonly shelters: ReadonlyMap<string, TrendsHouse>;
}

const NOTHING = { rooms: {}, beds: {}, holds: {}, stays: {}, ended: [] } as const;

/**
 * A house to be copied to where its history is read: nothing of who is there now. Years of marks go as columns, which
 * are copied a hundred times as fast as lists.
 */
export const trendsCopy = ({ shelterId, revision, state, ledger, unreadable, figures }: House): TrendsHouse => ({
  ...{ shelterId, revision, ledger, unreadable },
  state: state.situation === 'kept' ? { ...state, ...NOTHING } : state,
  figures: {
    marks: Float64Array.from(figures.marks),
    fresh: Float64Array.from(figures.fresh),
    open: Float64Array.from(figures.open),
  },
});
