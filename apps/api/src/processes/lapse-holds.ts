import { type Actor, overdueAt } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { bodyHash } from '../streams/command.ts';
import { commandIdOf } from '../streams/command-ids.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';

const CLOCK_ACTOR: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
const LONGEST_SLEEP_MS = 30_000;

/**
 * Records lapses: sleeps until the earliest deadline of any shelter and sends that shelter `record-time`. The domain
 * decides. Every replica sends it; the command id is derived from the shelter, its revision and the deadline, so
 * sending it twice records one event.
 */
export class LapseHolds {
  readonly #feed: BoardFeed;
  readonly #shelters: ShelterStreams;
  readonly #clock: Clock;
  readonly #due = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #stop: (() => void) | undefined;
  #running = false;

  constructor(feed: BoardFeed, shelters: ShelterStreams, clock: Clock) {
    this.#feed = feed;
    this.#shelters = shelters;
    this.#clock = clock;
  }

  /** Scans all shelters once, then each one that changes. A restart loses no deadline: they are in the log. */
  start(): void {
    for (const id of this.#feed.network.shelters.keys()) this.#note(id);
    this.#stop = this.#feed.onChange((id) => {
      if (!id) return;
      this.#note(id);
      this.#arm();
    });
    this.#arm();
  }

  stop(): void {
    this.#stop?.();
    clearTimeout(this.#timer);
  }

  #note(shelterId: string): void {
    const due = overdueAt(this.#feed.headOf(shelterId).state);
    if (due === null) this.#due.delete(shelterId);
    else this.#due.set(shelterId, Date.parse(due));
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#due.size === 0 || this.#running) return;
    const first = Math.min(...this.#due.values());
    const wait = Math.min(Math.max(first - this.#clock.now() + 1, 5), LONGEST_SLEEP_MS);
    this.#timer = setTimeout(() => void this.recordDue(), wait);
    this.#timer.unref();
  }

  /** Sends `record-time` to each shelter with a deadline that has passed; returns how many. */
  async recordDue(): Promise<number> {
    this.#running = true;
    const now = this.#clock.now();
    const overdue = [...this.#due].filter(([, at]) => at < now);
    for (const [shelterId, at] of overdue) await this.#ask(shelterId, at);
    this.#running = false;
    this.#arm();
    return overdue.length;
  }

  async #ask(shelterId: string, at: number): Promise<void> {
    const { revision, unreadable } = this.#feed.headOf(shelterId);
    this.#due.delete(shelterId);
    if (unreadable) return;
    const outcome = await this.#shelters.handle({
      id: shelterId,
      command: { type: 'record-time' },
      commandId: commandIdOf('clock', `shelter:${shelterId}:${revision}:${at}`),
      hash: bodyHash('record-time', {}),
      actor: CLOCK_ACTOR,
      source: 'system',
    });
    // If recording failed (disk full, store unreachable), the deadline stays and is retried.
    if (outcome.kind !== 'done' || outcome.facts.length === 0) this.#due.set(shelterId, this.#clock.now() + 1_000);
  }
}
