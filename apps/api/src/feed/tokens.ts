import { token } from '../environment/provide.ts';
import type { BoardFeed } from './board.feed.ts';
import type { Snapshots } from './snapshots.ts';

/** The board's feed, and the delayed one. */
export const FEED = token<BoardFeed>('feed');
export const DELAYED_FEED = token<BoardFeed>('delayed feed');
/** The snapshots written when the program last ended. */
export const SNAPSHOTS = token<Snapshots>('snapshots');
