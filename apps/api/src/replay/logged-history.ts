import type { Fact, ShelterEvent, ShelterState } from '@safe-haven/domain';
import {
  type EventStore,
  type LogEvent,
  type RecordedEvent,
  StoreUnavailable,
  type StreamName,
} from '@safe-haven/event-store';
import { type FactSource, factOf, type House, HouseHistory, houseThen, type Moment } from '@safe-haven/projections';
import type { Breather } from './breather.ts';

/** Facts between two places of the log that are remembered: a part of a stream is read up to the next one. */
const PLACE_EACH = 64;

type Place = Pick<RecordedEvent, 'revision' | 'position'>;

/** The past of one house and where in the log its parts stand. One question after the other. */
export class LoggedHistory {
  readonly history: HouseHistory;
  readonly #store: EventStore<ShelterEvent>;
  readonly #breather: Breather;
  readonly #stream: StreamName;
  /** The place of each so many facts, and at the end that of the last. */
  readonly #places: Place[] = [];
  /** Why, and from when on (ms), this program can't read the house; null: it can. */
  #unreadable: { readonly reason: string; readonly since: number; readonly position: string } | null = null;
  /** What was read was not taken in whole: the log went away in the middle. */
  #half = false;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(store: EventStore<ShelterEvent>, shelterId: string, breather: Breather) {
    this.#store = store;
    this.#breather = breather;
    this.#stream = `shelter-${shelterId}`;
    this.history = new HouseHistory(shelterId);
  }

  /** Events of the house that it knows; for a limit of memory. */
  get size(): number {
    return Math.max(1, this.history.count);
  }

  /** How many of the first so many events are ready; of a house that can't be read further, all. */
  readyUpTo(revision: number): number {
    return this.#unreadable === null ? Math.min(this.history.count, revision) : revision;
  }

  /** A promise to wait for when others go first now; else null. */
  breathe(): Promise<void> | null {
    return this.#breather.breathe();
  }

  /** Reads what the log holds up to a revision at least. After a failure it is of no use any more. */
  readTo(revision: number): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#half) throw new StoreUnavailable('The past of a house was read in part.');
      if (this.#unreadable !== null || this.history.count >= revision) return;
      const { events } = await this.#store.read(this.#stream, this.history.count);
      const facts: Fact[] = [];
      for (const event of events) {
        await this.#breather.breathe();
        if (!event.readable) {
          this.#unreadable = {
            reason: event.reason,
            since: lastRecorded(this.history, facts),
            position: event.position,
          };
          break;
        }
        facts.push(factOf(event));
      }
      this.#half = true;
      this.#remember(events.slice(0, facts.length));
      await this.history.extend(facts, this.#source());
      this.#half = false;
    });
  }

  /** The house at a moment, as `HouseHistory` has it. */
  houseAt(moment: Moment): Promise<House> {
    return this.#inTurn(async () => this.#houseOf(await this.history.stateAt(moment, this.#source()), moment));
  }

  /** The house at an instant (ms) as it was, and as it was known then; most often that is one. */
  bothAt(at: number): Promise<{ readonly was: House; readonly known: House }> {
    return this.#inTurn(async () => {
      const [was, known] = [null, at].map((known) => ({ at, known })) as [Moment, Moment];
      const state = await this.history.stateAt(was, this.#source());
      const then = this.history.isKnownAt(at) ? state : await this.history.stateAt(known, this.#source());
      return { was: this.#houseOf(state, was), known: this.#houseOf(then, known) };
    });
  }

  #houseOf(state: ShelterState, { at, known }: Moment): House {
    const broken = this.#unreadable;
    const isBroken = broken !== null && broken.since <= Math.min(at, known ?? at);
    const unreadable = isBroken ? { reason: broken.reason, since: broken.position } : null;
    return houseThen(this.history.shelterId, state, unreadable);
  }

  #source(): FactSource {
    return { read: (from, to) => this.#facts(from, to), breathe: () => this.#breather.breathe() };
  }

  async #facts(from: number, to: number): Promise<readonly Fact[]> {
    const upTo = this.#places.find(({ revision }) => revision >= to) ?? this.#places.at(-1);
    const { events } = await this.#store.read(this.#stream, from, upTo);
    return (events as readonly RecordedEvent<ShelterEvent>[]).slice(0, to - from).map(factOf);
  }

  #remember(events: readonly LogEvent[]): void {
    const last = this.#places.at(-1);
    if (last && last.revision % PLACE_EACH !== 0 && events.length > 0) this.#places.pop();
    for (const [i, { revision, position }] of events.entries()) {
      if (revision % PLACE_EACH === 0 || i === events.length - 1) this.#places.push({ revision, position });
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#queue.then(work);
    this.#queue = next.catch(() => undefined);
    return next;
  }
}

const lastRecorded = (history: HouseHistory, facts: readonly Fact[]): number => {
  const last = facts.at(-1);
  return last === undefined ? (history.recorded.at(-1) ?? 0) : Date.parse(last.context.recordedAt);
};
