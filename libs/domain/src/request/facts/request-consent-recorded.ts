import type { RequestEvolve } from './fact.ts';

/** Another consent takes the place of the one before. */
export const requestConsentRecorded: RequestEvolve<'RequestConsentRecorded'> = (
  _,
  { kind, scope },
  { occurredAt },
) => ({
  consent: { kind, scope, at: occurredAt },
});
