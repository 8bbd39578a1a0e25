import {
  type Actor,
  type Fact,
  mayCommand,
  type PlacedBy,
  type Rejection,
  type ShelterCommand,
  type ShelterState,
  shelterDecider,
  streamOf,
  toFact,
} from '@safe-haven/domain';
import { emptyNetwork, needsHistory, projectNetwork } from '@safe-haven/projections';

/** A recorded event, as the projections read it. */
export type Entry = Extract<Parameters<typeof projectNetwork>[1], { readonly readable: true }>;

/** A command of somebody at one instant. */
export interface Asked {
  readonly actor: Actor;
  readonly shelterId: string;
  readonly command: ShelterCommand;
  /** A repeat has the same, and is recorded once. */
  readonly commandId: string;
  /** In ms. */
  readonly now: number;
}

export type Handled =
  | { readonly kind: 'done'; readonly entries: readonly Entry[]; readonly state: ShelterState }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'no_right' };

/** The id of the hold, stay or room that a command creates. */
export const newIdOf = (commandId: string): string => `${commandId}-new`;

/** The program's own clock: it records what time ends. */
const CLOCK: Actor = { person: 'system:clock', role: 'service', organisation: null, country: null };

/** A log in memory: the deciders of the domain write it, the board's projection reads it. Nothing else keeps it. */
export class PracticeLog {
  readonly network = emptyNetwork();
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<(entries: readonly Entry[]) => void>();

  /** The events of one house, oldest first. */
  of(shelterId: string): readonly Entry[] {
    const stream = streamOf(shelterDecider, shelterId);
    return this.#entries.filter((entry) => entry.stream === stream);
  }

  facts(shelterId: string): readonly Fact[] {
    return this.of(shelterId).map(toFact);
  }

  state(shelterId: string): ShelterState {
    return shelterDecider.fold(shelterId, this.facts(shelterId));
  }

  /** Called with what each command appended. */
  onAppended(listener: (entries: readonly Entry[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Asks the policy, then the decider, and appends what it decides. */
  handle(asked: Asked): Handled {
    const { actor, shelterId, command, commandId, now } = asked;
    const before = this.of(shelterId);
    const own = before.filter(({ metadata }) => metadata.commandId === commandId);
    const state = this.state(shelterId);
    if (own.length > 0) return { kind: 'done', entries: own, state };
    if (!mayDoThis(asked, state)) return { kind: 'no_right' };
    const decision = shelterDecider.decide(command, state, {
      id: shelterId,
      commandId,
      newId: newIdOf(commandId),
      now: new Date(now).toISOString(),
      actor,
      history: () => before.map(toFact),
    });
    if (!decision.ok) return { kind: 'rejected', rejection: decision.rejection };
    const entries = decision.events.map(({ event, occurredAt }, i) => this.#entry(asked, event, occurredAt, i));
    this.#append(entries);
    return { kind: 'done', entries, state: this.state(shelterId) };
  }

  /** Ends what time has ended by now, in ms. */
  recordTime(now: number): void {
    for (const shelterId of this.network.shelters.keys())
      this.handle({
        actor: CLOCK,
        shelterId,
        command: { type: 'record-time' },
        commandId: `time-${shelterId}-${now}`,
        now,
      });
  }

  #entry({ actor, shelterId, commandId, now }: Asked, event: Entry['event'], occurredAt: string, index: number): Entry {
    const { person, role, organisation } = actor;
    return {
      readable: true,
      eventId: `${commandId}-${index}`,
      stream: streamOf(shelterDecider, shelterId),
      revision: this.of(shelterId).length + 1 + index,
      position: String(this.#entries.length + 1 + index).padStart(16, '0'),
      event,
      metadata: {
        occurredAt,
        recordedAt: new Date(now).toISOString(),
        commandId,
        source: 'app',
        actor: { person, role, organisation },
      },
    };
  }

  #append(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.#entries.push(entry);
      const shelterId = entry.stream.slice(`${shelterDecider.kind}-`.length);
      projectNetwork(this.network, entry, needsHistory(entry) ? this.facts(shelterId) : undefined);
    }
    if (entries.length > 0) for (const listener of this.#listeners) listener(entries);
  }
}

function mayDoThis({ actor, shelterId, command }: Asked, state: ShelterState): boolean {
  const isNew = state.situation === 'unregistered';
  const shelter = isNew
    ? command.type === 'register'
      ? { shelterId, organisation: command.organisation, country: command.country }
      : null
    : state;
  return shelter !== null && (actor === CLOCK || mayCommand(actor, command.type, shelter, placedIn(command, state)));
}

/** Whose hold the command is about. */
function placedIn(command: ShelterCommand, state: ShelterState): { readonly placedBy?: PlacedBy } {
  if (!('holdId' in command) || command.holdId === undefined || state.situation !== 'kept') return {};
  const { placedBy } = Object.hasOwn(state.holds, command.holdId) ? state.holds[command.holdId]! : {};
  return placedBy === undefined ? {} : { placedBy };
}
