import type { OrganisationEvent } from '@safe-haven/contracts';
import type { RecordedFact } from '../decider.ts';

export type { OrganisationEvent, OrganisationProfile } from '@safe-haven/contracts';

export type OrganisationEventType = OrganisationEvent['type'];

/** When a fact was recorded, and by whom. */
export interface FactContext extends Pick<RecordedFact<OrganisationEvent>['context'], 'recordedAt'> {
  readonly actor: { readonly person: string };
}

/** One fact with what folding needs of its place. */
export interface OrganisationFact {
  readonly event: OrganisationEvent;
  readonly context: FactContext;
}
