import {
  decideShelter,
  evolveShelter,
  type Fact,
  foldShelter,
  type HavenEvent,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
} from '@safe-haven/domain';
import { type EventStore, type LogEvent, type RecordedEvent } from '@safe-haven/event-store';
import { factOf } from '@safe-haven/projections';
import { type Clock, instantOf } from '../environment/clock.ts';
import { ofHouses } from '../environment/event-store.ts';
import type { AcceptedCommands } from './accepted-commands.ts';
import { appendSurely } from './append-surely.ts';
import type { CommandOutcome, CommandRequest } from './command-request.ts';
import { contextOf, newEvent, ownFact } from './recording.ts';

/** A stream as far as this process knows it. */
export interface KnownStream {
  readonly revision: number;
  readonly state: ShelterState;
  readonly unreadable: boolean;
}

export interface StreamSource {
  /** What the feed already holds of a stream, so that a cold command costs no replay. */
  known(shelterId: string): KnownStream;
}

const ATTEMPTS = 12;
/** A clock this far behind the newest fact decides nothing: its "now" would be in the house's past. */
const CLOCK_TOLERANCE_MS = 120_000;

export const streamOf = (shelterId: string): string => `shelter-${shelterId}`;

/**
 * Read, decide, append; a lost race is decided again on what the winner wrote (SH-8). The state is cached by revision,
 * the append proves the revision, and a rejection is given only after the head was seen to be where it was decided.
 */
export class HandleCommand {
  readonly #store: EventStore<ShelterEvent>;
  readonly #source: StreamSource;
  readonly #accepted: AcceptedCommands;
  readonly #clock: Clock;
  readonly #cache = new Map<string, KnownStream>();
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(store: EventStore<HavenEvent>, source: StreamSource, accepted: AcceptedCommands, clock: Clock) {
    this.#store = ofHouses(store);
    this.#source = source;
    this.#accepted = accepted;
    this.#clock = clock;
  }

  /** Commands on one house go one after the other in this process: a race against oneself is a waste of a commit. */
  handle(request: CommandRequest): Promise<CommandOutcome> {
    const stream = streamOf(request.shelterId);
    const before = this.#queues.get(stream) ?? Promise.resolve();
    const mine = before.then(() => this.#decide(request, stream));
    const settled = mine.catch(() => undefined);
    this.#queues.set(stream, settled);
    void settled.then(() => {
      if (this.#queues.get(stream) === settled) this.#queues.delete(stream);
    });
    return mine;
  }

  /** The newest this process knows of a house; a house it doesn't know yet is looked up in the log. */
  async known(shelterId: string): Promise<KnownStream> {
    const newest = this.#newest(shelterId);
    if (newest.revision > 0 || newest.unreadable) return newest;
    const { events } = await this.#store.read(streamOf(shelterId));
    return events.length === 0 ? newest : this.#fold(shelterId, newest, events);
  }

  async #decide(request: CommandRequest, stream: string): Promise<CommandOutcome> {
    let known = this.#newest(request.shelterId);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (known.unreadable) return this.#observe(request, stream, known.state);
      const repeat = await this.#repeat(request, stream);
      if (repeat) return repeat;
      await request.check?.();

      const now = request.now ?? this.#clock.now();
      if (now + CLOCK_TOLERANCE_MS < Date.parse(recordedAtOf(known.state))) return { kind: 'clock_behind' };
      const history = needsWholeStream(request.command) ? await this.#history(stream) : [];
      const decision = decideShelter(request.command, known.state, contextOf(request, stream, instantOf(now), history));

      if (!decision.ok || decision.events.length === 0) {
        const tail = await this.#store.read(stream, known.revision);
        if (tail.revision !== known.revision) {
          known = await this.#fold(request.shelterId, known, tail.events);
          continue;
        }
        if (!decision.ok) return { kind: 'rejected', rejection: decision.rejection, state: known.state };
        return {
          kind: 'done',
          position: await this.#store.head(),
          revision: known.revision,
          facts: [],
          repeated: false,
        };
      }

      const events = decision.events.map((d, i) => newEvent(request, stream, d, i, instantOf(now)));
      const result = await appendSurely(this.#store, stream, events, known.revision);
      if (result.outcome === 'lost_race') {
        const tail = await this.#store.read(stream, known.revision);
        known = await this.#fold(request.shelterId, known, tail.events);
        continue;
      }
      if (result.outcome === 'unknown') return { kind: 'unknown' };
      if (result.outcome === 'refused') return { kind: 'refused', reason: result.reason };
      const facts = events.map((e, i) => ownFact(e, decision.events[i]!, known.revision + 1 + i));
      await this.#adopt(request, stream, known, facts, result.position);
      return { kind: 'done', position: result.position, revision: result.revision, facts, repeated: false };
    }
    return { kind: 'refused', reason: 'unavailable' };
  }

  /**
   * A house that can't be read decides nothing, but what somebody saw there is stored all the same: it is never refused
   * (SH-12) and is read once an upcaster can read what stands before it.
   */
  async #observe(request: CommandRequest, stream: string, state: ShelterState): Promise<CommandOutcome> {
    if (request.command.type !== 'report-census' || state.situation === 'unregistered') return { kind: 'unreadable' };
    const now = instantOf(request.now ?? this.#clock.now());
    const decision = decideShelter(request.command, state, contextOf(request, stream, now, []));
    if (!decision.ok) return { kind: 'unreadable' };
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { revision } = await this.#store.read(stream, Number.MAX_SAFE_INTEGER);
      const events = decision.events.map((d, i) => newEvent(request, stream, d, i, now));
      const result = await appendSurely(this.#store, stream, events, revision);
      if (result.outcome === 'lost_race') continue;
      if (result.outcome === 'unknown') return { kind: 'unknown' };
      if (result.outcome === 'refused') return { kind: 'refused', reason: result.reason };
      const facts = events.map((e, i) => ownFact(e, decision.events[i]!, revision + 1 + i));
      return { kind: 'done', position: result.position, revision: result.revision, facts, repeated: false };
    }
    return { kind: 'refused', reason: 'unavailable' };
  }

  /** The same key and body gets the same answer, the same key with another body is refused (SH-7). */
  async #repeat(request: CommandRequest, stream: string): Promise<CommandOutcome | null> {
    const known = this.#accepted.find(stream, request.actor.person, request.commandId);
    if (!known) return null;
    if (known.hash !== request.hash) return { kind: 'key_reused' };
    const slice = await this.#store.read(stream, known.firstRevision - 1);
    const facts = slice.events
      .filter((e): e is RecordedEvent<ShelterEvent> => e.readable && e.revision <= known.lastRevision)
      .map(factOf);
    return { kind: 'done', position: known.position, revision: known.lastRevision, facts, repeated: true };
  }

  #newest(shelterId: string): KnownStream {
    const fed = this.#source.known(shelterId);
    const cached = this.#cache.get(shelterId);
    if (cached && cached.revision > fed.revision && !fed.unreadable) return cached;
    this.#cache.delete(shelterId);
    return fed;
  }

  async #adopt(
    request: CommandRequest,
    stream: string,
    known: KnownStream,
    facts: readonly Fact[],
    position: string,
  ): Promise<void> {
    for (const fact of facts) {
      this.#accepted.learn(stream, fact.context.revision, position, {
        person: request.actor.person,
        commandId: request.commandId,
        hash: request.hash,
        recordedAt: fact.context.recordedAt,
      });
    }
    const state = facts.some(isCorrection)
      ? foldShelter(request.shelterId, await this.#history(stream))
      : facts.reduce(evolveShelter, known.state);
    this.#cache.set(request.shelterId, { revision: facts.at(-1)!.context.revision, state, unreadable: false });
  }

  async #fold(shelterId: string, known: KnownStream, tail: readonly LogEvent<ShelterEvent>[]): Promise<KnownStream> {
    if (tail.some((e) => !e.readable)) return { ...known, unreadable: true };
    const facts = (tail as readonly RecordedEvent<ShelterEvent>[]).map(factOf);
    for (const e of tail as readonly RecordedEvent<ShelterEvent>[]) {
      this.#accepted.learn(e.stream, e.revision, e.position, {
        person: e.metadata.actor.person,
        commandId: e.metadata.commandId,
        hash: e.metadata.commandHash,
        recordedAt: e.metadata.recordedAt,
      });
    }
    const state = facts.some(isCorrection)
      ? foldShelter(shelterId, await this.#history(streamOf(shelterId)))
      : facts.reduce(evolveShelter, known.state);
    const next = { revision: facts.at(-1)?.context.revision ?? known.revision, state, unreadable: false };
    this.#cache.set(shelterId, next);
    return next;
  }

  async #history(stream: string): Promise<readonly Fact[]> {
    const { events } = await this.#store.read(stream);
    return events.filter((e): e is RecordedEvent<ShelterEvent> => e.readable).map(factOf);
  }
}

const isCorrection = (fact: Fact): boolean => fact.event.type === 'EventCorrected';
const needsWholeStream = (c: ShelterCommand): boolean => c.type === 'correct-event' || c.type === 'undo';
const recordedAtOf = (state: ShelterState): string =>
  state.situation === 'unregistered' ? '1970-01-01T00:00:00.000Z' : state.recordedAt;
