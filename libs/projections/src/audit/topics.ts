import type { AuditTopic } from '@safe-haven/contracts';

/** Event types by the question of managers that they answer. */
const TOPICS: Readonly<Record<string, AuditTopic>> = {
  AddressRecorded: 'address',
  MeetingPointRecorded: 'address',
  DutyContactRecorded: 'address',
  AddressRevealed: 'address',
  EmergencyAccessUsed: 'address',
  EmergencyAccessAsked: 'address',
  EmergencyAccessConfirmed: 'address',
  EmergencyAccessReviewed: 'address',
  PlacesTried: 'tried',
  AttemptsRefused: 'refused',
};

/** The question that an event type answers; null: none. */
export const topicOf = (type: string): AuditTopic | null => TOPICS[type] ?? null;
