import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { SurgeStreams } from '../streams/surge-streams.ts';
import type { SurgeCountries } from './surge-countries.ts';

/** What commands on surges are handled with. */
export class SurgeParts {
  readonly streams: SurgeStreams;
  readonly cases: LiveCasework;
  readonly countries: SurgeCountries;
  readonly feed: BoardFeed;

  constructor(streams: SurgeStreams, cases: LiveCasework, countries: SurgeCountries, feed: BoardFeed) {
    this.streams = streams;
    this.cases = cases;
    this.countries = countries;
    this.feed = feed;
  }
}
