import { areaById } from '@safe-haven/contracts';
import { type MatchableShelter, matchableOf, type Point } from '@safe-haven/domain';
import type { BoardFeed } from './board.feed.ts';

/**
 * Every shelter in the form that matching needs, in the order in which the log first named them. Updated only after an
 * event of the shelter's stream, so that stored rules are parsed once instead of once per search.
 */
export class MatchableShelters {
  readonly #feed: BoardFeed;
  readonly #ready = new Map<string, MatchableShelter>();
  readonly #changed = new Set<string>();

  constructor(feed: BoardFeed) {
    this.#feed = feed;
    for (const shelterId of feed.network.shelters.keys()) this.#changed.add(shelterId);
    feed.onChange((shelterId) => {
      if (shelterId !== null) this.#changed.add(shelterId);
    });
  }

  /** The shelters at the feed's current position. One without events, a closed one and a draft are left out. */
  all(): ReadonlyMap<string, MatchableShelter> {
    for (const shelterId of this.#changed) this.#refresh(shelterId);
    this.#changed.clear();
    return this.#ready;
  }

  #refresh(shelterId: string): void {
    const shelter = this.#feed.network.shelters.get(shelterId);
    if (!shelter || shelter.state.situation === 'unregistered') return;
    if (shelter.state.closed || shelter.state.draft) {
      this.#ready.delete(shelterId);
      return;
    }
    const place = { point: pointOf(shelter.state.area.id), unreadable: shelter.unreadable !== null };
    const ready = matchableOf(shelter.state, place);
    if (ready) this.#ready.set(shelterId, ready);
  }
}

/** The public point of an area as longitude and latitude; null when the catalogue has none. */
export const pointOf = (areaId: string): Point | null => areaById(areaId)?.point ?? null;
