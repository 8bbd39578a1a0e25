import type { AccessEvent } from '@safe-haven/domain';
import type { EventActor, EventStore } from '@safe-haven/event-store';
import { type Clock, instantOf } from '../environment/clock.ts';
import { appendSurely } from '../streams/append-surely.ts';
import { accessStream } from './erasure/access-days.ts';
import { newEvent } from './keys/append.ts';

const LOST_RACES = 20;

export type Recorded =
  | { readonly outcome: 'recorded'; readonly position: string }
  /** It is not known to be in the log: whatever it stands for must not happen. */
  | { readonly outcome: 'not_recorded'; readonly reason: 'outcome_unknown' | 'store_unavailable' | 'disk_full' };

/**
 * Writes down who looked at what, in the stream of the UTC day, before anything is shown. Nothing is decided on what
 * stands there, so a lost race is only tried again behind the winner.
 */
export class AccessLog {
  readonly #store: EventStore;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: EventStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Never rejects. Those of one process go one after the other: racing oneself would use up the tries. */
  append(event: AccessEvent, by: EventActor): Promise<Recorded> {
    const mine = this.#last.then(() => this.#append(event, by));
    this.#last = mine;
    return mine;
  }

  async #append(event: AccessEvent, by: EventActor): Promise<Recorded> {
    const now = this.#clock.now();
    const stream = accessStream(now);
    const fact = newEvent(stream, event, by, instantOf(now));
    try {
      let { revision } = await this.#store.read(stream, Number.MAX_SAFE_INTEGER);
      for (let tries = 0; tries < LOST_RACES; tries++) {
        const result = await appendSurely(this.#store, stream, [fact], revision);
        if (result.outcome === 'appended') return { outcome: 'recorded', position: result.position };
        if (result.outcome === 'unknown') return { outcome: 'not_recorded', reason: 'outcome_unknown' };
        if (result.outcome === 'refused') {
          const reason = result.reason === 'disk_full' ? 'disk_full' : 'store_unavailable';
          return { outcome: 'not_recorded', reason };
        }
        revision = result.revision;
      }
    } catch {
      // A log that can't be asked has not recorded it.
    }
    return { outcome: 'not_recorded', reason: 'store_unavailable' };
  }
}
