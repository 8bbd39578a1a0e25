import type { Decision, DecisionContext } from '../decider.ts';
import type { Rejection } from '../rejections.ts';
import type { ShelterEvent } from './events.ts';

export type ShelterDecision = Decision<ShelterEvent, Rejection>;

/** What deciding on a house needs from outside of its stream. */
export interface OutsideShelter {
  /** The house said yes to the request for which the actor's organisation wants beds, and so lets it hold them (RQ-13). */
  readonly invited?: boolean;
}
export type ShelterContext = DecisionContext<ShelterEvent> & OutsideShelter;
