import type { CommandInput, CommandName } from '@safe-haven/contracts';
import type { Action } from '../../policy/table.ts';
import type { AreaRef, Instant, Needs, Party, Window } from '../../terms.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter, Registered, ShelterState } from '../state.ts';

type Body<N extends CommandName> = CommandInput<N>;

/** The wire accepts a short party and an area by id; the domain gets both in full. */
type InFull<B> = {
  readonly [K in keyof B]: K extends 'party'
    ? Party | Extract<B[K], undefined>
    : K extends 'area'
      ? AreaRef | Extract<B[K], undefined>
      : B[K];
};

type Inputs = { [N in CommandName]: Body<N> extends Record<string, never> ? object : InFull<Body<N>> } & {
  /** The clock asks: record every lapse, end of pause and end of overflow that is due. */
  'record-time': object;
  /** The clock asks: ask the people of the house to confirm its numbers. */
  'ask-confirmation': object;
  /**
   * A transfer is accepted, or its party has arrived without a hold: beds are held for it. `theirHold`: an existing hold of
   * that party.
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
  /** The process that follows operations asks: hold the parties of one act, each in the rooms of its plan. */
  'hold-parties': {
    readonly lines: readonly {
      readonly holdId: string;
      readonly requestId: string;
      readonly party: Party;
      readonly rooms: readonly string[];
      /** When its full hold ends. */
      readonly until: Instant;
    }[];
  };
  /** The process that follows surges asks: close what was opened for this one. */
  'close-surge': { readonly surgeId: string };
  /** It asks: these first holds become full ones. */
  'confirm-holds': { readonly holds: readonly string[] };
  /** The process manager of transfers asks: extend the hold of a transfer for its journey. */
  /** `since`: when it was said, so that the same, said again later, changes nothing. */
  'expect-transfer': { readonly transferId: string; readonly arrival: Window; readonly since: Instant };
};

/** Commands on a house. The names are those of the HTTP contract. */
export type ShelterCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type ShelterCommandType = keyof Inputs;
export type CommandOf<T extends ShelterCommandType> = Extract<ShelterCommand, { type: T }>;

interface Shared {
  /** Its right (`policy/table.ts`). */
  readonly action: Action;
  /** Whether it is about an existing hold, so that it matters who placed it. */
  readonly changesAHold: boolean;
  /** Whether deciding it reads the stream so far. */
  readonly readsHistory: boolean;
  /** Whether it is an observation: it is stored even where the house can't be read (SH-12). */
  readonly isObservation: boolean;
  /** How it reached us, where that is not how its sender did; null: as its sender. */
  readonly source: 'phone-in' | null;
}

type Decide<T extends ShelterCommandType, S> = (
  command: CommandOf<T>,
  state: S,
  context: ShelterContext,
) => ShelterDecision;

/** A command that registers a house. */
export interface JoiningCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'none';
  readonly decide: Decide<T, ShelterState>;
}
/** A command that any registered house accepts. */
export interface AnyShelterCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'any';
  readonly decide: Decide<T, Registered>;
}
/** A command that only a kept house accepts. */
export interface KeptShelterCommand<T extends ShelterCommandType> extends Shared {
  readonly of: 'kept';
  readonly decide: Decide<T, KeptShelter>;
}
export type ShelterCommandRow<T extends ShelterCommandType> =
  | JoiningCommand<T>
  | AnyShelterCommand<T>
  | KeptShelterCommand<T>;

type Given<C> = Pick<C, Extract<'action' | 'decide', keyof C>> & Partial<Shared>;
const DEFAULTS = { changesAHold: false, readsHistory: false, isObservation: false, source: null } as const;

export const joiningCommand = <T extends ShelterCommandType>(row: Given<JoiningCommand<T>>): JoiningCommand<T> => ({
  of: 'none',
  ...DEFAULTS,
  ...row,
});
export const anyShelterCommand = <T extends ShelterCommandType>(
  row: Given<AnyShelterCommand<T>>,
): AnyShelterCommand<T> => ({
  of: 'any',
  ...DEFAULTS,
  ...row,
});
export const keptShelterCommand = <T extends ShelterCommandType>(
  row: Given<KeptShelterCommand<T>>,
): KeptShelterCommand<T> => ({ of: 'kept', ...DEFAULTS, ...row });
