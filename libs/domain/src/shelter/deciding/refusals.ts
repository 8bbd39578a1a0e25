import { rejected } from '../../decider.ts';
import type { Rejection } from '../../rejections.ts';
import { placesKept } from '../beds/places.ts';
import type { Use } from '../beds/usage.ts';
import type { ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';

/** A refusal about beds also says how many places are still free, and for how large a party (SH-8). */
export function refuseWithPlaces(state: KeptShelter, uses: ReadonlyMap<string, Use>, why: Rejection): ShelterDecision {
  const { free, together } = placesKept(state, uses);
  return rejected({ ...why, free, together });
}
