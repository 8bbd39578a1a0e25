import type { RequestEvolve } from './fact.ts';

/** A new consent replaces the previous one. */
export const requestConsentRecorded: RequestEvolve<'RequestConsentRecorded'> = (
  _,
  { kind, scope },
  { occurredAt },
) => ({
  consent: { kind, scope, at: occurredAt },
});
