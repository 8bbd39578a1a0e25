import type { Decision, DecisionContext } from '../decider.ts';
import type { Rejection } from '../rejections.ts';
import type { Country } from '../terms.ts';
import type { ShelterEvent } from './events.ts';

export type ShelterDecision = Decision<ShelterEvent, Rejection>;

/** What deciding on a house needs from outside of its stream. */
export interface OutsideShelter {
  /** The house said yes to the request for which the actor's organisation wants beds, and so lets it hold them (RQ-13). */
  readonly invited?: boolean;
  /** The countries of the organisation that registers; absent: they bind nobody here. */
  readonly countries?: readonly Country[];
  /** The houses that others could take this one for. */
  readonly neighbours?: readonly Neighbour[];
}

/** What has to be known of another house to tell two apart. */
export interface Neighbour {
  readonly shelterId: string;
  readonly name: string;
  readonly areaId: string;
}

export type ShelterContext = DecisionContext<ShelterEvent> & OutsideShelter;
