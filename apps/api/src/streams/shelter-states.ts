import {
  type RecordedFact,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
  streamOf,
  toFact,
} from '@safe-haven/domain';
import type { EventStore, Revision } from '@safe-haven/event-store';
import type { AcceptedCommands } from './accepted-commands.ts';
import { ask, unavailable } from './ask-log.ts';
import type { CommandRequest } from './command.ts';
import { isReadable } from './facts.ts';
import type { Appended, Head, Repeat, States } from './kind.ts';
import { repeatIn } from './own-stream.ts';

export const shelterStream = (shelterId: string): string => streamOf(shelterDecider, shelterId);

/** The shelter states that the feed has folded, so that a command needs no replay. */
export interface FoldedShelters {
  headOf(shelterId: string): Head<ShelterState, ShelterEvent>;
}

type ShelterHead = Head<ShelterState, ShelterEvent>;

/**
 * Shelter states as this process knows them: from the feed, or newer from its own writes and lookups. The append
 * verifies the revision. Keys of the last 72 h are remembered, however long the stream is.
 */
export class ShelterStates implements States<ShelterState, ShelterEvent> {
  readonly mayBeBehind = true;
  readonly #store: EventStore<ShelterEvent>;
  readonly #feed: FoldedShelters;
  readonly #accepted: AcceptedCommands;
  readonly #newer = new Map<string, ShelterHead>();

  constructor(store: EventStore, feed: FoldedShelters, accepted: AcceptedCommands) {
    this.#store = store as EventStore<ShelterEvent>;
    this.#feed = feed;
    this.#accepted = accepted;
  }

  newest(shelterId: string): ShelterHead {
    const fed = this.#feed.headOf(shelterId);
    const newer = this.#newer.get(shelterId);
    if (newer && newer.revision > fed.revision && !fed.unreadable) return newer;
    this.#newer.delete(shelterId);
    return fed;
  }

  async catchUp(shelterId: string, head: ShelterHead): Promise<ShelterHead> {
    const { events, revision } = await ask(this.#store.read(shelterStream(shelterId), head.revision));
    if (revision === head.revision) return head;
    if (head.unreadable) return { ...head, revision };
    if (!events.every(isReadable)) return { ...head, unreadable: true };
    for (const { stream, metadata, revision } of events) {
      const { actor, commandId, recordedAt } = metadata;
      this.#accepted.remember(stream, revision, { person: actor.person, commandId, recordedAt });
    }
    const state = await this.#evolved(shelterId, head.state, events.map(toFact));
    const known = { revision, state, unreadable: false };
    this.#newer.set(shelterId, known);
    return known;
  }

  repeat(request: CommandRequest<unknown>): Promise<Repeat<ShelterState, ShelterEvent> | null> | null {
    const { id, actor, commandId } = request;
    const first = this.#accepted.find(shelterStream(id), actor.person, commandId);
    return first === undefined ? null : this.#repeatFrom(first, request);
  }

  async #repeatFrom(
    first: Revision,
    request: CommandRequest<unknown>,
  ): Promise<Repeat<ShelterState, ShelterEvent> | null> {
    const { events } = await ask(this.#store.read(shelterStream(request.id), first - 1));
    const found = repeatIn(events.filter(isReadable), request);
    if (!found) return null;
    // Rooms, the owner of a hold and who sees the house may have changed since: the answer uses the state of that time.
    return { ...found, state: await this.#stateAt(request.id, found.revision) };
  }

  async #stateAt(shelterId: string, revision: Revision): Promise<ShelterState> {
    const { events } = await ask(this.#store.read(shelterStream(shelterId)));
    const until = events.filter(isReadable).filter((e) => e.revision <= revision);
    return shelterDecider.fold(shelterId, until.map(toFact));
  }

  async appended(
    { id, actor: { person }, commandId }: CommandRequest<unknown>,
    head: ShelterHead,
    { facts }: Appended<ShelterEvent>,
  ): Promise<ShelterState> {
    for (const { context } of facts) {
      const { revision, recordedAt } = context;
      this.#accepted.remember(shelterStream(id), revision, { person, commandId, recordedAt });
    }
    if (head.unreadable) return head.state;
    try {
      const state = await this.#evolved(id, head.state, facts);
      this.#newer.set(id, { revision: head.revision + facts.length, state, unreadable: false });
      return state;
    } catch (error) {
      // They are in the log all the same, where the feed and the next command read them.
      this.#newer.delete(id);
      unavailable(error);
      return head.state;
    }
  }

  /** Every event of the stream, oldest first. */
  async history(shelterId: string): Promise<readonly RecordedFact<ShelterEvent>[]> {
    const { events } = await ask(this.#store.read(shelterStream(shelterId)));
    return events.filter(isReadable).map(toFact);
  }

  async #evolved(
    shelterId: string,
    state: ShelterState,
    facts: readonly RecordedFact<ShelterEvent>[],
  ): Promise<ShelterState> {
    const { rewritesHistory, evolve, fold } = shelterDecider;
    if (!facts.some(({ event }) => rewritesHistory(event))) return facts.reduce(evolve, state);
    return fold(shelterId, await this.history(shelterId));
  }
}
