import { token } from '../environment/provide.ts';
import type { BoardFeed } from './board.feed.ts';
import type { LoadedSnapshot } from './snapshots.ts';

/** The board as it is now, and as those see it who see it late. */
export const FEED = token<BoardFeed>('feed');
export const LATE_FEED = token<BoardFeed>('late feed');
/** What the projections were when the program ended last; null: they are read from the log. */
export const SNAPSHOT = token<LoadedSnapshot | null>('snapshot');
