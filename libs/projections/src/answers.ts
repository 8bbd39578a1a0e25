import type { CommandAnswer } from '@safe-haven/contracts';
import type { Actor, Fact, ShelterEvent, ShelterState } from '@safe-haven/domain';
import { placesIn, privacyOf } from './parts.ts';
import { byOf } from './people.ts';

type AnswerEvent = CommandAnswer['events'][number];

/** Who is answered, and whether they see this house's exact beds: what the policy said about the command. */
export interface Answered {
  readonly reader: Actor;
  readonly exact: boolean;
}

/**
 * The events of a command's answer as the reader may see them, a repeated answer included. `state`: the house after
 * the command. Who may not see exact beds learns of a hold how many places it has and until when, and of the rest
 * that it happened; what time alone decided in the same append is somebody else's and not shown (SH-15).
 */
export function answerEvents(
  facts: readonly Fact[],
  { reader, exact }: Answered,
  state: ShelterState,
): CommandAnswer['events'] {
  if (state.situation === 'unregistered') return [];
  if (exact) return facts.map((fact) => exactly(fact, reader));
  return facts.filter(({ event }) => event.type !== 'HoldLapsed').map(({ event }) => withoutBeds(event, state));
}

function exactly({ event, context: { eventId, occurredAt } }: Fact, reader: Actor): AnswerEvent {
  const shown = event.type === 'BedsHeld' ? { ...event, placedBy: byOf(event.placedBy, reader) } : event;
  return { eventId, occurredAt, ...shown };
}

function withoutBeds(event: ShelterEvent, state: ShelterState): AnswerEvent {
  if (event.type !== 'BedsHeld' || state.situation !== 'kept') return { type: event.type };
  const { type, holdId, beds, expiresAt } = event;
  return { type, holdId, places: placesIn(state, beds), roomKind: privacyOf(state, beds), expiresAt };
}
