import {
  emptyLedger,
  evolveShelter,
  type Fact,
  type HoldSighting,
  type Instant,
  initialShelter,
  observe,
  type ShelterState,
} from '@safe-haven/domain';
import type { HistoryItem } from '../history/shelter-log.ts';

/** The id that the log gives an event of a command. */
export type EventIdOf = (stream: string, commandId: string, index: number) => string;

/** A sighting of a hold and when it was recorded, in ms. */
interface TimedSighting {
  readonly sighting: HoldSighting;
  readonly ms: number;
}

/** What can be known of the houses of the demo while its night is written. */
export interface RecordedShelters {
  /** A house as its stream said it at an instant. */
  at(shelterId: string, now: Instant): ShelterState;
  /** What became of the holds for a request, in order. */
  sightingsOf(requestId: string): readonly TimedSighting[];
}

export function recordedShelters(items: readonly HistoryItem[], eventIdOf: EventIdOf): RecordedShelters {
  const facts = new Map<string, Fact[]>();
  for (const item of items) {
    const known = facts.get(item.shelterId) ?? [];
    facts.set(item.shelterId, known);
    known.push(...factsOf(item, eventIdOf));
  }
  const timed = [...facts].flatMap(([shelterId, own]) => sightingsIn(shelterId, own));
  return {
    at: (shelterId, now) =>
      (facts.get(shelterId) ?? [])
        .filter(({ context }) => context.recordedAt <= now)
        .reduce(evolveShelter, initialShelter(shelterId)),
    sightingsOf: (requestId) =>
      timed.filter(({ sighting }) => sighting.requestId === requestId).toSorted((a, b) => a.ms - b.ms),
  };
}

function factsOf({ stream, commandId, actor, now, expected, events }: HistoryItem, eventIdOf: EventIdOf): Fact[] {
  const { person, role, organisation } = actor;
  return events.map(({ event, occurredAt }, i) => ({
    event,
    context: {
      // Counted from the last, as the program counts them.
      eventId: eventIdOf(stream, commandId, events.length - 1 - i),
      revision: expected + i + 1,
      occurredAt,
      recordedAt: now,
      commandId,
      actor: { person, role, organisation },
    },
  }));
}

function sightingsIn(shelterId: string, facts: readonly Fact[]): TimedSighting[] {
  let ledger = emptyLedger(shelterId);
  const timed: TimedSighting[] = [];
  for (const fact of facts) {
    const seen = observe(ledger, fact);
    ledger = seen.ledger;
    if (seen.sighting) timed.push({ sighting: seen.sighting, ms: Date.parse(fact.context.recordedAt) });
  }
  return timed;
}
