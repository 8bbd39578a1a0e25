import type { HavenEvent } from '@safe-haven/domain';
import { type EventStore, type LogEvent, type RecordedEvent, readToHead } from '@safe-haven/event-store';
import { isSubject } from '../keys/subject.ts';
import type { Ended, RetentionFact } from './retention.ts';

/** Events that start a retention period, from their recording time. */
const ENDS: ReadonlyMap<string, Ended> = new Map<HavenEvent['type'], Ended>([
  ['RequestPlaced', 'request_closed'],
  ['RequestClosedUnmet', 'request_closed'],
  ['RequestWithdrawn', 'request_closed'],
  ['TransferArrived', 'transfer_ended'],
  ['TransferDeclined', 'transfer_ended'],
  ['TransferFailed', 'transfer_ended'],
  ['PersonDisabled', 'person_disabled'],
]);
/** Events that end the retention period. */
const STOPS_RETENTION: ReadonlySet<string> = new Set<HavenEvent['type']>([
  'RequestReopened',
  'PersonActivated',
  'PersonEnabled',
]);
/** Events with the expiry of an invitation link; they don't apply to an active account. */
const LINKS: ReadonlySet<string> = new Set<HavenEvent['type']>(['PersonInvited', 'InvitationRenewed']);

/**
 * Subjects with a running retention period, folded from the log. A request's, transfer's or person's stream is named
 * like its subject. A stream with an unreadable event is left out, since that event may have reopened the subject.
 */
export async function retentionFacts(store: EventStore): Promise<RetentionFact[]> {
  const facts = new Map<string, RetentionFact>();
  const inUse = new Set<string>();
  const unclear = new Set<string>();
  for await (const logged of readToHead(store)) {
    const subject = logged.stream;
    if (!isRetained(logged)) continue;
    if (!logged.readable) {
      unclear.add(subject);
      continue;
    }
    if (logged.type === 'PersonActivated') inUse.add(subject);
    if (STOPS_RETENTION.has(logged.type)) facts.delete(subject);
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
