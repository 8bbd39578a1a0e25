import type { CommandAnswer } from '@safe-haven/contracts';
import type { RecordedFact } from '@safe-haven/domain';

/** What of a fact the answer repeats: codes, times and houses; what is sealed stays in the log. */
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

/** The answer to an accepted command on a request or a transfer; to who may not send it any more, without what it says. */
export const caseAnswer = (
  done: {
    readonly position: string;
    readonly revision: number;
    readonly facts: readonly RecordedFact<{ readonly type: string }>[];
  },
  may = true,
): CommandAnswer => ({
  position: done.position,
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
