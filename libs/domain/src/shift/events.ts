export type { AccountOf, OverrideReason, ShiftEvent } from '@safe-haven/contracts';
