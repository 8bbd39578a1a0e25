import type { Decider } from '@safe-haven/domain';
import type { CommandRequest } from './command.ts';
import type { TypedEvent } from './facts.ts';
import type { Head, StreamKind, Written } from './kind.ts';
import type { Outcome } from './outcome.ts';
import { OwnStreamWithKeys } from './own-stream.ts';
import type { Streams } from './streams.ts';

/** A case at the head of its stream, with its events. */
export type CaseHead<S, E> = Required<Head<S, E>>;

/**
 * The common part of requests and transfers: short streams that are read each time, and repeated keys found in them.
 */
export class CaseStreams<
  S,
  C extends TypedEvent,
  E extends TypedEvent,
  R extends { readonly code: string },
  M = unknown,
> {
  readonly #streams: Streams;
  readonly #states: OwnStreamWithKeys<S, E>;
  readonly #kind: StreamKind<S, C, E, R, M>;
  readonly #listeners = new Set<(written: Written<E>) => void>();

  constructor(streams: Streams, decider: Decider<S, C, E, R, M>) {
    this.#streams = streams;
    this.#states = new OwnStreamWithKeys(streams.store, decider);
    this.#kind = {
      decider,
      states: this.#states,
      // Only `permit` gives it.
      outside: () => undefined as M,
      distinctCorrelationIds: true,
      onWritten: (written) => {
        for (const notify of this.#listeners) notify(written);
      },
    };
  }

  handle(request: CommandRequest<C, S, M>): Promise<Outcome<S, E, R>> {
    return this.#streams.handle(this.#kind, request);
  }

  /** The case at the head of its stream; null: this program can't read it. Rejects when the log can't be read. */
  async head(id: string): Promise<CaseHead<S, E> | null> {
    const head = await this.#states.newest(id);
    return head.unreadable ? null : head;
  }

  /**
   * Called with events that this process has appended. When two replicas append the same event, both call it; the
   * stream then has the `correlationId` of the first.
   */
  onWritten(listener: (written: Written<E>) => void): void {
    this.#listeners.add(listener);
  }
}
