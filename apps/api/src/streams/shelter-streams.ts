import {
  type DecisionContext,
  decideShelter,
  type Fact,
  type Rejection,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
} from '@safe-haven/domain';
import { eventIdOf } from '@safe-haven/event-store';
import type { AcceptedCommands } from './accepted-commands.ts';
import type { CommandRequest } from './command.ts';
import type { Deciding, Head, StreamKind } from './kind.ts';
import type { Outcome } from './outcome.ts';
import { type KnownShelters, ShelterStates, shelterStream } from './shelter-states.ts';
import type { Streams } from './streams.ts';

export interface ShelterRequest extends CommandRequest<ShelterCommand> {
  /** A house's keys are always looked for. */
  readonly hash: string;
  /** The house said yes to the request that the hold is for (RQ-13). */
  readonly invited?: boolean;
}

export type ShelterOutcome = Outcome<ShelterState, ShelterEvent, Rejection>;

/** An index that no event has: the id made with it names the hold, stay, room or beds of the command. */
const NAMES_WHAT_IS_MADE = -1;

/** Whoever writes in `shelter-…` comes this way. */
export class ShelterStreams {
  readonly #streams: Streams;
  readonly #states: ShelterStates;
  readonly #kind: StreamKind<ShelterState, ShelterCommand, ShelterEvent, Rejection, ShelterRequest>;

  constructor(streams: Streams, feed: KnownShelters, accepted: AcceptedCommands) {
    const states = new ShelterStates(streams.store, feed, accepted);
    this.#streams = streams;
    this.#states = states;
    this.#kind = {
      streamOf: shelterStream,
      states,
      decide: async (command, state, about) =>
        decideShelter(
          command,
          state,
          contextOf(about, needsHistory(command) ? await states.history(about.request.id) : []),
        ),
      recordedAt: ({ state }) => (state.situation === 'unregistered' ? null : state.recordedAt),
      isObservation: ({ type }) => type === 'report-census',
    };
  }

  handle(request: ShelterRequest): Promise<ShelterOutcome> {
    return this.#streams.handle(this.#kind, request);
  }

  /** The newest this process knows of a house; one that it doesn't know yet is looked up in the log. */
  async known(shelterId: string): Promise<Head<ShelterState, ShelterEvent>> {
    const newest = this.#states.newest(shelterId);
    return newest.revision > 0 || newest.unreadable ? newest : this.#states.beyond(shelterId, newest);
  }
}

/** Only what takes something back looks at all that was. */
const needsHistory = ({ type }: ShelterCommand): boolean => type === 'correct-event' || type === 'undo';

function contextOf({ request, stream, now }: Deciding<ShelterRequest>, history: readonly Fact[]): DecisionContext {
  const { id: shelterId, commandId, actor, invited } = request;
  const newId = eventIdOf(stream, commandId, NAMES_WHAT_IS_MADE);
  return {
    shelterId,
    commandId,
    newId,
    now,
    actor,
    ...(invited === undefined ? {} : { invited }),
    history: () => history,
  };
}
