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

/** The id of a command's event in the log. */
export type EventIdOf = (stream: string, commandId: string, index: number) => string;

/** The observed outcome of a hold, and when it was recorded, in ms. */
interface TimedOutcome {
  readonly sighting: HoldSighting;
  readonly ms: number;
}

/** The recorded history of the demo's shelters while the night is generated. */
export interface RecordedShelters {
  /** The state of a shelter at an instant. */
  at(shelterId: string, now: Instant): ShelterState;
  /** The observed outcomes of the holds for a request, in order. */
  holdOutcomesOf(requestId: string): readonly TimedOutcome[];
}

export function recordedShelters(items: readonly HistoryItem[], eventIdOf: EventIdOf): RecordedShelters {
  const facts = new Map<string, Fact[]>();
  for (const item of items) {
    const known = facts.get(item.shelterId) ?? [];
    facts.set(item.shelterId, known);
    known.push(...factsOf(item, eventIdOf));
  }
  const timed = [...facts].flatMap(([shelterId, own]) => holdOutcomesIn(shelterId, own));
  return {
    at: (shelterId, now) =>
      (facts.get(shelterId) ?? [])
        .filter(({ context }) => context.recordedAt <= now)
        .reduce(evolveShelter, initialShelter(shelterId)),
    holdOutcomesOf: (requestId) =>
      timed.filter(({ sighting }) => sighting.requestId === requestId).toSorted((a, b) => a.ms - b.ms),
  };
}

function factsOf({ stream, commandId, actor, now, expected, events }: HistoryItem, eventIdOf: EventIdOf): Fact[] {
  const { person, role, organisation } = actor;
  return events.map(({ event, occurredAt }, i) => ({
    event,
    context: {
      // The last event has index 0, as in the store.
      eventId: eventIdOf(stream, commandId, events.length - 1 - i),
      revision: expected + i + 1,
      occurredAt,
      recordedAt: now,
      commandId,
      actor: { person, role, organisation },
    },
  }));
}

function holdOutcomesIn(shelterId: string, facts: readonly Fact[]): TimedOutcome[] {
  let ledger = emptyLedger(shelterId);
  const timed: TimedOutcome[] = [];
  for (const fact of facts) {
    const seen = observe(ledger, fact);
    ledger = seen.ledger;
    if (seen.sighting) timed.push({ sighting: seen.sighting, ms: Date.parse(fact.context.recordedAt) });
  }
  return timed;
}
