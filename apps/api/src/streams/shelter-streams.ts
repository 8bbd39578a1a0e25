import {
  type OutsideShelter,
  type Rejection,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
} from '@safe-haven/domain';
import type { AcceptedCommands } from './accepted-commands.ts';
import type { CommandRequest } from './command.ts';
import type { Head, StreamKind } from './kind.ts';
import type { Done, Outcome } from './outcome.ts';
import { type FoldedShelters, ShelterStates } from './shelter-states.ts';
import type { Streams } from './streams.ts';

export interface ShelterRequest extends CommandRequest<ShelterCommand, ShelterState, OutsideShelter> {
  readonly hash: string;
}

export type ShelterOutcome = Outcome<ShelterState, ShelterEvent, Rejection>;
export type ShelterDone = Done<ShelterState, ShelterEvent>;

/** The only writer of `shelter-…` streams. */
export class ShelterStreams {
  readonly #streams: Streams;
  readonly #states: ShelterStates;
  readonly #listeners = new Map<ShelterEvent['type'], ((shelterId: string) => void)[]>();
  readonly #kind: StreamKind<ShelterState, ShelterCommand, ShelterEvent, Rejection, OutsideShelter, ShelterRequest>;

  constructor(streams: Streams, feed: FoldedShelters, accepted: AcceptedCommands) {
    const states = new ShelterStates(streams.store, feed, accepted);
    this.#streams = streams;
    this.#states = states;
    this.#kind = {
      decider: shelterDecider,
      states,
      outside: () => ({}),
      onWritten: ({ id, facts }) => {
        for (const type of new Set(facts.map(({ event }) => event.type))) {
          for (const notify of this.#listeners.get(type) ?? []) notify(id);
        }
      },
    };
  }

  handle(request: ShelterRequest): Promise<ShelterOutcome> {
    return this.#streams.handle(this.#kind, request);
  }

  /** Called with the id of a shelter when facts of a type, which this process appended, are in its log. */
  onWritten(type: ShelterEvent['type'], listener: (shelterId: string) => void): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  /** The newest known state of a shelter; an unknown one is looked up in the log. */
  async headOf(shelterId: string): Promise<Head<ShelterState, ShelterEvent>> {
    const newest = this.#states.newest(shelterId);
    return newest.revision > 0 || newest.unreadable ? newest : this.#states.catchUp(shelterId, newest);
  }
}
