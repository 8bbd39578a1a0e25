import type { ShelterEvent } from '@safe-haven/domain';
import type { AppendResult, EventStore, NewEvent } from '@safe-haven/event-store';
import type { Random } from '../testing/random.ts';

/** Counts injected faults, so that a run can show that each one occurred. */
export type Counters = Map<string, number>;
export const count = (counters: Counters, fault: string): void =>
  void counters.set(fault, (counters.get(fault) ?? 0) + 1);

/**
 * A store that fails as real ones do: unreachable for a while, or the answer is lost before or after the commit. What
 * it reports as appended is in the inner log.
 */
export class FaultyStore implements EventStore<ShelterEvent> {
  readonly #inner: EventStore<ShelterEvent>;
  readonly #random: Random;
  readonly #counters: Counters;
  isDown = false;
  lossy = false;

  constructor(inner: EventStore<ShelterEvent>, random: Random, counters: Counters) {
    this.#inner = inner;
    this.#random = random;
    this.#counters = counters;
  }

  get logId(): string {
    return this.#inner.logId;
  }

  async append(stream: string, events: readonly NewEvent[], expected: number): Promise<AppendResult> {
    if (this.isDown) {
      count(this.#counters, 'store away');
      return { outcome: 'refused', reason: 'unavailable' };
    }
    if (this.lossy && this.#random.chance(0.25)) {
      count(this.#counters, 'lost before the commit');
      return { outcome: 'unknown', reason: 'the connection was lost' };
    }
    const result = await this.#inner.append(stream, events, expected);
    if (this.lossy && result.outcome === 'appended' && this.#random.chance(0.25)) {
      count(this.#counters, 'lost after the commit');
      return { outcome: 'unknown', reason: 'the connection was lost' };
    }
    if (result.outcome === 'lost_race') count(this.#counters, 'lost race');
    return result;
  }

  read = (...args: Parameters<EventStore<ShelterEvent>['read']>) => this.#inner.read(...args);
  follow = (...args: Parameters<EventStore<ShelterEvent>['follow']>) => this.#inner.follow(...args);
  head = () => this.#inner.head();
  ping = (ms: number) => this.#inner.ping(ms);
  forget = (stream: string) => this.#inner.forget(stream);
  verify = () => this.#inner.verify();
  close = async () => undefined;
}
