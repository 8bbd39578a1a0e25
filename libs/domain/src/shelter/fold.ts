import type { EventContext } from '../decider.ts';
import type { Correction, Fact, ShelterEvent } from './events.ts';
import { evolveShelter, evolveVoided } from './evolve.ts';
import { factOf } from './facts/index.ts';
import { initialShelter } from './initial.ts';
import type { ShelterState } from './state.ts';

/** The corrections of one event; of several of a kind the newest counts. */
interface Corrected {
  voided: boolean;
  occurredAt: string | null;
  beds: readonly string[] | null;
}
export type Corrections = ReadonlyMap<string, Corrected>;

/** A fact after corrections; `event` null: voided, only its revision counts. */
export interface CorrectedFact {
  readonly event: ShelterEvent | null;
  readonly context: EventContext;
}

/**
 * Folds a whole stream, oldest first, with corrections applied at their targets (SH-13): used by the handler, the board and
 * replay. `asKnown` leaves the corrections out: what was known before them.
 */
export function foldShelter(
  shelterId: string,
  facts: Iterable<Fact>,
  { asKnown = false }: { readonly asKnown?: boolean } = {},
): ShelterState {
  const stream = Array.isArray(facts) ? (facts as readonly Fact[]) : [...facts];
  const corrections = asKnown ? new Map() : correctionsIn(stream);
  let state = initialShelter(shelterId);
  for (const fact of stream) state = evolveCorrected(state, correctedFact(fact, corrections));
  return state;
}

export const evolveCorrected = (state: ShelterState, { event, context }: CorrectedFact): ShelterState =>
  event === null ? evolveVoided(state, context) : evolveShelter(state, { event, context });

export function correctionsIn(facts: Iterable<Fact>): Corrections {
  const corrections = new Map<string, Corrected>();
  for (const { event } of facts) {
    if (event.type !== 'EventCorrected') continue;
    const before = corrections.get(event.eventId) ?? { voided: false, occurredAt: null, beds: null };
    corrections.set(event.eventId, correctedBy(before, event.correction));
  }
  return corrections;
}

function correctedBy(before: Corrected, correction: Correction): Corrected {
  switch (correction.kind) {
    case 'void':
      return { ...before, voided: true };
    case 'replace_time':
      return { ...before, occurredAt: correction.occurredAt };
    case 'replace_beds':
      return { ...before, beds: correction.beds };
  }
}

export function correctedFact(fact: Fact, corrections: Corrections): CorrectedFact {
  const correction = corrections.size === 0 ? undefined : corrections.get(fact.context.eventId);
  if (correction === undefined || fact.event.type === 'EventCorrected') return fact;
  const { occurredAt, beds, voided } = correction;
  return {
    event: voided ? null : beds === null ? fact.event : withBeds(fact.event, beds),
    context: occurredAt === null ? fact.context : { ...fact.context, occurredAt },
  };
}

const withBeds = (event: ShelterEvent, beds: readonly string[]): ShelterEvent =>
  factOf(event).beds?.with(event, beds) ?? event;
