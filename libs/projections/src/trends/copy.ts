import type { House } from '../house.ts';

const NOTHING = { rooms: {}, beds: {}, holds: {}, stays: {}, ended: [] } as const;

/** What trends read of a house, to be copied to where they are read: nothing of who is there now. */
export const trendsCopy = (house: House): House => ({
  ...house,
  state: house.state.situation === 'kept' ? { ...house.state, ...NOTHING } : house.state,
});
