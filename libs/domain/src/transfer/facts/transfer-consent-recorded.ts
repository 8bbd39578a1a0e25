import type { TransferEvolve } from './fact.ts';

/** A new consent replaces the previous one. */
export const transferConsentRecorded: TransferEvolve<'TransferConsentRecorded'> = (
  { kind, scope },
  { occurredAt },
) => ({
  consent: { kind, scope, at: occurredAt },
});
