import type { Deciding } from '../../decider.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson, KnownPerson, PersonState } from '../state.ts';

/** What deciding on an account needs from other streams. */
export interface OutsidePerson {
  /** How many other administrators there are: the last one can't be removed. From the directory, across streams. */
  readonly otherAdministrators: number;
}
/** Refuses that `actor` closes their own account, or changes their own rights. */
export type PersonContext = Deciding & OutsidePerson;

type Decide<Input, S> = (input: Input, state: S, context: PersonContext) => PersonDecision;

/** The decision of a command, and the situations of an account in which it is possible. */
export type PersonCommandRow<Input> =
  | { readonly of: 'anybody'; readonly decide: Decide<Input, PersonState> }
  /** Invited, active or disabled. */
  | { readonly of: 'known'; readonly decide: Decide<Input, KnownPerson> }
  /** Invited or active. */
  | { readonly of: 'enabled'; readonly decide: Decide<Input, KnownPerson> }
  | { readonly of: 'active'; readonly decide: Decide<Input, ActivePerson> };
