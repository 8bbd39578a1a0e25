import type { EventStore, LogEvent, RecordedEvent } from '@safe-haven/event-store';
import { logSoFar } from '../keys/log-so-far.ts';
import { isSubject } from '../keys/subject.ts';
import type { Ended, RetentionFact } from './retention.ts';

/** Events after which the time runs, from when they were recorded. */
const ENDS: ReadonlyMap<string, Ended> = new Map([
  ['RequestPlaced', 'request_closed'],
  ['RequestClosedUnmet', 'request_closed'],
  ['RequestWithdrawn', 'request_closed'],
  ['TransferArrived', 'transfer_ended'],
  ['TransferDeclined', 'transfer_ended'],
  ['TransferFailed', 'transfer_ended'],
  ['PersonDisabled', 'person_disabled'],
]);
/** Events after which it runs no more. */
const GOES_ON = new Set(['RequestReopened', 'PersonActivated', 'PersonEnabled']);
/** Events that name the instant at which a link ends; for an account in use a new link ends nothing. */
const LINKS = new Set(['PersonInvited', 'InvitationRenewed']);

/**
 * What has ended, folded from the log. The stream of a request, a transfer or a person has the name of its subject. A
 * stream with an event that can't be read is left out: what is unreadable might say that it goes on.
 */
export async function retentionFacts(store: EventStore): Promise<RetentionFact[]> {
  const facts = new Map<string, RetentionFact>();
  const inUse = new Set<string>();
  const unclear = new Set<string>();
  for await (const logged of logSoFar(store)) {
    const subject = logged.stream;
    if (!isRetained(logged)) continue;
    if (!logged.readable) {
      unclear.add(subject);
      continue;
    }
    if (logged.type === 'PersonActivated') inUse.add(subject);
    if (GOES_ON.has(logged.type)) facts.delete(subject);
    const fact = inUse.has(subject) && LINKS.has(logged.type) ? null : factOf(logged);
    if (fact) facts.set(subject, fact);
  }
  return [...facts.values()].filter(({ subject }) => !unclear.has(subject));
}

const isRetained = ({ stream }: LogEvent): boolean => /^(request|transfer|person)-/.test(stream) && isSubject(stream);

function factOf({ stream: subject, type, event, metadata }: RecordedEvent): RetentionFact | null {
  const ended = ENDS.get(type);
  if (ended) return { subject, ended, since: metadata.recordedAt };
  const { expiresAt } = event as { expiresAt?: unknown };
  if (!LINKS.has(type) || typeof expiresAt !== 'string') return null;
  return { subject, ended: 'invitation_ended', since: expiresAt };
}
