import { type Actor, overdueAt } from '@safe-haven/domain';
import type { Clock } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { bodyHash } from '../streams/body-hash.ts';
import { commandIdOf } from '../streams/command-ids.ts';
import type { ShelterStreams } from '../streams/shelter-streams.ts';

const CLOCK_ACTOR: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };
const LONGEST_SLEEP_MS = 30_000;

/**
 * Records lapses: sleeps until the earliest deadline of any house and sends that house `record-time`. The decision is
 * the domain's. Every replica may ask; the command's id is made of the house, its revision and the deadline, so asking
 * twice is one fact.
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

  /** Looks through all houses once, then at each that changes. A restart forgets no hold: deadlines are in the log. */
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
    const due = overdueAt(this.#feed.known(shelterId).state);
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

  /** Asks each house that has something due by now; returns how many were asked. */
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
    const { revision, unreadable } = this.#feed.known(shelterId);
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
    // Whatever kept it from being recorded (a full disk, a store away), the deadline stays and is asked for again.
    if (outcome.kind !== 'done' || outcome.facts.length === 0) this.#due.set(shelterId, this.#clock.now() + 1_000);
  }
}
