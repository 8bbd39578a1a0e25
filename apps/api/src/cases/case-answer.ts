import type { CommandAnswer } from '@safe-haven/contracts';
import type { RecordedFact } from '@safe-haven/domain';
import { positionToTell } from '../streams/outcome.ts';

/** The fields of an event that the response repeats: codes, times and shelters. Sealed fields are never sent back. */
const ANSWERED = new Set([
  'shelters',
  'respondBy',
  'shelterId',
  'answer',
  'level',
  'interim',
  'excludedAreas',
  'urgency',
  'conditions',
  'arrival',
  'kind',
  'scope',
  'met',
  'code',
  'at',
]);

/**
 * The response to an accepted command on a request or a transfer; without details for a caller who has lost the right
 * since.
 */
export const caseAnswer = (
  done: {
    readonly position: string;
    readonly revision: number;
    readonly facts: readonly RecordedFact<{ readonly type: string }>[];
  },
  may = true,
): CommandAnswer => ({
  position: positionToTell(done),
  revision: may ? String(done.revision) : '0',
  events: done.facts.map(({ event, context: { eventId, occurredAt } }) =>
    may
      ? {
          type: event.type,
          eventId,
          occurredAt,
          ...Object.fromEntries(Object.entries(event).filter(([field]) => ANSWERED.has(field))),
        }
      : { type: event.type },
  ),
});
