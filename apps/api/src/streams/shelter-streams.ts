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
import type { Head, StreamKind, Written } from './kind.ts';
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
  readonly #listeners = new Set<(written: Written<ShelterEvent>) => void>();
  readonly #kind: StreamKind<ShelterState, ShelterCommand, ShelterEvent, Rejection, OutsideShelter, ShelterRequest>;

  constructor(streams: Streams, feed: FoldedShelters, accepted: AcceptedCommands) {
    const states = new ShelterStates(streams.store, feed, accepted);
    this.#streams = streams;
    this.#states = states;
    this.#kind = {
      decider: shelterDecider,
      states,
      outside: () => ({}),
      onWritten: (written) => {
        for (const notify of this.#listeners) notify(written);
      },
    };
  }

  handle(request: ShelterRequest): Promise<ShelterOutcome> {
    return this.#streams.handle(this.#kind, request);
  }

  /** Called with events that this process has appended. */
  onWritten(listener: (written: Written<ShelterEvent>) => void): void {
    this.#listeners.add(listener);
  }

  /** The newest known state of a shelter; an unknown one is looked up in the log. */
  async headOf(shelterId: string): Promise<Head<ShelterState, ShelterEvent>> {
    const newest = this.#states.newest(shelterId);
    return newest.revision > 0 || newest.unreadable ? newest : this.#states.catchUp(shelterId, newest);
  }
}
