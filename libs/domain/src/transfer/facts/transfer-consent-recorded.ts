import type { TransferEvolve } from './fact.ts';

/** Another consent takes the place of the one before. */
export const transferConsentRecorded: TransferEvolve<'TransferConsentRecorded'> = (
  { kind, scope },
  { occurredAt },
) => ({
  consent: { kind, scope, at: occurredAt },
});
