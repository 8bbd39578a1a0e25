import type { Rejection, RejectionCode } from '../../rejections.ts';
import { placesKept } from '../beds/places.ts';
import type { Use } from '../beds/usage.ts';
import type { DecisionContext, ShelterCommand, ShelterCommandType } from '../commands.ts';
import { type Decision, rejected } from '../decision.ts';
import type { PlacedBy } from '../events.ts';
import type { KeptShelter } from '../state.ts';

export type Command<T extends ShelterCommandType> = Extract<ShelterCommand, { type: T }>;

export const refuse = (code: RejectionCode): Decision => rejected({ code });

/** A refusal about beds also says how many places are still free, and for how large a party (SH-8). */
export function refuseWithPlaces(state: KeptShelter, uses: ReadonlyMap<string, Use>, why: Rejection): Decision {
  const { free, together } = placesKept(state, uses);
  return rejected({ ...why, free, together });
}

/** The actor as facts remember it. */
export const byWhom = ({ actor }: DecisionContext): PlacedBy => ({
  person: actor.person,
  role: actor.role,
  organisation: actor.organisation,
});
