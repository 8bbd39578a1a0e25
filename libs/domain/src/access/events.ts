export type { AccessEvent, TriedBy } from '@safe-haven/contracts';

export const EMERGENCY_LASTS_MINUTES = 30;
