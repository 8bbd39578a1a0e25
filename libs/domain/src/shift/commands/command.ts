import type { Deciding } from '../../decider.ts';
import type { AccountOf } from '../events.ts';
import type { ShiftDecision } from '../rejections.ts';
import type { BegunShift, ShiftState } from '../state.ts';

export type ShiftContext = Pick<Deciding, 'now' | 'actor'> & { readonly newId: string };

/** The shift that a command is about. */
export interface AboutShift {
  readonly shiftId: string;
}

/** Up to which position of the log the sender's screen showed the account, and which houses and cases it covers. */
export type SeenAccount = Omit<AccountOf, 'from'>;

type Decide<Input, S> = (input: Input, state: S, context: ShiftContext) => ShiftDecision;

/** The decision of a command: on the desk whatever its situation, or on its current shift. */
export type ShiftCommandRow<Input> =
  | { readonly of: 'desk'; readonly decide: Decide<Input, ShiftState> }
  | {
      readonly of: 'shift';
      /** Whether it begins the sender's own shift, so that a retry finds it begun. */
      readonly takesOver: boolean;
      readonly decide: Decide<Input, BegunShift>;
    };
