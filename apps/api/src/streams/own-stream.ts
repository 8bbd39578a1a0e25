import type { EventStore, RecordedEvent, StreamName } from '@safe-haven/event-store';
import { type FactOf, factOf, isReadable } from './facts.ts';
import type { AnyRequest, Appended, Head, Repeat, States } from './kind.ts';
import { ask } from './log-away.ts';

export interface OwnStreamOptions<S, E> {
  readonly streamOf: (id: string) => StreamName;
  readonly initial: (id: string) => S;
  readonly evolve: (state: S, fact: FactOf<E>) => S;
}

/**
 * The state of a short stream, read from it each time: a rejection is always one of its head (SH-8), and what was done
 * at another replica is seen at once.
 */
export class OwnStream<S, E> implements States<S, E> {
  readonly mayBeBehind: boolean = false;
  readonly #store: EventStore<E>;
  readonly #options: OwnStreamOptions<S, E>;

  constructor(store: EventStore, options: OwnStreamOptions<S, E>) {
    this.#store = store as EventStore<E>;
    this.#options = options;
  }

  /** Rejects when the log can't be asked. */
  async newest(id: string): Promise<Required<Head<S, E>>> {
    const { streamOf, initial, evolve } = this.#options;
    const read = await ask(this.#store.read(streamOf(id)));
    const events: RecordedEvent<E>[] = [];
    let state = initial(id);
    for (const e of read.events) {
      if (!isReadable(e)) return { state, revision: read.revision, unreadable: true, events };
      state = evolve(state, factOf(e));
      events.push(e);
    }
    return { state, revision: read.revision, unreadable: false, events };
  }

  beyond(id: string): Promise<Head<S, E>> {
    return this.newest(id);
  }

  wrote(_: unknown, { state }: Head<S, E>, { facts }: Appended<E>): S {
    return facts.reduce(this.#options.evolve, state);
  }
}

/** The same, where a repeated key gets the answer of then: it is found in the stream itself, however long ago (SH-7). */
export class OwnStreamWithKeys<S, E> extends OwnStream<S, E> {
  repeat({ commandId, actor }: AnyRequest, { events = [] }: Head<S, E>): Repeat<E> | null {
    const written = events.filter(
      ({ metadata }) => metadata.commandId === commandId && metadata.actor.person === actor.person,
    );
    const last = written.at(-1);
    if (!last) return null;
    const { position, revision, metadata } = last;
    return { hash: metadata.commandHash, position, revision, facts: written.map(factOf) };
  }
}
