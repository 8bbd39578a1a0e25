import type { ShelterEvent } from '@safe-haven/contracts';
import {
  correctedFact,
  correctionsIn,
  evolveCorrected,
  evolveShelter,
  type Fact,
  type HavenEvent,
  initialShelter,
  type ShelterState,
  toFact,
} from '@safe-haven/domain';
import type { EventStore, LogEvent, Position, RecordedEvent } from '@safe-haven/event-store';
import { runInSlices } from '../limits/loop-turns.ts';

const NO_BEDS: readonly string[] = [];

/**
 * A house as its earlier events made it, for what an event alone does not say: which beds a release or a discharge frees,
 * and where in the log the event is that a correction corrects. Folded event by event; a correction reads the stream
 * again, as its command did.
 */
export class SheltersoFar {
  readonly #store: EventStore<HavenEvent>;
  readonly #stream: string;
  #state: ShelterState;

  private constructor(store: EventStore<HavenEvent>, stream: string, state: ShelterState) {
    [this.#store, this.#stream, this.#state] = [store, stream, state];
  }

  /** The house before an event: of the first in the file. */
  static async before(store: EventStore<HavenEvent>, event: LogEvent<HavenEvent>): Promise<SheltersoFar> {
    const shelter = new SheltersoFar(store, event.stream, initialShelter(event.stream));
    if (event.revision > 1)
      shelter.#state = await runInSlices(foldedFrom(event.stream, (await shelter.#upTo(event)).slice(0, -1)));
    return shelter;
  }

  /** The beds that an event adds, takes, frees, opens, closes or corrects; null: it moves none. */
  bedsMovedBy(event: ShelterEvent): readonly string[] | null {
    const kept = this.#state.situation === 'kept' ? this.#state : null;
    switch (event.type) {
      case 'HoldReleased':
      case 'HoldLapsed':
        return kept?.holds[event.holdId]?.beds ?? NO_BEDS;
      case 'PartyDischarged':
        return kept?.stays[event.stayId]?.beds ?? NO_BEDS;
      case 'PartyMoved':
        return event.to;
      case 'EventCorrected':
        return event.correction.kind === 'replace_beds' ? event.correction.beds : null;
      default:
        return 'beds' in event ? event.beds : 'bedId' in event ? [event.bedId] : null;
    }
  }

  /** Folds the next event. Returns the position of the event that it corrects; null: it corrects none. */
  async fold(recorded: RecordedEvent<HavenEvent>): Promise<Position | null> {
    const fact = toFact(recorded as RecordedEvent<ShelterEvent>);
    if (fact.event.type !== 'EventCorrected') {
      this.#state = evolveShelter(this.#state, fact);
      return null;
    }
    const target = fact.event.eventId;
    const events = await this.#upTo(recorded);
    this.#state = await runInSlices(foldedFrom(this.#stream, events));
    return events.find(({ eventId }) => eventId === target)?.position ?? null;
  }

  #upTo = async (place: LogEvent<HavenEvent>): Promise<readonly LogEvent<HavenEvent>[]> =>
    (await this.#store.read(this.#stream, 0, place)).events;
}

/** The fold of a stream with its corrections, in steps: of a long one it takes many turns. */
function* foldedFrom(stream: string, events: readonly LogEvent<HavenEvent>[]): Generator<void, ShelterState> {
  const facts = events.flatMap((event): Fact[] =>
    event.readable ? [toFact(event as RecordedEvent<ShelterEvent>)] : [],
  );
  const corrections = correctionsIn(facts);
  let state = initialShelter(stream);
  for (const fact of facts) {
    state = evolveCorrected(state, correctedFact(fact, corrections));
    yield;
  }
  return state;
}
