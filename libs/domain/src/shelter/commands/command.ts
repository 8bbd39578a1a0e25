import type { CommandInput, CommandName } from '@safe-haven/contracts';
import type { Needs } from '../../matching/search.ts';
import type { Action } from '../../policy/table.ts';
import type { AreaRef, Party, Window } from '../../terms.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Registered, ShelterState } from '../state.ts';

type Body<N extends CommandName> = CommandInput<N>;

/** The wire takes a party in short and an area by its id alone; the domain is given both in full. */
type InFull<B> = {
  readonly [K in keyof B]: K extends 'party'
    ? Party | Extract<B[K], undefined>
    : K extends 'area'
      ? AreaRef | Extract<B[K], undefined>
      : B[K];
};

type Inputs = { [N in CommandName]: Body<N> extends Record<string, never> ? object : InFull<Body<N>> } & {
  /** The clock asks: record every lapse, end of pause and end of overflow that is overdue. */
  'record-time': object;
  /** The clock asks: tell the people of the house that they are asked whether its numbers are still correct. */
  'ask-confirmation': object;
  /**
   * A transfer is accepted, or its party has arrived without a hold: beds are held for it. `theirHold`: one that is
   * theirs already.
   */
  'receive-transfer': {
    readonly transferId: string;
    readonly requestId: string | null;
    readonly theirHold: string | null;
    readonly party: Party;
    readonly needs: Needs;
    readonly arrival: Window;
    readonly isWalkIn?: boolean;
  };
  /** The process of transfers asks: the hold of a transfer lasts for its way. */
  'expect-transfer': { readonly transferId: string; readonly arrival: Window };
};

/** What is asked of a house, in the imperative of its event. The names are those of the HTTP contract. */
export type ShelterCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type ShelterCommandType = keyof Inputs;
export type CommandOf<T extends ShelterCommandType> = Extract<ShelterCommand, { type: T }>;

interface Shared {
  /** The right that it takes (`policy/table.ts`). */
  readonly action: Action;
  /** Whether it is about a hold that is there, for which it counts whose hold it is. */
  readonly changesAHold: boolean;
  /** Whether deciding it reads the stream so far. */
  readonly readsHistory: boolean;
  /** Whether it only says what somebody saw: it is stored even where the house can't be read (SH-12). */
  readonly isObservation: boolean;
}

type Decide<T extends ShelterCommandType, S> = (
  command: CommandOf<T>,
  state: S,
  context: ShelterContext,
) => ShelterDecision;

/** A command by which a house joins. */
export interface JoiningCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'none';
  readonly decide: Decide<T, ShelterState>;
}
/** A command that any registered house takes. */
export interface AnyHouseCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'any';
  readonly decide: Decide<T, Registered>;
}
/** What only a house that keeps its beds can be asked. */
export interface KeptHouseCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'kept';
  readonly decide: Decide<T, KeptShelter>;
}
export type ShelterCommandRow<T extends ShelterCommandType> =
  | JoiningCommand<T>
  | AnyHouseCommand<T>
  | KeptHouseCommand<T>;

type Given<C> = Pick<C, Extract<'action' | 'decide', keyof C>> & Partial<Shared>;
const DEFAULTS = { changesAHold: false, readsHistory: false, isObservation: false } as const;

export const joiningCommand = <T extends ShelterCommandType>(row: Given<JoiningCommand<T>>): JoiningCommand<T> => ({
  of: 'none',
  ...DEFAULTS,
  ...row,
});
export const anyHouseCommand = <T extends ShelterCommandType>(row: Given<AnyHouseCommand<T>>): AnyHouseCommand<T> => ({
  of: 'any',
  ...DEFAULTS,
  ...row,
});
export const keptHouseCommand = <T extends ShelterCommandType>(
  row: Given<KeptHouseCommand<T>>,
): KeptHouseCommand<T> => ({ of: 'kept', ...DEFAULTS, ...row });
