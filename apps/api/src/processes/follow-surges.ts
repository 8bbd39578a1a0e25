import { answerTo, openedFor } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';
import { causedKey } from '../streams/command-key.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import { CLOCK_ACTOR } from './clock-actor.ts';
import { afterShelter, type Done } from './done.ts';

/**
 * A surge that a person ended before its time: what houses opened for it closes. At its own time each house closes by its own
 * clock. Every id is derived from the event, so a second replica or a repetition after a crash records nothing new.
 */
export class FollowSurges {
  readonly #feed: BoardFeed;
  readonly #shelters: ShelterStreams;

  constructor(feed: BoardFeed, shelters: ShelterStreams) {
    this.#feed = feed;
    this.#shelters = shelters;
  }

  async close(surgeId: string, eventId: string): Promise<Done> {
    const open = [...this.#feed.network.shelters.values()].filter(
      ({ state, unreadable }) =>
        unreadable === null &&
        state.situation === 'kept' &&
        answerTo(state, surgeId)?.drill === false &&
        openedFor(state, surgeId) > 0,
    );
    const done = await Promise.all(open.map(({ shelterId }) => this.#closeIn(shelterId, surgeId, eventId)));
    return done.includes('later') ? 'later' : 'done';
  }

  async #closeIn(shelterId: string, surgeId: string, eventId: string): Promise<Done> {
    const command = { type: 'close-surge', surgeId } as const;
    const outcome = await this.#shelters.handle({
      id: shelterId,
      command,
      ...causedKey('surges', `close ${eventId} ${shelterId}`, command.type, command),
      actor: CLOCK_ACTOR,
      source: 'system',
    });
    return afterShelter(outcome);
  }
}
