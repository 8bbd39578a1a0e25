import { rejected } from '../../decider.ts';
import { placesKept } from '../beds/places.ts';
import type { Use } from '../beds/usage.ts';
import type { ShelterDecision } from '../decision.ts';
import type { Rejection } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';

/** A refusal about beds also has the number of free places and the largest party that fits (SH-8). */
export function refuseWithPlaces(state: KeptShelter, uses: ReadonlyMap<string, Use>, why: Rejection): ShelterDecision {
  const { free, together } = placesKept(state, uses);
  return rejected({ ...why, free, together });
}
