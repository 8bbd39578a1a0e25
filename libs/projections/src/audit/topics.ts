import type { AuditTopic } from '@safe-haven/contracts';

/** The facts that answer a manager's three questions, by their types. */
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

/** Which of the three questions a fact answers; null: none. */
export const topicOf = (type: string): AuditTopic | null => TOPICS[type] ?? null;
