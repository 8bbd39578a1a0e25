import type { Deciding } from '../../decider.ts';
import type { OrganisationDecision } from '../rejections.ts';
import type { OrganisationState, RegisteredOrganisation } from '../state.ts';

/** What a decision needs from other streams: the names of other organisations, and whether this one's name is in use. */
export interface OutsideOrganisation {
  /** Names in use, including those that only houses and roles carry. */
  readonly others?: readonly string[];
  /** Those of them under which an organisation is registered. */
  readonly registered?: readonly string[];
  /** Whether a role, a house or a token carries this name. */
  readonly isCarried?: boolean;
}
export type OrganisationContext = Pick<Deciding, 'now' | 'actor'> & OutsideOrganisation;

export interface Distinct {
  /** The user has confirmed that it is another organisation, though the names are almost the same. */
  readonly distinct?: boolean;
}

type Decide<Input, S> = (input: Input, state: S, context: OrganisationContext) => OrganisationDecision;

/** The decision of a command, and the situations of an organisation in which it is possible. */
export type OrganisationCommandRow<Input> =
  | { readonly of: 'any'; readonly decide: Decide<Input, OrganisationState> }
  | { readonly of: 'registered'; readonly decide: Decide<Input, RegisteredOrganisation> };
