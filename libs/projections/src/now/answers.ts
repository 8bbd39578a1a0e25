import type { CommandAnswer } from '@safe-haven/contracts';
import type { Actor, Fact, ShelterEvent, ShelterState } from '@safe-haven/domain';
import { byOf } from '../by.ts';
import { placesIn, privacyOf } from './parts.ts';

type AnswerEvent = CommandAnswer['events'][number];

/** The reader of an answer, and whether the policy lets them see the shelter's exact beds. */
export interface Answered {
  readonly reader: Actor;
  readonly exact: boolean;
  /** For `undo`: the event that it names. Undoing a hold releases it, and the release does not name the event. */
  readonly undoes?: string;
}

/**
 * The events of a command's answer as the reader may see them, also for a repeat. `state`: the shelter after the
 * command. Without the right to exact beds the reader sees a hold's number of places and its deadline, and of
 * everything else only that it happened; events that time caused in the same append belong to others and are left out
 * (SH-15).
 */
export function answerEvents(facts: readonly Fact[], answered: Answered, state: ShelterState): CommandAnswer['events'] {
  if (state.situation === 'unregistered') return [];
  if (answered.exact) return facts.map((fact) => exactly(fact, answered));
  return ownOf(facts).map((fact) => withoutBeds(fact, answered, state));
}

/** The same for a reader who may not send the command any more: only that it was done. */
export const answerWithoutDetails = (facts: readonly Fact[]): CommandAnswer['events'] =>
  ownOf(facts).map(({ event: { type } }) => ({ type }));

const ownOf = (facts: readonly Fact[]) => facts.filter(({ event }) => event.type !== 'HoldLapsed');

function exactly({ event, context: { eventId, occurredAt } }: Fact, { reader, undoes }: Answered): AnswerEvent {
  const corrects = correctedBy(event, undoes);
  switch (event.type) {
    case 'BedsHeld':
      return { eventId, occurredAt, ...event, placedBy: byOf(event.placedBy, reader) };
    case 'EventCorrected': {
      const { type, correction, reason } = event;
      return { eventId, occurredAt, type, ...corrects, correction, reason };
    }
    default:
      return { eventId, occurredAt, ...event, ...corrects };
  }
}

function withoutBeds({ event, context: { eventId } }: Fact, { undoes }: Answered, state: ShelterState): AnswerEvent {
  if (event.type !== 'BedsHeld' || state.situation !== 'kept') {
    return { type: event.type, eventId, ...correctedBy(event, undoes) };
  }
  const { type, holdId, beds, expiresAt } = event;
  return { type, eventId, holdId, places: placesIn(state, beds), roomKind: privacyOf(state, beds), expiresAt };
}

/** The event that one of these corrects or undoes. */
function correctedBy(event: ShelterEvent, undoes: string | undefined): { readonly corrects?: string } {
  if (event.type === 'EventCorrected') return { corrects: event.eventId };
  return event.type === 'HoldReleased' && undoes !== undefined ? { corrects: undoes } : {};
}
