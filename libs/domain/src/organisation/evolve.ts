import type { OrganisationEventType, OrganisationFact } from './events.ts';
import type { OrganisationEvolve } from './facts/fact.ts';
import { ORGANISATION_FACTS } from './facts/index.ts';
import type { OrganisationState } from './state.ts';

export function evolveOrganisation(state: OrganisationState, { event, context }: OrganisationFact): OrganisationState {
  const evolve = ORGANISATION_FACTS[event.type] as OrganisationEvolve<OrganisationEventType>;
  return evolve(state, event, context);
}
