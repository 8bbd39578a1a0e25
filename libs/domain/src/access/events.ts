export type { AccessEvent, EmergencyReason, RevealPurpose, TriedBy } from '@safe-haven/contracts';

export const EMERGENCY_LASTS_MINUTES = 30;
