import type { EventContext } from '../decider.ts';
import type { Fact, ShelterEvent } from './events.ts';
import { factOf } from './facts/index.ts';
import { correctedFact, correctionsIn, evolveCorrected } from './fold.ts';
import { initialShelter } from './initial.ts';
import type { RejectionCode } from './rejections.ts';
import type { ShelterState } from './state.ts';

/** A fact of a stream that breaks a rule, and which. */
interface Break {
  readonly eventId: string;
  readonly revision: number;
  readonly code: RejectionCode;
}

/**
 * Walks a stream with its corrections applied and checks for each fact the bed rules at its revision: beds exist, are in
 * service and have one party, rooms are shared by whom they are for, holds and stays exist, times do not overlap. An
 * accepted fact breaks only what became a rule after it was written; a correction may break more (SH-13).
 */
function* breaksIn(facts: readonly Fact[]): Generator<Break> {
  const corrections = correctionsIn(facts);
  let state = initialShelter('');
  for (const recorded of facts) {
    const fact = correctedFact(recorded, corrections);
    const code = fact.event === null ? null : brokenBy(state, fact.event, fact.context);
    if (code !== null) yield { eventId: fact.context.eventId, revision: fact.context.revision, code };
    state = evolveCorrected(state, fact);
  }
}

/** The first fact of a stream that breaks a rule; null: none. */
export const firstBreak = (facts: readonly Fact[]): Break | null => breaksIn(facts).next().value ?? null;

/** The first rule that facts break with more behind them, and did not break without those; null: none. */
export function newBreak(before: readonly Fact[], added: readonly Fact[]): Break | null {
  let known: readonly Break[] | null = null;
  for (const found of breaksIn([...before, ...added])) {
    known ??= [...breaksIn(before)];
    if (!known.some(({ revision, code }) => revision === found.revision && code === found.code)) return found;
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
