import type { PlacedBy } from '../../terms.ts';
import type { ShelterContext } from '../decision.ts';

/** The actor as facts remember it. */
export const recordedActor = ({ actor }: ShelterContext): PlacedBy => ({
  person: actor.person,
  role: actor.role,
  organisation: actor.organisation,
});
