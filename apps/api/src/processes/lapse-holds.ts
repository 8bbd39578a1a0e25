import { overdueAt } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { causedKey } from '../streams/command-key.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';
import { CLOCK_ACTOR } from './clock-actor.ts';
import { Deadlines } from './deadlines.ts';

/**
 * Records lapses: at the earliest deadline of a shelter it sends that shelter `record-time`. The domain decides. Every
 * replica sends it; the command id is derived from the shelter, its revision and the deadline, so sending it twice
 * records one event.
 */
export class LapseHolds {
  readonly #feed: BoardFeed;
  readonly #shelters: ShelterStreams;
  readonly #deadlines: Deadlines<string>;
  #unsubscribe: (() => void) | undefined;

  constructor(feed: BoardFeed, shelters: ShelterStreams, clock: Clock) {
    this.#feed = feed;
    this.#shelters = shelters;
    this.#deadlines = new Deadlines(clock, {
      keyOf: (shelterId) => shelterId,
      dueOf: (shelterId) => overdueAt(this.#feed.headOf(shelterId).state),
      record: (shelterId, at) => this.#recordTime(shelterId, at),
    });
  }

  /** Scans all shelters once, then each one that changes. A restart loses no deadline: they are in the log. */
  start(): void {
    for (const shelterId of this.#feed.network.shelters.keys()) this.#deadlines.note(shelterId);
    this.#unsubscribe = this.#feed.onChange((shelterId) => {
      if (shelterId !== null) this.#deadlines.note(shelterId);
    });
    this.#deadlines.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    await this.#deadlines.stop();
  }

  /** Sends `record-time` to each shelter with a deadline that has passed; returns how many. */
  recordDue(): Promise<number> {
    return this.#deadlines.recordDue();
  }

  async #recordTime(shelterId: string, at: number): Promise<boolean> {
    const { revision, unreadable } = this.#feed.headOf(shelterId);
    if (unreadable) return true;
    const outcome = await this.#shelters.handle({
      id: shelterId,
      command: { type: 'record-time' },
      ...causedKey('clock', `shelter:${shelterId}:${revision}:${at}`, 'record-time'),
      actor: CLOCK_ACTOR,
      source: 'system',
    });
    return outcome.kind === 'done' && outcome.facts.length > 0;
  }
}
