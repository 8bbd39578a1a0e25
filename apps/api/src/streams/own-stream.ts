import { type Decider, type RecordedFact, streamOf, toFact } from '@safe-haven/domain';
import type { EventStore, RecordedEvent } from '@safe-haven/event-store';
import { ask } from './ask-log.ts';
import type { CommandRequest } from './command.ts';
import { isReadable } from './facts.ts';
import type { Appended, Head, Repeat, States } from './kind.ts';

/** The part of a decider that reading its streams needs. */
type Folding<S, E> = Pick<Decider<S, never, E & { readonly type: string }, never>, 'kind' | 'initial' | 'evolve'>;

/**
 * The state of a short stream, read for each command: a rejection always refers to its head (SH-8), and another
 * replica's events are seen at once.
 */
export class OwnStream<S, E extends { readonly type: string }> implements States<S, E> {
  readonly mayBeBehind: boolean = false;
  readonly #store: EventStore<E>;
  readonly #decider: Folding<S, E>;

  constructor(store: EventStore, decider: Folding<S, E>) {
    this.#store = store as EventStore<E>;
    this.#decider = decider;
  }

  /** Rejects when the log can't be read. */
  async newest(id: string): Promise<Required<Head<S, E>>> {
    const read = await ask(this.#store.read(streamOf(this.#decider, id)));
    const events: RecordedEvent<E>[] = [];
    let state = this.#decider.initial(id);
    for (const e of read.events) {
      if (!isReadable(e)) return { state, revision: read.revision, unreadable: true, events };
      state = this.#decider.evolve(state, toFact(e));
      events.push(e);
    }
    return { state, revision: read.revision, unreadable: false, events };
  }

  catchUp(id: string): Promise<Head<S, E>> {
    return this.newest(id);
  }

  async history(_: string, { events = [] }: Head<S, E>): Promise<readonly RecordedFact<E>[]> {
    return events.map(toFact);
  }

  appended(_: unknown, { state }: Head<S, E>, { facts }: Appended<E>): S {
    return facts.reduce(this.#decider.evolve, state);
  }
}

/**
 * The same with repeats: a repeated key gets the answer of its first time, found in the stream however old it is
 * (SH-7).
 */
export class OwnStreamWithKeys<S, E extends { readonly type: string }> extends OwnStream<S, E> {
  repeat(request: CommandRequest<unknown>, { events = [], state }: Head<S, E>): Repeat<S, E> | null {
    const found = repeatIn(events, request);
    return found && { ...found, state };
  }
}

/** The events of the stream that this key's command wrote; null: none. */
export function repeatIn<E>(
  events: readonly RecordedEvent<E>[],
  { commandId, actor }: CommandRequest<unknown>,
): Omit<Repeat<unknown, E>, 'state'> | null {
  const written = events.filter(
    ({ metadata }) => metadata.commandId === commandId && metadata.actor.person === actor.person,
  );
  const last = written.at(-1);
  if (!last) return null;
  const { position, revision, metadata } = last;
  return { hash: metadata.commandHash, position, revision, facts: written.map(toFact) };
}
