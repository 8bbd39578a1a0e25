import type { Decision } from '../decider.ts';
import type { SurgeEvent } from './events.ts';

/** Every reason for which a command on a surge is refused, in order of precedence. */
export const SURGE_REJECTION_CODES = [
  'surge_opened',
  'surge_not_opened',
  'surge_over',
  'surge_elsewhere',
  'surge_not_asked',
  'surge_not_confirmed',
  'own_country',
  'country_asked',
  'no_focal_point',
  'nothing_missing',
  'own_surge',
  'same_organisation',
  'surge_confirmed',
  'surge_waits',
  'surge_often',
  'surge_too_large',
  'surge_too_short',
  'surge_too_long',
] as const;
export type SurgeRejectionCode = (typeof SURGE_REJECTION_CODES)[number];

export type SurgeDecision = Decision<SurgeEvent, { readonly code: SurgeRejectionCode }>;
