import type { EventContext } from '../decider.ts';
import type { Fact, ShelterEvent } from './events.ts';
import { factOf } from './facts/index.ts';
import { correctedFact, correctionsIn, evolveCorrected } from './fold.ts';
import { initialShelter } from './initial.ts';
import type { RejectionCode } from './rejections.ts';
import type { ShelterState } from './state.ts';

/** The first fact of a stream that breaks a rule, and which. */
export interface Break {
  readonly eventId: string;
  readonly revision: number;
  readonly code: RejectionCode;
}

/**
 * Walks a stream with its corrections applied and checks for each fact the bed rules at its revision: beds exist, are in
 * service and have one party, household rooms, holds and stays exist, times do not overlap. Accepted facts never break a
 * rule; a correction may (SH-13).
 */
export function firstBreak(facts: readonly Fact[]): Break | null {
  const corrections = correctionsIn(facts);
  let state = initialShelter('');
  for (const recorded of facts) {
    const fact = correctedFact(recorded, corrections);
    const code = fact.event === null ? null : brokenBy(state, fact.event, fact.context);
    if (code !== null) return { eventId: fact.context.eventId, revision: fact.context.revision, code };
    state = evolveCorrected(state, fact);
  }
  return null;
}

function brokenBy(state: ShelterState, event: ShelterEvent, context: EventContext): RejectionCode | null {
  if (state.situation === 'unregistered') {
    return event.type === 'ShelterRegistered' ? null : 'shelter_not_registered';
  }
  if (event.type === 'ShelterRegistered') return 'already_registered';
  const fact = factOf(event);
  if (fact.of === 'any') return fact.recheck(state, event);
  return state.situation === 'kept' ? fact.recheck(state, event, context) : null;
}
