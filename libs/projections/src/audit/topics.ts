import type { AuditTopic } from '@safe-haven/contracts';
import type { HavenEvent } from '@safe-haven/domain';

/** Event types by the question of managers that they answer. */
const TOPICS: Readonly<Partial<Record<HavenEvent['type'], AuditTopic>>> = {
  AddressRecorded: 'address',
  MeetingPointRecorded: 'address',
  DutyContactRecorded: 'address',
  DutyContactReported: 'address',
  DutyContactReportWithdrawn: 'address',
  DutyContactConfirmed: 'address',
  AddressRevealed: 'address',
  EmergencyAccessUsed: 'address',
  EmergencyAccessAsked: 'address',
  EmergencyAccessConfirmed: 'address',
  EmergencyAccessReviewed: 'address',
  ManyContactsRead: 'address',
  OperationMeetingPointShown: 'address',
  PlacesTried: 'tried',
  AttemptsRefused: 'refused',
};

/** The question that an event type answers; null: none. */
export const topicOf = (type: string): AuditTopic | null => TOPICS[type as HavenEvent['type']] ?? null;
