export type { AccessEvent, EmergencyReason, RevealPurpose } from '@safe-haven/contracts';

export const EMERGENCY_LASTS_MINUTES = 30;
