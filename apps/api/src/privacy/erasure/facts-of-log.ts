import type { HavenEvent, Instant } from '@safe-haven/domain';
import { type EventStore, type LogEvent, type RecordedEvent, readToHead } from '@safe-haven/event-store';
import { isSubject } from '../keys/subject.ts';
import type { Ended, RetentionFact } from './retention.ts';

/** Events that start a retention period, from their recording time. */
const ENDS: ReadonlyMap<string, Ended> = new Map<HavenEvent['type'], Ended>([
  ['RequestPlaced', 'request_closed'],
  ['RequestClosedUnmet', 'request_closed'],
  ['RequestWithdrawn', 'request_closed'],
  ['OperationClosed', 'operation_closed'],
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

export interface FactsOfLog {
  readonly facts: readonly RetentionFact[];
  /** When somebody other than the program itself last recorded anything; null: nobody ever did. */
  readonly newest: Instant | null;
}

/**
 * Subjects with a running retention period, folded from the log. A request's, operation's, transfer's or person's stream
 * is named like its subject. A stream with an unreadable event is left out, since that event may have reopened the subject.
 */
export async function retentionFacts(store: EventStore): Promise<FactsOfLog> {
  const facts = new Map<string, RetentionFact>();
  const inUse = new Set<string>();
  const unclear = new Set<string>();
  let newest: Instant | null = null;
  for await (const logged of readToHead(store)) {
    const subject = logged.stream;
    if (logged.readable && !isOfProgram(logged)) newest = later(newest, logged.metadata.recordedAt);
    if (!isRetained(logged)) continue;
    if (!logged.readable) {
      unclear.add(subject);
      continue;
    }
    if (logged.type === 'PersonActivated') inUse.add(subject);
    if (STOPS_RETENTION.has(logged.type)) facts.delete(subject);
    // A party that was taken back before it became a request: its key has no stream of its own.
    const goneFact = goneIn(logged);
    if (goneFact) facts.set(goneFact.subject, goneFact);
    const fact = inUse.has(subject) && LINKS.has(logged.type) ? null : factOf(logged);
    if (fact) facts.set(subject, fact);
  }
  return { facts: [...facts.values()].filter(({ subject }) => !unclear.has(subject)), newest };
}

/** What the program wrote by itself says nothing about the time: a clock that is wrong would agree with itself. */
const isOfProgram = ({ metadata }: RecordedEvent): boolean => metadata.actor.person.startsWith('system:');

const later = (one: Instant | null, other: Instant): Instant => (one !== null && one > other ? one : other);

const isRetained = ({ stream }: LogEvent): boolean =>
  /^(request|operation|transfer|person)-/.test(stream) && isSubject(stream);

function goneIn({ type, event, metadata }: RecordedEvent): RetentionFact | null {
  if (type !== 'OperationPartyTakenBack') return null;
  const { requestId } = event as Extract<HavenEvent, { type: 'OperationPartyTakenBack' }>;
  return { subject: `request-${requestId}`, ended: 'request_closed', since: metadata.recordedAt };
}

function factOf({ stream: subject, type, event, metadata }: RecordedEvent): RetentionFact | null {
  const ended = ENDS.get(type);
  if (ended) return { subject, ended, since: metadata.recordedAt };
  const { expiresAt } = event as { expiresAt?: unknown };
  if (!LINKS.has(type) || typeof expiresAt !== 'string') return null;
  return { subject, ended: 'invitation_ended', since: expiresAt };
}
