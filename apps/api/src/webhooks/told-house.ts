import { setImmediate as nextTurn } from 'node:timers/promises';
import { HOUSE_UNREADABLE } from '@safe-haven/contracts';
import { type RecordedFact, type ShelterEvent, type ShelterState, shelterDecider } from '@safe-haven/domain';
import type { EventStore, LogEvent, RecordedEvent } from '@safe-haven/event-store';
import { changeBetween, type WebhookChange } from '@safe-haven/projections';
import { factOf, isReadable } from '../streams/facts.ts';
import { streamOf } from '../streams/kind.ts';
import type { LeftOut } from './message.ts';

/** Nobody waits for more than so many events of a long stream. */
const AT_ONCE = 500;

/** One event of a house that is to be told, and as what. */
export interface ToldEvent extends WebhookChange {
  readonly position: string;
  readonly at: string;
}
export type ReadEvent = ToldEvent | LeftOut;

/**
 * One house as a webhook follows it: fact by fact, and where a correction changes how earlier ones are read from its stream anew, as
 * far as that event and no further. So what is told of an event is the same whenever it is told.
 */
export class ToldHouseState {
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

  /** Reads the stream up to a place in the log, and answers what is to be told of what lies after another. */
  async readUpTo(upTo: string, after: string): Promise<ReadEvent[]> {
    const told: ReadEvent[] = [];
    const { events } = await this.#store.read(streamOf(shelterDecider, this.#shelterId));
    const facts: RecordedFact<ShelterEvent>[] = [];
    for (const event of events) {
      if (event.position > upTo) break;
      if (!this.#isNext(event)) return event.position > after ? [...told, leftOut(event)] : told;
      if (facts.push(factOf(event)) % AT_ONCE === 0) await nextTurn();
      const { rewritesHistory, fold, evolve } = shelterDecider;
      const next = rewritesHistory(event.event) ? fold(this.#shelterId, facts) : evolve(this.#state, factOf(event));
      if (event.position > after) told.push(...this.#told(event, next));
      this.#take(event, next);
    }
    return told;
  }

  /** The next event of the house, as the log brought it. `unknown`: some before it are missing here. */
  async hear(event: LogEvent<unknown>): Promise<readonly ReadEvent[] | 'unknown'> {
    if (event.revision <= this.#revision) return [];
    if (event.revision !== this.#revision + 1) return this.#unreadable ? [] : 'unknown';
    const isKnown = this.#unreadable;
    if (!this.#isNext(event)) return isKnown ? [] : [leftOut(event)];
    const next = await this.#after(event);
    const told = this.#told(event, next);
    this.#take(event, next);
    return told;
  }

  async #after(event: RecordedEvent<ShelterEvent>): Promise<ShelterState> {
    if (!shelterDecider.rewritesHistory(event.event)) return shelterDecider.evolve(this.#state, factOf(event));
    const { events } = await this.#store.read(event.stream);
    const until = (events as readonly LogEvent<ShelterEvent>[]).filter((e) => e.revision <= event.revision);
    return shelterDecider.fold(this.#shelterId, until.filter(isReadable).map(factOf));
  }

  /** Of a house that can't be read nothing is told any more; the event from which on that is so is left out by name. */
  #isNext(event: LogEvent<unknown>): event is RecordedEvent<ShelterEvent> {
    this.#unreadable ||= !event.readable;
    return !this.#unreadable;
  }

  #told({ position, metadata }: RecordedEvent<ShelterEvent>, next: ShelterState): ToldEvent[] {
    const change = changeBetween(this.#state, next);
    return change === null ? [] : [{ position, at: metadata.recordedAt, ...change }];
  }

  #take({ revision }: RecordedEvent<ShelterEvent>, next: ShelterState): void {
    this.#revision = revision;
    this.#state = next;
  }
}

const leftOut = ({ position }: LogEvent<unknown>): LeftOut => ({ type: HOUSE_UNREADABLE, position });
