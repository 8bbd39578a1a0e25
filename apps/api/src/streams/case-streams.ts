import type { Actor, Outcome as Decided } from '@safe-haven/domain';
import type { CommandRequest } from './command.ts';
import type { Typed } from './facts.ts';
import type { Head, StreamKind, Written } from './kind.ts';
import type { Outcome } from './outcome.ts';
import { type OwnStreamOptions, OwnStreamWithKeys } from './own-stream.ts';
import type { Streams } from './streams.ts';

type Rejected<R> = { readonly code: R };

export interface CaseKind<S, C, E, R extends string> extends OwnStreamOptions<S, E> {
  readonly decide: (command: C, state: S, about: { id: string; now: string; actor: Actor }) => Decided<E, R>;
}

/** A case as its stream tells it, with the events it was read from. */
export type CaseHead<S, E> = Required<Head<S, E>>;

/** What requests and transfers have in common: short streams that are read each time, and repeated keys found in them. */
export class CaseStreams<S, C, E extends Typed, R extends string> {
  readonly #streams: Streams;
  readonly #states: OwnStreamWithKeys<S, E>;
  readonly #kind: StreamKind<S, C, E, Rejected<R>>;
  readonly #listeners = new Set<(written: Written<E>) => void>();

  constructor(streams: Streams, { decide, ...options }: CaseKind<S, C, E, R>) {
    this.#streams = streams;
    this.#states = new OwnStreamWithKeys(streams.store, options);
    this.#kind = {
      streamOf: options.streamOf,
      states: this.#states,
      decide: (command, state, { now, request: { id, actor } }) => decide(command, state, { id, now, actor }),
      recordedAt: ({ events = [] }) => newestOf(events.map(({ metadata }) => metadata.recordedAt)),
      tellsReplicasApart: true,
      onWritten: (written) => {
        for (const tell of this.#listeners) tell(written);
      },
    };
  }

  handle(request: CommandRequest<C>): Promise<Outcome<S, E, Rejected<R>>> {
    return this.#streams.handle(this.#kind, request);
  }

  /** The case as its stream tells it now; null: this program can't read it. Rejects when the log can't be read. */
  async head(id: string): Promise<CaseHead<S, E> | null> {
    const head = await this.#states.newest(id);
    return head.unreadable ? null : head;
  }

  /**
   * Told of facts that this process has handed over and that are in the log now. Where two replicas hand over the same
   * fact, both are: the stream then holds the `correlationId` of the one that came first.
   */
  onWritten(listener: (written: Written<E>) => void): void {
    this.#listeners.add(listener);
  }
}

const newestOf = (instants: readonly string[]): string | null => instants.toSorted().at(-1) ?? null;
