import { setImmediate as nextTurn } from 'node:timers/promises';
import { SHELTER_UNREADABLE } from '@safe-haven/contracts';
import {
  type RecordedFact,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
  streamOf,
  toFact,
} from '@safe-haven/domain';
import type { EventStore, LogEvent, RecordedEvent } from '@safe-haven/event-store';
import { changeBetween, type WebhookChange } from '@safe-haven/projections';
import { isReadable } from '../streams/facts.ts';
import type { SkippedEvent } from './message.ts';

/** After so many events of a long stream other work gets a turn of the event loop. */
const EVENTS_PER_TURN = 500;

/** One event of a shelter that is delivered, and under which topics. */
export interface ShelterChange extends WebhookChange {
  readonly position: string;
  readonly at: string;
}
export type FollowedEvent = ShelterChange | SkippedEvent;

/**
 * The state of one shelter as a webhook follows it, event by event. A correction changes how earlier events are read, so
 * the stream is then folded again up to that event and no further: the message of an event is the same whenever it is
 * built.
 */
export class ShelterFollower {
  readonly #store: EventStore;
  readonly #shelterId: string;
  #state: ShelterState;
  #revision = 0;
  #unreadable = false;

  constructor(store: EventStore, shelterId: string) {
    this.#store = store;
    this.#shelterId = shelterId;
    this.#state = shelterDecider.initial(shelterId);
  }

  /** Reads the stream up to position `upTo`, and returns what is to be delivered of the events after `after`. */
  async readUpTo(upTo: string, after: string): Promise<FollowedEvent[]> {
    const found: FollowedEvent[] = [];
    const { events } = await this.#store.read(streamOf(shelterDecider, this.#shelterId));
    const facts: RecordedFact<ShelterEvent>[] = [];
    for (const event of events) {
      if (event.position > upTo) break;
      if (!this.#isNext(event)) return event.position > after ? [...found, skipped(event)] : found;
      if (facts.push(toFact(event)) % EVENTS_PER_TURN === 0) await nextTurn();
      const { rewritesHistory, fold, evolve } = shelterDecider;
      const next = rewritesHistory(event.event) ? fold(this.#shelterId, facts) : evolve(this.#state, toFact(event));
      if (event.position > after) found.push(...this.#changesOf(event, next));
      this.#apply(event, next);
    }
    return found;
  }

  /** Takes the shelter's next event, as the log delivers it. `unknown`: events before it are missing here. */
  async onEvent(event: LogEvent<unknown>): Promise<readonly FollowedEvent[] | 'unknown'> {
    if (event.revision <= this.#revision) return [];
    if (event.revision !== this.#revision + 1) return this.#unreadable ? [] : 'unknown';
    const wasUnreadable = this.#unreadable;
    if (!this.#isNext(event)) return wasUnreadable ? [] : [skipped(event)];
    const next = await this.#stateAfter(event);
    const found = this.#changesOf(event, next);
    this.#apply(event, next);
    return found;
  }

  async #stateAfter(event: RecordedEvent<ShelterEvent>): Promise<ShelterState> {
    if (!shelterDecider.rewritesHistory(event.event)) return shelterDecider.evolve(this.#state, toFact(event));
    const { events } = await this.#store.read(event.stream);
    const upToEvent = (events as readonly LogEvent<ShelterEvent>[]).filter((e) => e.revision <= event.revision);
    return shelterDecider.fold(this.#shelterId, upToEvent.filter(isReadable).map(toFact));
  }

  /** Nothing is delivered about a shelter that can't be read; the first unreadable event is reported as skipped. */
  #isNext(event: LogEvent<unknown>): event is RecordedEvent<ShelterEvent> {
    this.#unreadable ||= !event.readable;
    return !this.#unreadable;
  }

  #changesOf({ position, metadata }: RecordedEvent<ShelterEvent>, next: ShelterState): ShelterChange[] {
    const change = changeBetween(this.#state, next);
    return change === null ? [] : [{ position, at: metadata.recordedAt, ...change }];
  }

  #apply({ revision }: RecordedEvent<ShelterEvent>, next: ShelterState): void {
    this.#revision = revision;
    this.#state = next;
  }
}

const skipped = ({ position }: LogEvent<unknown>): SkippedEvent => ({ type: SHELTER_UNREADABLE, position });
