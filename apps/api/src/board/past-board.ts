import { type Actor, type HavenEvent, type ShelterEvent, seesExact } from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { factOf, foldHistory, type House } from '@safe-haven/projections';
import { ofHouses } from '../environment/event-store.ts';
import type { BoardFeed } from '../feed/board.feed.ts';

/**
 * One's own houses as they were: folded from their streams, leaving out what had not happened at `at` or was not known
 * at `known`. Nothing of another organisation has a past here.
 */
export class PastBoard {
  readonly #store: EventStore<ShelterEvent>;
  readonly #feed: BoardFeed;

  constructor(store: EventStore<HavenEvent>, feed: BoardFeed) {
    this.#store = ofHouses(store);
    this.#feed = feed;
  }

  async at(actor: Actor, at: string, known: string): Promise<{ position: string; houses: House[] }> {
    const position = this.#feed.position;
    const houses: House[] = [];
    for (const [shelterId, { state }] of this.#feed.network.shelters) {
      if (state.situation === 'unregistered' || !seesExact(actor, { ...state, shelterId })) continue;
      const { events } = await this.#store.read(`shelter-${shelterId}`);
      const facts = events.filter((e): e is RecordedEvent<ShelterEvent> => e.readable).map(factOf);
      const house = foldHistory(shelterId, facts, { at, known });
      if (house.state.situation !== 'unregistered') houses.push(house);
    }
    return { position, houses };
  }
}
