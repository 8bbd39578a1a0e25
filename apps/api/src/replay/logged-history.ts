import { type Fact, type ShelterEvent, type ShelterState, toFact } from '@safe-haven/domain';
import {
  type EventStore,
  type LogEvent,
  type RecordedEvent,
  StoreUnavailable,
  type StreamName,
} from '@safe-haven/event-store';
import { type FoldedShelter, pastShelter } from '@safe-haven/projections';
import { type FactSource, type PointInTime, ShelterHistory } from '@safe-haven/projections/history';
import { shelterStream } from '../streams/shelter-states.ts';
import type { TimeSlicer } from './time-slicer.ts';

/** Facts between two stored positions; a part of a stream is read up to the next of them. */
const CHECKPOINT_EACH = 64;

type Checkpoint = Pick<RecordedEvent, 'revision' | 'position'>;

/** The history of one shelter, read from the log. Operations run one after the other. */
export class LoggedHistory {
  readonly history: ShelterHistory;
  readonly #store: EventStore<ShelterEvent>;
  readonly #slicer: TimeSlicer;
  readonly #stream: StreamName;
  /** The position of every `CHECKPOINT_EACH`th fact, and of the last one. */
  readonly #checkpoints: Checkpoint[] = [];
  /** Why, and since when (ms), this program version can't read the stream; null: it can. */
  #unreadable: { readonly reason: string; readonly since: number; readonly position: string } | null = null;
  /** A read failed in the middle: the history is inconsistent. */
  #isPartial = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(store: EventStore<ShelterEvent>, shelterId: string, slicer: TimeSlicer) {
    this.#store = store;
    this.#slicer = slicer;
    this.#stream = shelterStream(shelterId);
    this.history = new ShelterHistory(shelterId);
  }

  /** The number of events, for the limit of the cache. */
  get size(): number {
    return Math.max(1, this.history.count);
  }

  /** How many of the first `revision` events are ready; all of an unreadable stream, which can't be read further. */
  readyUpTo(revision: number): number {
    return this.#unreadable === null ? Math.min(this.history.count, revision) : revision;
  }

  /** A promise to await when the time slice is used up; else null. */
  yieldIfDue(): Promise<void> | null {
    return this.#slicer.yieldIfDue();
  }

  /** Reads the log at least up to a revision. If it fails, the history must be dropped. */
  readTo(revision: number): Promise<void> {
    return this.#serialize(async () => {
      if (this.#isPartial) throw new StoreUnavailable('An earlier read of this history failed.');
      if (this.#unreadable !== null || this.history.count >= revision) return;
      const { events } = await this.#store.read(this.#stream, this.history.count);
      const facts: Fact[] = [];
      for (const event of events) {
        await this.#slicer.yieldIfDue();
        if (!event.readable) {
          this.#unreadable = {
            reason: event.reason,
            since: lastRecorded(this.history, facts),
            position: event.position,
          };
          break;
        }
        facts.push(toFact(event));
      }
      this.#isPartial = true;
      this.#addCheckpoints(events.slice(0, facts.length));
      await this.history.extend(facts, this.#source());
      this.#isPartial = false;
    });
  }

  /** The shelter at a point in time; see `ShelterHistory.stateAt`. */
  shelterAt(point: PointInTime): Promise<FoldedShelter> {
    return this.#serialize(async () => this.#shelterOf(await this.history.stateAt(point, this.#source()), point));
  }

  /** The shelter at an instant (ms) in both views, which mostly are the same state. */
  bothAt(at: number): Promise<{ readonly was: FoldedShelter; readonly known: FoldedShelter }> {
    return this.#serialize(async () => {
      const [was, known] = [null, at].map((known) => ({ at, known })) as [PointInTime, PointInTime];
      const state = await this.history.stateAt(was, this.#source());
      const knownState = this.history.isKnownAt(at) ? state : await this.history.stateAt(known, this.#source());
      return { was: this.#shelterOf(state, was), known: this.#shelterOf(knownState, known) };
    });
  }

  #shelterOf(state: ShelterState, { at, known }: PointInTime): FoldedShelter {
    const failure = this.#unreadable;
    const isBroken = failure !== null && failure.since <= Math.min(at, known ?? at);
    const unreadable = isBroken ? { reason: failure.reason, since: failure.position } : null;
    return pastShelter(this.history.shelterId, state, unreadable);
  }

  #source(): FactSource {
    return { read: (from, to) => this.#facts(from, to), yieldIfDue: () => this.#slicer.yieldIfDue() };
  }

  async #facts(from: number, to: number): Promise<readonly Fact[]> {
    const upTo = this.#checkpoints.find(({ revision }) => revision >= to) ?? this.#checkpoints.at(-1);
    const { events } = await this.#store.read(this.#stream, from, upTo);
    return (events as readonly RecordedEvent<ShelterEvent>[]).slice(0, to - from).map(toFact);
  }

  #addCheckpoints(events: readonly LogEvent[]): void {
    const last = this.#checkpoints.at(-1);
    if (last && last.revision % CHECKPOINT_EACH !== 0 && events.length > 0) this.#checkpoints.pop();
    for (const [i, { revision, position }] of events.entries()) {
      if (revision % CHECKPOINT_EACH === 0 || i === events.length - 1) this.#checkpoints.push({ revision, position });
    }
  }

  #serialize<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(task);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

const lastRecorded = (history: ShelterHistory, facts: readonly Fact[]): number => {
  const last = facts.at(-1);
  return last === undefined ? (history.recorded.at(-1) ?? 0) : Date.parse(last.context.recordedAt);
};
