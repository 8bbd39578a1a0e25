import type { BoardFeed } from '../feed/board.feed.ts';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { SurgeStreams } from '../streams/surge-streams.ts';
import type { SurgeCountries } from './surge-countries.ts';
import type { SurgePlaces } from './surge-places.ts';

/** What commands on surges are handled with. */
export class SurgeParts {
  readonly streams: SurgeStreams;
  readonly cases: LiveCasework;
  readonly countries: SurgeCountries;
  readonly places: SurgePlaces;
  readonly feed: BoardFeed;

  constructor(parts: Pick<SurgeParts, 'streams' | 'cases' | 'countries' | 'places' | 'feed'>) {
    this.streams = parts.streams;
    this.cases = parts.cases;
    this.countries = parts.countries;
    this.places = parts.places;
    this.feed = parts.feed;
  }
}
