import type { Deciding } from '../../decider.ts';
import type { Party, Sealed } from '../../terms.ts';
import type { Crossing, PartyRelations, Travel } from '../events.ts';
import type { OperationDecision } from '../rejections.ts';
import type { Related } from '../relations.ts';
import type { OpenedOperation, OperationLine, OperationState } from '../state.ts';

/** What deciding on an operation needs from elsewhere. */
export interface OutsideOperation {
  /** What the lines say of each other: in the stream it is sealed. */
  readonly related?: Related;
  /** The state of a line by its request, which its own stream says. */
  readonly standingOf?: (line: OperationLine) => LineStanding;
  readonly roads?: Roads;
}

/** What rides depend on in addition to their stream. */
interface Roads {
  /** Who travels and when, by ride: in the stream it is sealed. Erased ones are missing. */
  readonly travels: ReadonlyMap<number, Travel>;
  /** The house that holds a place for a card whose party has not come; null: none. */
  readonly placeOf: (line: number) => string | null;
  /** Whether a border lies on the way; where they leave from may not be known. */
  readonly isAbroad: (shelterId: string) => boolean;
}

/** `held`: it has a place. `over`: its party has come, or its request was closed. */
export type LineStanding = 'none' | 'open' | 'held' | 'over';

export type OperationContext = Deciding & OutsideOperation;

/** A party as it is recorded, its boxes sealed under the key of its request. */
export interface Described {
  readonly line: number;
  readonly requestId: string;
  readonly party: Party;
  readonly criteria: Sealed;
  readonly relations: Sealed;
}

/** A planned line as the plan was made of it. */
export interface PlannedHold {
  readonly line: number;
  readonly requestId: string;
  /** Its `since` when the plan was made. */
  readonly since: number;
  readonly shelterId: string;
  readonly rooms: readonly string[];
  readonly abroad: boolean;
  /** How long they are on their way; null: not known. */
  readonly minutes: number | null;
}

interface Inputs {
  open: { readonly expected: number; readonly avoided: number; readonly where: Sealed };
  help: object;
  'take-lead': { readonly from: string };
  'add-party': Described & { readonly related: PartyRelations; readonly crosses: Crossing };
  'change-party': Described;
  'relate-party': { readonly line: number; readonly relations: Sealed; readonly related: PartyRelations };
  'record-crossing': { readonly line: number; readonly crosses: Crossing };
  'take-back-party': { readonly line: number };
  /** `others`: those who said something of `other`, which they now say of `line`. */
  'join-parties': Described & {
    readonly related: PartyRelations;
    readonly other: number;
    readonly others: readonly { readonly line: number; readonly relations: Sealed; readonly related: PartyRelations }[];
  };
  'split-party': Described & { readonly into: Described };
  'decide-shelter': { readonly line: number; readonly shelterId: string | null };
  hold: {
    readonly lines: readonly PlannedHold[];
    readonly ask: readonly { readonly line: number; readonly shelters: readonly string[] }[];
  };
  confirm: { readonly lines?: readonly number[] };
  'undo-holds': { readonly lines?: readonly number[] };
  /** `says`: what is sealed in `travel`. */
  'add-ride': { readonly shelterId: string; readonly travel: Sealed; readonly says: Travel };
  'change-ride': { readonly ride: number; readonly travel: Sealed; readonly says: Travel };
  'call-off-ride': { readonly ride: number };
  'show-meeting-point': { readonly ride: number };
  close: object;
  /** The process that follows the operation reports what a house did of an act. */
  'answer-holds': {
    readonly act: string;
    readonly shelterId: string;
    readonly held: readonly { readonly line: number; readonly holdId: string }[];
    readonly refused: readonly { readonly line: number; readonly code: string }[];
  };
  /** The clock asks: close it when nobody touched it for a week. */
  'record-time': object;
}

/** Commands on one operation. The names are those of the HTTP contract, but for the last two. */
export type OperationCommand = { [N in keyof Inputs]: { readonly type: N } & Inputs[N] }[keyof Inputs];
export type OperationCommandType = keyof Inputs;
export type CommandOf<T extends OperationCommandType> = Extract<OperationCommand, { type: T }>;

type Decide<T extends OperationCommandType, S> = (
  command: CommandOf<T>,
  state: S,
  context: OperationContext,
) => OperationDecision;

/** The decision of a command, when it is possible, and whether it is the lead's alone. */
export type OperationCommandRow<T extends OperationCommandType> =
  | { readonly when: 'any'; readonly by?: never; readonly decide: Decide<T, OperationState> }
  | { readonly when: 'open' | 'opened'; readonly by?: 'lead'; readonly decide: Decide<T, OpenedOperation> };
