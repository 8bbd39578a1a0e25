import type { Deciding } from '../../decider.ts';
import type { PersonDecision } from '../rejections.ts';
import type { ActivePerson, KnownPerson, PersonState } from '../state.ts';

/** What deciding on an account needs from outside of its stream. */
export interface OutsidePerson {
  /** How many others can administer: the last one can't be lost. From the directory, across streams. */
  readonly otherAdministrators: number;
}
/** `actor` asks: nobody closes their own account, or gives away or widens their own rights. */
export type PersonContext = Deciding & OutsidePerson;

type Decide<Input, S> = (input: Input, state: S, context: PersonContext) => PersonDecision;

/** What becomes of a command, and of which accounts it can be asked at all. */
export type PersonCommandRow<Input> =
  | { readonly of: 'anybody'; readonly decide: Decide<Input, PersonState> }
  /** Invited, active or disabled. */
  | { readonly of: 'known'; readonly decide: Decide<Input, KnownPerson> }
  /** Invited or active. */
  | { readonly of: 'enabled'; readonly decide: Decide<Input, KnownPerson> }
  | { readonly of: 'active'; readonly decide: Decide<Input, ActivePerson> };
