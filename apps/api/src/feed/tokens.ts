import { token } from '../environment/provide.ts';
import type { BoardFeed } from './board.feed.ts';
import type { Snapshots } from './snapshots.ts';

/** The board as it is now, and as those see it who see it late. */
export const FEED = token<BoardFeed>('feed');
export const LATE_FEED = token<BoardFeed>('late feed');
/** What each projection was when the program ended last. */
export const SNAPSHOTS = token<Snapshots>('snapshots');
